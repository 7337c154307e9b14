using Dtks.Domain.Evidence;
using Dtks.Domain.Kernel;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Messaging;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Evidence;

/// <summary>
/// Inspects an upload (MUS-6, MUS-7): measures it on our side, keeps what is as declared, records the outcome, and only then removes what
/// came in.
/// Each step may be done twice and the whole may end between any two: the next delivery goes on to the same end.
/// </summary>
public sealed class EvidenceInspector(EvidenceRepository repository, EvidenceBlobs blobs, ChangeCommit commit, OptimisticRetry retry)
{
    /// <summary>Inspects one upload.</summary>
    /// <exception cref="MessageException">There is no such upload, it is not complete, or other bytes stand in its place in the
    /// evidence.</exception>
    public async Task InspectAsync(EvidenceMessage message, CancellationToken cancellation)
    {
        var found = await FindAsync(message, cancellation);
        if (found.Status == EvidenceStatus.Pending)
        {
            throw new MessageException($"the upload {message.Evidence} is not complete");
        }

        if (found.Status == EvidenceStatus.Inspecting)
        {
            var bytes = await KeepAsync(found, cancellation);
            await retry.RetryAsync(() => RecordAsync(message, bytes, cancellation), cancellation);
        }

        await blobs.DropIncomingAsync(found.BlobName(), cancellation);
    }

    private async Task<EvidenceDocument> FindAsync(EvidenceMessage message, CancellationToken cancellation) =>
        await repository.FindAsync(message.Village, message.Evidence, cancellation)
        ?? throw new MessageException($"there is no upload {message.Evidence} in {message.Village}");

    /// <summary>What the upload is; when it is as declared, the evidence holds it.</summary>
    private async Task<UploadedBytes?> KeepAsync(EvidenceDocument found, CancellationToken cancellation)
    {
        var (name, declared) = (found.BlobName(), found.State.Length);
        if (await blobs.MeasureIncomingAsync(name, declared, cancellation) is not { } upload)
        {
            // Another delivery may be ahead of this one and have removed it already.
            return (await blobs.MeasureKeptAsync(name, declared, cancellation))?.Bytes;
        }

        return InspectionRules.Fault(found.State, upload.Bytes) is not null || await blobs.KeepAsync(name, upload, cancellation)
            ? upload.Bytes
            : throw new MessageException($"other bytes stand as evidence {name}");
    }

    private async Task RecordAsync(EvidenceMessage message, UploadedBytes? bytes, CancellationToken cancellation)
    {
        var found = await FindAsync(message, cancellation);
        var events = Accepted.Events(repository.Decide(new EvidenceCommand.Inspect(bytes), found.State, found.Village));
        if (events.Count > 0)
        {
            await commit.SaveAsync(repository.Change(found, found.Village, events).Change, cancellation);
        }
    }
}
