using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Proposals;

/// <summary>POST /proposals (PRO-1, PRO-2, PRO-4).</summary>
public sealed class SubmitProposal(Api api, ProposalIntake intake)
{
    /// <summary>Takes a proposal in.</summary>
    [Function(nameof(SubmitProposal))]
    [Access(Role.Citizen, Role.VillageOfficer, Role.RegencyOfficer, Role.MinistryOfficer, Area = AccessArea.InBody)]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "proposals")] HttpRequest request, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var by = caller.Actor;
            var body = await RequestBody.ReadBytesAsync(request, cancellation);
            var draft = RequestBody.Parse<ProposalDraft>(body);
            return await intake.SubmitAsync(caller, by, draft, IdempotencyHeader.Read(request, caller, body), MessageCatalogue.Choose(request.Headers.AcceptLanguage), cancellation);
        });
}
