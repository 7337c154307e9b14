using Dtks.Domain.Areas;
using Dtks.Domain.Evidence;
using Dtks.Domain.LetterScans;
using Dtks.Functions.Evidence;
using Dtks.Functions.Ratification;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Messaging;
using Dtks.Platform.Problems;

namespace Dtks.Functions.LetterScans;

/// <summary>
/// Inspects a letter's scan (RAT-1): keeps what is as declared and a document, records the outcome, and only then removes what came in. It may end between any two steps: the next delivery
/// goes on to the same end.
/// </summary>
public sealed class ScanInspector(ScanRepository scans, LetterRepository letters, UploadInspection uploads, EvidenceBlobs blobs, ChangeCommit commit, OptimisticRetry retry)
{
    /// <summary>Inspects one scan.</summary>
    /// <exception cref="MessageException">There is no such scan, it is not complete, or other bytes stand in its place in the evidence.</exception>
    public async Task InspectAsync(ScanMessage message, CancellationToken cancellation)
    {
        var found = await FindAsync(message, cancellation);
        if (found.State.Status == EvidenceStatus.Pending)
        {
            throw new MessageException($"the scan {message.Scan} is not complete");
        }

        if (found.State.Status == EvidenceStatus.Inspecting)
        {
            var seen = await uploads.KeepAsync(found.BlobName(), found.State.Declared(), isPhoto: false, content => Task.FromResult(content.Fault is null), cancellation);
            await retry.RetryAsync(() => RecordAsync(message, seen, cancellation), cancellation);
        }

        await blobs.DropIncomingAsync(found.BlobName(), cancellation);
    }

    private async Task<ScanDocument> FindAsync(ScanMessage message, CancellationToken cancellation) =>
        await scans.FindAsync(message.Regency, message.Scan, cancellation)
        ?? throw new MessageException($"there is no scan {message.Scan} in {message.Regency}");

    private async Task RecordAsync(ScanMessage message, InspectedUpload seen, CancellationToken cancellation)
    {
        var found = await FindAsync(message, cancellation);
        var inspect = new ScanCommand.Inspect(seen.Bytes, seen.Content);
        var happened = Accepted.Events(ScanDecider.Decide(inspect, found.State, letters.Policy(AreaCode.Parse(found.Regency)), letters.Now()));
        if (happened.Count > 0)
        {
            await commit.SaveAsync(ScanRepository.Change(found, found.Regency, happened[0]).Change, cancellation);
        }
    }
}
