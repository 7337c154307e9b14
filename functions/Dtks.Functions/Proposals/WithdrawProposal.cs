using Dtks.Domain.Kernel;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Proposals;

/// <summary>POST /proposals/{village}/{id}/withdrawal: its proposer takes it back, until a letter has ratified it (RAT-8).</summary>
public sealed class WithdrawProposal(Api api, ProposalAmendment amendment)
{
    /// <summary>Takes it back.</summary>
    [Function(nameof(WithdrawProposal))]
    [Access(Role.Citizen, Role.VillageOfficer, Role.RegencyOfficer, Role.MinistryOfficer, Area = "village", Concerned = [Role.Citizen])]
    [Takes(IfMatch = true)]
    [Answers<ProposalReceipt>]
    [Refuses(409, "proposal.notOpen")]
    [Refuses(409, "proposal.goesOnElsewhere", Rule = "REG-8")]
    [Refuses(422, "proposal.notOwn", Rule = "GOV-2")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/proposals/{village}/{id}/withdrawal")] HttpRequest request,
        string village,
        string id,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var body = await RequestBody.ReadNothingAsync(request, cancellation);

            var asked = new AmendmentRequest(village, id, IdempotencyHeader.Read(request, caller, body), IfMatchHeader.Read(request));
            return await amendment.WithdrawAsync(caller, asked, cancellation);
        });
}
