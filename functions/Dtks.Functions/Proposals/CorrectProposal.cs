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
    [Takes<ProposalDraft>(IfMatch = true)]
    [Answers<ProposalReceipt>]
    [Refuses(400, "contact.phoneFormat", "date.format", "input.required", "input.unknownValue", "list.size", "text.characters", "text.length")]
    [Refuses(400, "proposal.programmeTwice", "proposal.programmesForbidden", "proposal.programmesRequired", Rule = "PRO-2")]
    [Refuses(400, "proposal.nominatorOfCitizen", Rule = "PRO-4")]
    [Refuses(400, "proposal.otherVillage", Rule = "PRO-5")]
    [Refuses(400, "address.streetUnnamed", "address.unitFormat", "area.notVillage", "family.cardNumberFormat", "family.headCount", "family.headMinor", Rule = "REG-2")]
    [Refuses(400, "family.marriedTooYoung", "family.nikIsCard", "family.parentTooYoung", "family.spouseSex", "person.birthDateFuture", "person.birthDateTooEarly", Rule = "REG-2")]
    [Refuses(400, "person.motherUnnamed", "person.nikFormat", "person.noLetter", "person.unnamed", Rule = "REG-2")]
    [Refuses(400, "family.nikTwice", Rule = "REG-5")]
    [Refuses(400, "proposal.recipientMinor", "proposal.recipientNotMember", Rule = "VER-4")]
    [Refuses(409, "proposal.askedBefore", "proposal.notCorrectable", Rule = "PRO-5")]
    [Refuses(409, "identity.claimed", Rule = "REG-5")]
    [Refuses(409, "proposal.goesOnElsewhere", Rule = "REG-8")]
    [Refuses(422, "proposal.correctionsSpent")]
    [Refuses(422, "proposal.notOwn", Rule = "GOV-2")]
    [Refuses(429, "attempts.caller", "attempts.change", "attempts.nik")]
    [Refuses(429, "attempts.official", Rule = "PRO-5")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/proposals/{village}/{id}/correction")] HttpRequest request,
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
