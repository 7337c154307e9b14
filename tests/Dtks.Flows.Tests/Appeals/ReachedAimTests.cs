using System.Globalization;
using System.Net;
using System.Text;
using Dtks.Flows.Tests.Notices;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Registry;
using Dtks.Flows.Tests.Removals;
using Dtks.Flows.Tests.Verification;

namespace Dtks.Flows.Tests.Appeals;

/// <summary>An open objection is closed as reached by what became of the record alone, and not by a message that says so, which anybody's mistake or an earlier event may bring.</summary>
[Collection("notices")]
[Trait("rule", "GOV-3")]
public sealed class ReachedAimTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    [Trait("rule", "RAT-6")]
    public async Task To_a_removal_it_stays_open_until_that_is_taken_back_or_undone()
    {
        var village = Place.Next().Village;
        var officer = await _flow.TokenAsync("regency-officer", village[..4]);
        var (noticed, citizen) = await _flow.OwnHouseholdAsync(SampleFamily.Of(village), "PKH");
        var removal = await _flow.RecordRemovalAsync(village, noticed, officer);
        var objection = await _flow.AppealAsync(citizen, new { household = noticed }, "removed");

        await BringAsync(village, removal);
        Assert.Equal("open", await StatusAsync(objection, citizen));
        await _flow.AdvanceAsync("P16D");
        await BringAsync(village, removal);
        Assert.Equal("open", await StatusAsync(objection, citizen));
        Assert.Equal("removalUndone", await _flow.GrantAppealAsync(objection));

        var (taken, owner) = await _flow.OwnHouseholdAsync(SampleFamily.Of(village), "PKH");
        var recorded = await _flow.RecordRemovalAsync(village, taken, officer);
        var reached = await _flow.AppealAsync(owner, new { household = taken }, "removed");
        (await _flow.PostAsync($"/households/{village}/{taken}/removals/{recorded}/cancellation", officer, new { reason = "Keliru" })).Expect(HttpStatusCode.OK);
        await _flow.AdvanceAsync("PT10M");
        Assert.Equal("granted", await StatusAsync(reached, owner));
    }

    [Fact]
    [Trait("rule", "REG-8")]
    public async Task To_a_death_it_stays_open_until_the_village_takes_that_back()
    {
        var village = Place.Next().Village;
        var (household, citizen) = await _flow.OwnHouseholdAsync(SampleFamily.Of(village, members: 2), "PKH");
        var steps = new FamilySteps(_flow, await _flow.TokenAsync("village-officer", village), village, household);
        await steps.ChangeAsync(new { kind = "death", member = "02", diedOn = (await _flow.NowAsync()).AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) });
        var objection = await _flow.AppealAsync(citizen, new { household, member = "02" }, "removed");

        await BringAsync(village, household);
        Assert.Equal("open", await StatusAsync(objection, citizen));
        await steps.ChangeAsync(new { kind = "deathUndone", member = "02" });
        await _flow.AdvanceAsync("PT10M");
        Assert.Equal("granted", await StatusAsync(objection, citizen));
    }

    [Fact]
    public async Task To_a_second_refusal_it_stays_open_whatever_the_first_came_to()
    {
        var village = Place.Next().Village;
        var (id, citizen) = await _flow.FoundIneligibleAsync(village);
        var first = await _flow.AppealAsync(citizen, new { proposal = id });
        await BringAsync(village, id);
        Assert.Equal("open", await StatusAsync(first, citizen));
        Assert.Equal("reopened", (await _flow.DecideAppealAsync(village, first["id"]!, await _flow.TokenAsync("regency-officer", village[..4]))).Expect(HttpStatusCode.OK)["result"]);
        await _flow.IdleAsync();
        (await _flow.VerifyAsync(village, id, await _flow.TokenAsync("regency-officer", village[..4]), "ineligible", 11)).Expect(HttpStatusCode.OK);
        var second = await _flow.AppealAsync(citizen, new { proposal = id });

        // The first's own message comes now, and once more.
        await _flow.AdvanceAsync("PT10M");
        await BringAsync(village, id);

        Assert.Equal("open", await StatusAsync(second, citizen));
        Assert.Equal("reopened", await _flow.GrantAppealAsync(second));
    }

    private async Task BringAsync(string village, string target)
    {
        var message = $$"""{"kind":"appeal-aim","dueAt":"2026-01-01T00:00:00Z","village":"{{village}}","target":"{{target}}"}""";
        await host.SendAsync("deadlines-single", Convert.ToBase64String(Encoding.UTF8.GetBytes(message)));
        await _flow.IdleAsync();
    }

    private async Task<string?> StatusAsync(Answer objection, string citizen) =>
        (await _flow.GetAsync($"/appeals/{objection["village"]}/{objection["id"]}", citizen)).Expect(HttpStatusCode.OK)["status"];
}
