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
    [Takes<ProposalDraft>]
    [Answers<ProposalReceipt>(201)]
    [Refuses(400, "contact.phoneFormat", "date.format", "input.required", "input.unknownValue", "list.size", "text.characters", "text.length")]
    [Refuses(400, "proposal.programmeTwice", "proposal.programmesForbidden", "proposal.programmesRequired", Rule = "PRO-2")]
    [Refuses(400, "proposal.nominatorOfCitizen", Rule = "PRO-4")]
    [Refuses(400, "address.streetUnnamed", "address.unitFormat", "area.notVillage", "area.unknown", "family.cardNumberFormat", "family.headCount", "family.headMinor", Rule = "REG-2")]
    [Refuses(400, "family.marriedTooYoung", "family.nikIsCard", "family.parentTooYoung", "family.spouseSex", "person.birthDateFuture", "person.birthDateTooEarly", Rule = "REG-2")]
    [Refuses(400, "person.motherUnnamed", "person.nikFormat", "person.noLetter", "person.unnamed", Rule = "REG-2")]
    [Refuses(400, "family.nikTwice", Rule = "REG-5")]
    [Refuses(400, "proposal.recipientMinor", "proposal.recipientNotMember", Rule = "VER-4")]
    [Refuses(409, "proposal.exists")]
    [Refuses(409, "proposal.askedBefore", Rule = "PRO-5")]
    [Refuses(409, "identity.claimed", Rule = "REG-5")]
    [Refuses(422, "proposal.roleMayNotPropose", Rule = "PRO-1")]
    [Refuses(422, "proposal.registrationRequired", Rule = "PRO-4")]
    [Refuses(429, "attempts.caller", "attempts.change")]
    [Refuses(429, "attempts.nik", "attempts.official", Rule = "PRO-5")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/proposals")] HttpRequest request, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var by = caller.Actor;
            var body = await RequestBody.ReadBytesAsync(request, cancellation);
            var draft = RequestBody.Parse<ProposalDraft>(body);
            return await intake.SubmitAsync(caller, by, draft, IdempotencyHeader.Read(request, caller, body), MessageCatalogue.Choose(request.Headers.AcceptLanguage), cancellation);
        });
}
