using Dtks.Domain.Areas;
using Dtks.Domain.Evidence;
using Dtks.Domain.LetterScans;
using Dtks.Functions.Evidence;
using Dtks.Functions.Ratification;
using Dtks.Platform.Changes;
using Dtks.Platform.Deadlines;
using Dtks.Platform.Documents;
using Dtks.Platform.Problems;

namespace Dtks.Functions.LetterScans;

/// <summary>Gives up on scans that were declared and never completed, and clears away what may lie about under a name that is settled.</summary>
public sealed class ExpireScans(ScanRepository scans, LetterRepository letters, EvidenceBlobs blobs, ChangeCommit commit, OptimisticRetry retry) : IDeadlineAction
{
    /// <summary>A scan of a letter that was announced and never came is given up.</summary>
    public const string DeadlineKind = "letterScanExpiry";

    /// <inheritdoc />
    public string Kind => DeadlineKind;

    /// <inheritdoc />
    public async Task RunAsync(DeadlineInput deadline, CancellationToken cancellation)
    {
        var found = await retry.RetryAsync(() => ExpireAsync(deadline, cancellation), cancellation);
        if (found is { State.Status: not (EvidenceStatus.Pending or EvidenceStatus.Inspecting) })
        {
            await blobs.SweepIncomingAsync(found.BlobName(), cancellation);
        }
    }

    private async Task<ScanDocument?> ExpireAsync(DeadlineInput deadline, CancellationToken cancellation)
    {
        if (await scans.FindAsync(deadline.Village, deadline.Target, cancellation) is not { } found)
        {
            return null;
        }

        var happened = Accepted.Events(ScanDecider.Decide(new ScanCommand.Expire(), found.State, letters.Policy(AreaCode.Parse(found.Regency)), letters.Now()));
        if (happened.Count == 0)
        {
            return found;
        }

        var (change, after) = ScanRepository.Change(found, found.Regency, happened[0]);
        await commit.SaveAsync(change, cancellation);
        return after;
    }
}
