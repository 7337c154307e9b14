using Dtks.Domain.Evidence;
using Dtks.Domain.Kernel;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Messaging;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Evidence;

/// <summary>
/// Inspects an upload (MUS-6, MUS-7): measures it on our side and opens it, keeps what is as declared and a document, records the outcome, and only then removes what
/// came in.
/// Each step may be done twice and the whole may end between any two: the next delivery goes on to the same end.
/// </summary>
public sealed class EvidenceInspector(
    EvidenceRepository repository, EvidenceBlobs blobs, UploadInspection uploads, PictureIndex pictures, ChangeCommit commit, OptimisticRetry retry)
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
            var seen = await SeeAsync(found, cancellation);
            await retry.RetryAsync(() => RecordAsync(message, seen, cancellation), cancellation);
        }

        await blobs.DropIncomingAsync(found.BlobName(), cancellation);
    }

    private async Task<EvidenceDocument> FindAsync(EvidenceMessage message, CancellationToken cancellation) =>
        await repository.FindAsync(message.Village, message.Evidence, cancellation)
        ?? throw new MessageException($"there is no upload {message.Evidence} in {message.Village}");

    /// <summary>What the upload is; when it is as declared and a document, the evidence holds it, and a photo is known again.</summary>
    private async Task<Seen> SeeAsync(EvidenceDocument found, CancellationToken cancellation)
    {
        var isPhoto = found.State.Kind is EvidenceKind.ActivityPhoto or EvidenceKind.PublicationPhoto;
        var seen = await uploads.KeepAsync(found.BlobName(), found.State.Declared(), isPhoto, content => IsFitAsync(found, content, cancellation), cancellation);
        return new Seen(seen.Bytes, seen.Content, seen.IsKept ? await pictures.RememberAsync(found, seen.Content?.Look ?? [], cancellation) : []);
    }

    private async Task<bool> IsFitAsync(EvidenceDocument found, DocumentContent content, CancellationToken cancellation) =>
        InspectionRules.Fault(content, (await repository.FileAsync(found, cancellation))?.OtherThan(found)) is null;

    private async Task RecordAsync(EvidenceMessage message, Seen seen, CancellationToken cancellation)
    {
        var found = await FindAsync(message, cancellation);
        var file = await repository.FileAsync(found, cancellation);
        var inspect = new EvidenceCommand.Inspect(seen.Bytes, seen.Content, file?.OtherThan(found), seen.Reuses);
        var events = Accepted.Events(repository.Decide(inspect, found.State, found.Village));
        if (events.Count > 0)
        {
            await commit.SaveAsync(repository.Settle(found, events, file), cancellation);
        }
    }

    private sealed record Seen(UploadedBytes? Bytes, DocumentContent? Content, IReadOnlyList<EvidenceReuse> Reuses);
}
