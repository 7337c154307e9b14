using Dtks.Domain.Evidence;
using Dtks.Domain.Kernel;
using Dtks.Functions.Data;
using Dtks.Platform.Access;
using Dtks.Platform.Audit;
using Dtks.Platform.Changes;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Dtks.Platform.Reads;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Evidence;

/// <summary>
/// GET …/evidence/{evidenceId}: where an upload stands; while its bytes are awaited, which have arrived and the link to go on; once it is
/// accepted, the link to read it. Giving that one leaves an audit entry.
/// </summary>
public sealed class GetEvidence(
    Api api, EvidenceRepository repository, UploadBlobs blobs, BlobLinks downloads, UploadLinks uploads, AuditedReads reads, MessageCatalogue messages)
{
    /// <summary>One upload.</summary>
    [Function(nameof(GetEvidence))]
    [Access(Role.VillageOfficer, Role.VillageHead, Role.DistrictHead, Role.RegencyOfficer, Role.Regent, Role.MinistryOfficer, Role.Auditor, Area = "village")]
    [Answers<EvidenceView>(ETag = true)]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/villages/{village}/deliberations/{id}/evidence/{evidenceId}")] HttpRequest request,
        string village,
        string id,
        string evidenceId,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var by = caller.Actor;
            var found = await repository.FindAsync(village, evidenceId, cancellation);
            if (found?.Deliberation != id)
            {
                throw new ProblemException(Problem.NotFound);
            }

            var language = MessageCatalogue.Choose(request.Headers.AcceptLanguage);
            var link = found.Status == EvidenceStatus.Accepted ? await OpenAsync(found, by, cancellation) : null;
            var upload = found.Status == EvidenceStatus.Pending ? await UploadAsync(found, by, DeclareEvidence.HostOf(request), cancellation) : null;
            return Answer.Done(EvidenceView.Of(found, upload, link, messages, language), found.ETag);
        });

    // Whoever may declare may send; the others of the area see how far it is.
    private async Task<UploadView> UploadAsync(EvidenceDocument found, Actor by, Uri host, CancellationToken cancellation)
    {
        var progress = await blobs.ProgressAsync(found.BlobName(), cancellation);
        var declared = await repository.UploadAsync(found, cancellation);
        return UploadView.Of(declared, progress, by.Role == Role.VillageOfficer && declared.Closed is null ? uploads.To(declared, host) : null);
    }

    private async Task<BlobLink> OpenAsync(EvidenceDocument found, Actor by, CancellationToken cancellation)
    {
        await reads.NoteAsync(Partitions.Registry(found.Village), AuditEntry.Of(by, "evidence.read", found.Id, found.State), cancellation);
        return await downloads.ToDownloadAsync(found.BlobName(), found.State.FileName, found.State.ContentType, cancellation);
    }
}
