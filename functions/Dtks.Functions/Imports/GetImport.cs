using Dtks.Domain.Imports;
using Dtks.Domain.Kernel;
using Dtks.Functions.Evidence;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Imports;

/// <summary>GET …/imports/{id}: how far a prelist is; while its bytes are awaited, which have arrived and the link to go on.</summary>
public sealed class GetImport(Api api, ImportRepository repository, UploadBlobs blobs, UploadLinks links, MessageCatalogue messages)
{
    /// <summary>One import.</summary>
    [Function(nameof(GetImport))]
    [Access(Role.VillageOfficer, Area = "village")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "villages/{village}/imports/{id}")] HttpRequest request, string village, string id, CancellationToken cancellation) =>
        api.RunAsync(request, async _ =>
        {
            var found = await repository.FindAsync(village, id, cancellation) ?? throw new ProblemException(Problem.NotFound);
            var upload = found.Status == ImportStatus.Awaiting ? await UploadAsync(found.Upload(), DeclareEvidence.HostOf(request), cancellation) : null;
            return Answer.Done(ImportView.Of(found, upload, messages, MessageCatalogue.Choose(request.Headers.AcceptLanguage)), found.ETag);
        });

    private async Task<UploadView> UploadAsync(DeclaredUpload declared, Uri host, CancellationToken cancellation) =>
        UploadView.Of(declared, await blobs.ProgressAsync(declared.BlobName, cancellation), links.To(declared, host));
}
