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
/// GET …/evidence/{evidenceId}: where an upload stands, and the link to read it once it is accepted. Giving that link leaves an audit
/// entry.
/// </summary>
public sealed class GetEvidence(Api api, EvidenceRepository repository, BlobLinks links, AuditedReads reads, MessageCatalogue messages)
{
    /// <summary>One upload.</summary>
    [Function(nameof(GetEvidence))]
    [Access(Role.VillageOfficer, Role.VillageHead, Role.DistrictHead, Role.RegencyOfficer, Role.Regent, Role.MinistryOfficer, Role.Auditor, Area = "village")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "villages/{village}/deliberations/{id}/evidence/{evidenceId}")] HttpRequest request,
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

            var link = found.Status == EvidenceStatus.Accepted ? await OpenAsync(found, by, cancellation) : null;
            var language = MessageCatalogue.Choose(request.Headers.AcceptLanguage);
            return Answer.Done(EvidenceView.Of(found, link, messages, language), found.ETag);
        });

    private async Task<BlobLink> OpenAsync(EvidenceDocument found, Actor by, CancellationToken cancellation)
    {
        await reads.NoteAsync(Partitions.Registry(found.Village), AuditEntry.Of(by, "evidence.read", found.Id, found.State), cancellation);
        return await links.ToDownloadAsync(found.BlobName(), found.State.FileName, found.State.ContentType, cancellation);
    }
}
