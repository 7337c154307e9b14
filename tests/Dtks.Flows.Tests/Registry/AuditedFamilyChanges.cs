using System.Net;
using Dtks.Flows.Tests.Audit;
using Dtks.Flows.Tests.Proposals;

namespace Dtks.Flows.Tests.Registry;

/// <summary>All that may happen in a family while its village's sheet is open; then it moves to the next village.</summary>
public sealed class AuditedFamilyChanges : IAuditedChapter
{
    /// <inheritdoc />
    public IReadOnlyDictionary<string, AuditedCase> Cases { get; } = new Dictionary<string, AuditedCase>(StringComparer.Ordinal)
    {
        ["arrivals.listed"] = new("auditor", null, "arrivals", "household from since status kind familyCardNumber address head members", IsDecided: false),
        ["household.addressChanged"] = new("village-officer", "REG-8", "household", "change members familyCardNumber address"),
        ["household.arrived"] = new("village-officer", "REG-8", "household", "change id village familyCardNumber address members"),
        ["household.cardChanged"] = new("village-officer", "REG-8", "household", "change members familyCardNumber address"),
        ["household.changeEntered"] = new("village-officer", "REG-8", "household", ""),
        ["household.changeRefused"] = new("village-officer", "REG-8", "household", "change refusal"),
        ["household.changeWithdrawn"] = new("village-officer", "REG-8", "household", "change"),
        ["household.deathUndone"] = new("village-officer", "REG-8", "household", "change members familyCardNumber address"),
        ["household.founded"] = new("village-officer", "REG-8", "household", "change id village familyCardNumber address members"),
        ["household.memberBorn"] = new("village-officer", "REG-8", "household", "change members familyCardNumber address"),
        ["household.memberCorrected"] = new("village-officer", "REG-8", "household", "change members familyCardNumber address"),
        ["household.memberDied"] = new("village-officer", "REG-8 RAT-6", "household", "change former familyCardNumber address"),
        ["household.memberDivorced"] = new("village-officer", "REG-8", "household", "change members former familyCardNumber address"),
        ["household.memberJoined"] = new("village-officer", "REG-8", "household", "change members familyCardNumber address"),
        ["household.memberMarried"] = new("village-officer", "REG-8", "household", "change members former familyCardNumber address"),
        ["household.memberTookOwnCard"] = new("village-officer", "REG-8", "household", "change members former familyCardNumber address"),
        ["household.memberWentOver"] = new("village-officer", "REG-8", "household", "change former familyCardNumber address ended"),
        ["household.moveAccepted"] = new("village-officer", "REG-8", "household", "departure"),
        ["household.movedAway"] = new("village-officer", "REG-8", "household", "change former familyCardNumber address ended"),
        ["households.listed"] = new("auditor", null, "households", "id head", IsDecided: false),
        ["proposal.handedOver"] = new("system", "REG-8", "proposal", "to"),
        ["proposal.takenOver"] = new("system", "REG-8", "proposal", "proposal"),
        ["proposal.refusedFamilyChanged"] = new("system", "REG-8", "proposal", "match"),
        ["sheet.familyFollowed"] = new("system", "REG-8", "sheet", "household lines"),
    };

    private SampleFamily _family = null!;
    private SampleFamily _neighbour = null!;
    private string _household = string.Empty;
    private string _other = string.Empty;

    /// <inheritdoc />
    public async Task PrepareAsync(AuditedScene scene)
    {
        var village = scene.NextVillage();
        (_family, _neighbour) = (SampleFamily.Of(village, members: 4), SampleFamily.Of(village));
        _other = await scene.Flow.EligibleAsync(_neighbour, "registerWithAssistance", "PKH");
        _household = await scene.Flow.EligibleAsync(_family, "registerWithAssistance", "PKH", "PBI-JKN");
    }

    /// <inheritdoc />
    public async Task TellAsync(AuditedScene scene)
    {
        var (flow, village) = (scene.Flow, _family.Village);
        var citizen = await flow.TokenAsync("citizen", village);
        var child = await flow.BornAsync(_family);
        await flow.ProposeAssistanceAsync(_family, citizen, "BPNT");
        await flow.ProposeAssistanceAsync(_family with { Members = [.. _family.Members, child] }, citizen, "PBI-JKN");
        var steps = new FamilySteps(flow, await flow.TokenAsync("village-officer", village), village, _household);
        await steps.ChangeAsync(new { kind = "birth", member = child.Json() });
        await steps.ChangeAsync(new { kind = "correction", member = "04", fields = new { relationship = "relative" } });
        await steps.ChangeAsync(new { kind = "move", to = village, address = new { street = "Dusun Krajan 13", rt = "3", rw = "2" } });
        await flow.RegisterPopulationAsync(_neighbour with { Members = [_family.Members[2] with { Relationship = "childInLaw" }] });
        await steps.ChangeAsync(new { kind = "marriage", member = "03", joins = _other, familyCardNumber = _neighbour.FamilyCardNumber });
        await steps.ChangeAsync(new { kind = "death", member = "04", diedOn = "2020-01-01" });
        await steps.ChangeAsync(new { kind = "deathUndone", member = "04" });
        await steps.ChangeAsync(new { kind = "death", member = "04", diedOn = "2020-01-01" });
        var card = FamilySteps.CardOf(_family, 1);
        await flow.RegisterPopulationAsync(_family with { FamilyCardNumber = card, Members = [_family.Members[1]] });
        await steps.ChangeAsync(new { kind = "divorce", member = "02", familyCardNumber = card, address = new { street = "Dusun Krajan 14", rt = "1", rw = "2" } });
        card = FamilySteps.CardOf(_family, 2);
        await flow.RegisterPopulationAsync(_family with { FamilyCardNumber = card, Members = [_family.Head, child] });
        await steps.ChangeAsync(new { kind = "card", familyCardNumber = card });
        await AsideAsync(flow, await flow.TokenAsync("village-officer", village));
        await flow.IdleAsync();
        await MoveAsync(scene, steps);
    }

    // Without marriage or divorce: who joined the neighbours has a card of their own, and goes back to them.
    private async Task AsideAsync(Flow flow, string officer)
    {
        var (village, person) = (_neighbour.Village, _family.Members[2] with { MaritalStatus = "married" });
        var card = FamilySteps.CardOf(_family, 3);
        await flow.RegisterPopulationAsync(_family with { FamilyCardNumber = card, Members = [person with { Relationship = "head" }] });
        var own = await new FamilySteps(flow, officer, village, _other).ChangeAsync(FamilyCards.OwnCard(card, ("02", "head")));
        await flow.RegisterPopulationAsync(_neighbour with { Members = [person with { Relationship = "relative" }] });
        await new FamilySteps(flow, officer, village, (string)own.Json["others"]![0]!["id"]!).ChangeAsync(FamilyCards.JoinCard(_other, _neighbour.FamilyCardNumber, ("01", "relative")));
    }

    // Taken back, refused, and taken over; and one of the neighbours that nobody takes over, so that it is there in the end.
    private async Task MoveAsync(AuditedScene scene, FamilySteps steps)
    {
        var (flow, next) = (scene.Flow, scene.NextVillage());
        var there = await flow.TokenAsync("village-officer", next);
        var move = new { kind = "move", to = next, address = new { street = "Dusun Krajan 1", rt = "1", rw = "1" } };
        await steps.WithdrawAsync((await steps.ChangeAsync(move))["change.id"]!);
        foreach (var outcome in (string[])["refused", "accepted"])
        {
            await steps.ChangeAsync(move);
            await flow.IdleAsync();
            (await flow.GetAsync($"/villages/{next}/arrivals", await scene.AuditorAsync())).Expect(HttpStatusCode.OK);
            (await flow.PostAsync($"/households/{next}/{_household}/arrival", there, new { outcome, note = "Belum melapor" })).Expect(HttpStatusCode.OK);
            await flow.IdleAsync();
        }

        (await flow.GetAsync($"/villages/{next}/households", await scene.AuditorAsync())).Expect(HttpStatusCode.OK);
        await new FamilySteps(flow, await flow.TokenAsync("village-officer", _family.Village), _family.Village, _other).ChangeAsync(move);
        await flow.IdleAsync();
    }
}
