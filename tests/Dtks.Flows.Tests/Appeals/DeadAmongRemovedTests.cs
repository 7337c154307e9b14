using System.Globalization;
using System.Net;
using Dtks.Flows.Tests.Notices;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Registry;
using Dtks.Flows.Tests.Removals;

namespace Dtks.Flows.Tests.Appeals;

/// <summary>One was recorded as dead by mistake, and the others of the family were removed: whichever objection is granted first, all come back, and nobody is left without a way on.</summary>
[Collection("notices")]
[Trait("rule", "GOV-3")]
[Trait("rule", "REG-8")]
[Trait("rule", "RAT-6")]
public sealed class DeadAmongRemovedTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    [Trait("rule", "REG-2")]
    [Trait("rule", "REG-5")]
    public async Task Whichever_is_granted_first_all_come_back_as_they_stood_also_once_the_time_of_the_village_is_over()
    {
        var village = Place.Next().Village;
        var officer = await _flow.TokenAsync("regency-officer", village[..4]);
        var diedOn = (await _flow.NowAsync()).AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        SampleFamily[] families = [SampleFamily.Of(village, members: 2), SampleFamily.Of(village, members: 2), SampleFamily.Of(village, members: 2)];
        var owned = new List<(string Household, string Citizen, FamilySteps Steps, string Before)>();
        foreach (var family in families)
        {
            var (household, citizen) = await _flow.OwnHouseholdAsync(family, "PKH", "PBI-JKN");
            var steps = new FamilySteps(_flow, await _flow.TokenAsync("village-officer", village), village, household);
            var before = await MembersAsync(steps);
            await steps.ChangeAsync(new { kind = "death", member = "01", diedOn, newHead = "02" });
            await _flow.RecordRemovalAsync(village, household, officer);
            owned.Add((household, citizen, steps, before));
        }

        await _flow.AdvanceAsync("P16D");
        var refused = (await owned[0].Steps.TryAsync(new { kind = "deathUndone", member = "01" })).ExpectProblem(HttpStatusCode.Conflict, "household.ended", "REG-8");
        Assert.Contains("keberatan atas kematian", refused["detail"], StringComparison.Ordinal);
        await _flow.AdvanceAsync("P47D");

        foreach (var ((household, citizen, steps, before), deathFirst) in owned.Take(2).Zip([true, false]))
        {
            object death = new { household, member = "01" }, removal = new { household };
            Assert.Equal(deathFirst ? "deathUndone" : "removalUndone", await _flow.GrantAppealAsync(await _flow.AppealAsync(citizen, deathFirst ? death : removal, "removed")));
            Assert.Equal(deathFirst ? ["01 head married"] : ["02 head widowed"], await steps.MembersAsync());
            Assert.Equal(deathFirst ? "removalUndone" : "deathUndone", await _flow.GrantAppealAsync(await _flow.AppealAsync(citizen, deathFirst ? removal : death, "removed")));
            Assert.Equal(before, await MembersAsync(steps));
            var shown = await steps.ShownAsync();
            Assert.Null(shown["ended.reason"]);
            Assert.Equal(
                ["PBI-JKN 01 active", "PBI-JKN 02 active", "PKH 02 active"],
                shown.Json["entitlements"]!.Select(e => $"{e["programme"]} {e["memberId"]} {e["status"]}").Order(StringComparer.Ordinal));
            Assert.DoesNotContain(await _flow.MessagesAsync(citizen), m => (string?)m["code"] == "appealNobodyThere");
        }

        // The widow who was removed is recorded anew under their card meanwhile: it stays with her, and he stands again all the same.
        var (alone, owner, his, _) = owned[2];
        await _flow.OwnHouseholdAsync(families[2] with { Members = [families[2].Members[1] with { Relationship = "head", MaritalStatus = "widowed" }] }, "BPNT");
        var objection = await _flow.AppealAsync(owner, new { household = alone, member = "01" }, "removed");
        Assert.Equal("deathUndone", await _flow.GrantAppealAsync(objection));
        await host.CarryOutAgainAsync(objection);
        Assert.Equal(["01 head married"], await his.MembersAsync());
        (await _flow.PostAsync("/proposals", await _flow.TokenAsync("village-officer", village), families[0].Proposal())).ExpectProblem(HttpStatusCode.Conflict, "identity.claimed", "REG-5");
    }

    private static async Task<string> MembersAsync(FamilySteps steps) => (await steps.ShownAsync()).Json["members"]!.ToString();
}
