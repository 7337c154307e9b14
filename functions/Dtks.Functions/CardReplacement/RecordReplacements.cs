using Dtks.Domain.Deliberations;
using Dtks.Domain.Kernel;
using Dtks.Functions.Deliberations;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.CardReplacement;

/// <summary>PUT /villages/{village}/deliberations/{id}/replacements: which households have a card in another's place, in place of what was recorded before (CRD-5).</summary>
public sealed class RecordReplacements(Api api, DeliberationRepository deliberations, ICardDeliberations cards, ReplacementFamilies families, DeliberationRecording recording)
{
    /// <summary>Records the list, whole or not at all; families that do not stand in the register are proposed with it.</summary>
    [Function(nameof(RecordReplacements))]
    [Access(Role.VillageOfficer, Area = "village")]
    [Takes<List<ReplacementRow>>(IfMatch = true)]
    [Answers<ReplacementsReceipt>]
    [Refuses(400, "contact.phoneFormat", "date.format", "input.required", "input.unknownValue", "list.size", "number.range", "replacement.placeTwice", "text.characters")]
    [Refuses(400, "text.length")]
    [Refuses(400, "area.unknown", "replacement.household", "replacement.householdTwice", "replacement.householdUnknown", "replacement.otherVillage", Rule = "CRD-5")]
    [Refuses(400, "replacement.reserveAlone", "resolution.cardUnknown", Rule = "CRD-5")]
    [Refuses(400, "proposal.programmeTwice", "proposal.programmesForbidden", "proposal.programmesRequired", Rule = "PRO-2")]
    [Refuses(400, "proposal.nominatorOfCitizen", Rule = "PRO-4")]
    [Refuses(400, "address.streetUnnamed", "address.unitFormat", "area.notVillage", "family.cardNumberFormat", "family.headCount", "family.headMinor", Rule = "REG-2")]
    [Refuses(400, "family.marriedTooYoung", "family.nikIsCard", "family.parentTooYoung", "family.spouseSex", "person.birthDateFuture", "person.birthDateTooEarly", Rule = "REG-2")]
    [Refuses(400, "person.motherUnnamed", "person.nikFormat", "person.noLetter", "person.unnamed", Rule = "REG-2")]
    [Refuses(400, "family.nikTwice", Rule = "REG-5")]
    [Refuses(400, "proposal.recipientMinor", "proposal.recipientNotMember", Rule = "VER-4")]
    [Refuses(409, "proposal.exists")]
    [Refuses(409, "replacement.householdElsewhere", "replacement.proposedOtherwise", Rule = "CRD-5")]
    [Refuses(409, "card.replacedBefore", Rule = "CRD-9")]
    [Refuses(409, "deliberation.cancelled", "deliberation.concluded", Rule = "MUS-7")]
    [Refuses(409, "resolution.decidedElsewhere", Rule = "MUS-8")]
    [Refuses(409, "proposal.askedBefore", Rule = "PRO-5")]
    [Refuses(409, "identity.claimed", Rule = "REG-5")]
    [Refuses(422, "card.expired", Rule = "CRD-10")]
    [Refuses(422, "replacement.notReceiving", Rule = "CRD-11")]
    [Refuses(422, "resolution.cardAwaitsCircular", Rule = "CRD-4")]
    [Refuses(422, "card.notReplaceable", "deliberation.notOnCards", "replacement.judgedWellOff", Rule = "CRD-5")]
    [Refuses(422, "card.holderHas", Rule = "CRD-9")]
    [Refuses(422, "proposal.roleMayNotPropose", Rule = "PRO-1")]
    [Refuses(422, "proposal.registrationRequired", Rule = "PRO-4")]
    [Refuses(429, "attempts.caller", "attempts.change", "attempts.nik")]
    [Refuses(429, "attempts.official", Rule = "PRO-5")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/villages/{village}/deliberations/{id}/replacements")] HttpRequest request,
        string village,
        string id,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var rows = ReplacementRows.Parse(await RequestBody.ReadBytesAsync(request, cancellation));
            return await recording.RecordAsync(
                village, id, IfMatchHeader.Read(request), state => CommandAsync(state, rows, caller.Actor, cancellation), state => Task.FromResult(ReplacementsReceipt.Of(state)), cancellation);
        });

    // Nobody is proposed where the list is refused.
    private async Task<DeliberationCommand> CommandAsync(DeliberationState state, IReadOnlyList<ReplacementRow?> rows, Actor by, CancellationToken cancellation)
    {
        if (state.Kind != DeliberationKind.Cards || state.Status != DeliberationStatus.Open)
        {
            return new DeliberationCommand.RecordReplacements([], CardStandings.None, by);
        }

        var ids = await cards.NumberedAsync(state.Village.Value, rows.Select(row => row?.Card), cancellation);
        rows = [.. rows.Select(row => row?.Card is { } named && ids.TryGetValue(named, out var id) ? row with { Card = id } : row)];
        var (drafts, proposed) = await families.ReadAsync(state, rows, by, cancellation);
        var standings = await cards.StandAsync(state, rows.Select(row => row?.Card), rows.Select(row => row?.Existing), cancellation);
        var command = new DeliberationCommand.RecordReplacements(drafts, standings, by);
        if (deliberations.Decide(command, state, state.Village).IsAccepted)
        {
            await families.ProposeAsync(proposed, by, cancellation);
        }

        return command;
    }
}
