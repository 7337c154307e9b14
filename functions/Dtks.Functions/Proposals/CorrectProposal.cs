using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Proposals;

/// <summary>
/// POST /proposals/{village}/{id}/correction: its proposer says it anew, after it did not match (PRO-5) or its letter came back (RAT-5).
/// </summary>
public sealed class CorrectProposal(Api api, ProposalAmendment amendment)
{
    /// <summary>Corrects it; the body is that of a new proposal.</summary>
    [Function(nameof(CorrectProposal))]
    [Access(Role.Citizen, Role.VillageOfficer, Role.RegencyOfficer, Role.MinistryOfficer, Area = "village", Concerned = [Role.Citizen])]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "proposals/{village}/{id}/correction")] HttpRequest request,
        string village,
        string id,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var body = await RequestBody.ReadBytesAsync(request, cancellation);
            var draft = RequestBody.Parse<ProposalDraft>(body);
            var asked = new AmendmentRequest(village, id, IdempotencyHeader.Read(request, caller, body), IfMatchHeader.Read(request));
            return await amendment.CorrectAsync(caller, asked, draft, cancellation);
        });
}
