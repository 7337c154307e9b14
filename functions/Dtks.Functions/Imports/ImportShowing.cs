using Dtks.Domain.Imports;
using Dtks.Functions.Data;
using Dtks.Functions.Evidence;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Imports;

/// <summary>Shows imports of a kind: how far they are.</summary>
public sealed class ImportShowing(ImportRepository repository, UploadBlobs blobs, UploadLinks links, MessageCatalogue messages)
{
    /// <summary>One import; while its bytes are awaited, which have arrived and the link to go on, to the host as the client names it.</summary>
    /// <exception cref="ProblemException">404 where there is none.</exception>
    public async Task<Answer> OneAsync(string village, string id, string? kind, Uri host, string language, CancellationToken cancellation)
    {
        var found = await repository.FindAsync(village, id, kind, cancellation) ?? throw new ProblemException(Problem.NotFound);
        var upload = found.Status == ImportStatus.Awaiting ? await UploadAsync(found.Upload(), host, cancellation) : null;
        return Answer.Done(ImportView.Of(found, upload, messages, language), found.ETag);
    }

    /// <summary>A village's imports of a kind, newest first.</summary>
    internal PagedList<ImportDocument, ImportView> All(string village, string? kind, string language) => new(
        Partitions.Registry(village), ImportRepository.OfKind(kind), found => new Place(Listing.Key(found.CreatedOn), found.Id), found => ImportView.Of(found, upload: null, messages, language));

    private async Task<UploadView> UploadAsync(DeclaredUpload declared, Uri host, CancellationToken cancellation) =>
        UploadView.Of(declared, await blobs.ProgressAsync(declared.BlobName, cancellation), links.To(declared, host));
}
