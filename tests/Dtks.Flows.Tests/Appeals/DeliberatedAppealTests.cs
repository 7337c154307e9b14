using System.Net;
using Dtks.Flows.Tests.Deliberations;
using Dtks.Flows.Tests.Notices;
using Dtks.Flows.Tests.Operations;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Removals;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Appeals;

/// <summary>What an appeal about a household's entitlement was granted for is on the agenda of the next deliberation, and the appeal says what that decided.</summary>
[Collection("notices")]
[Trait("rule", "GOV-3")]
[Trait("rule", "MUS-2")]
public sealed class DeliberatedAppealTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    [Trait("rule", "REG-3")]
    public async Task Granted_it_is_on_the_agenda_without_who_made_it_until_a_deliberation_of_that_day_or_later_decides()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        var village = family.Village;
        var (household, concerned) = await _flow.OwnHouseholdAsync(family, "PKH");
        var draft = DeliberationFlow.Draft();
        draft["heldOn"] = (await _flow.NowAsync()).ToOffset(TimeSpan.FromHours(7)).AddDays(-1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var before = await DeliberationFlow.OpenAsync(_flow, village, draft);
        var waiting = Assert.Single(await before.ProposeAsync("register"));
        var subject = $"citizen-{Guid.NewGuid():N}";
        var objector = await _flow.TokenAsync("citizen", village, subject);
        var appeal = await GrantedAsync(village, objector, new { household }, "notEntitled");

        var agenda = await AgendaAsync(before);
        var items = agenda.Json["items"]!;
        Assert.Equal([waiting, null], items.Select(i => (string?)i["proposal"]));
        Assert.Equal((household, appeal, appeal[..8], "notEntitled", "1"), (agenda["items[1].household"], agenda["items[1].appeal.id"], agenda["items[1].appeal.number"], agenda["items[1].appeal.kind"], agenda["items[1].members"]));
        Assert.NotNull(agenda["items[1].appeal.grantedOn"]);
        Assert.All((string[])[subject, "penghasilan", "Diperiksa", "6281200000077"], secret => Assert.DoesNotContain(secret, agenda.Text, StringComparison.Ordinal));
        var page = (await _flow.GetAsync($"/villages/{village}/deliberations/agenda?limit=1", before.Officer)).Expect(HttpStatusCode.OK);
        Assert.Equal(appeal, (await _flow.GetAsync($"/villages/{village}/deliberations/agenda?limit=1&cursor={page["next"]}", before.Officer))["items[0].appeal.id"]);
        Assert.DoesNotContain(appeal, (await AgendaAsync(await DeliberationFlow.OpenAsync(_flow))).Text, StringComparison.Ordinal);

        // Held before the grant, opened before it too: it did not deal with it.
        (await before.PutAsync(Keep(household))).ExpectProblem(HttpStatusCode.Conflict, "resolution.nothingToKeep", "GOV-3", "/0/household");
        var next = await DeliberationFlow.OpenTodayAsync(_flow, village);
        (await next.PutAsync(Stop(household))).Expect(HttpStatusCode.OK);
        Assert.Equal(next.Id, (await AgendaAsync(before))["items[1].open[0]"]);
        await next.UploadAsync();
        (await next.ConcludeAsync(0, terminations: 1)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();

        Assert.Single((await AgendaAsync(before)).Json["items"]!);
        var seen = (await _flow.GetAsync($"/appeals/{village}/{appeal}", objector)).Expect(HttpStatusCode.OK);
        Assert.Equal(("granted", "stopProposed", next.Id), (seen["status"], seen["closing.outcome"], seen["closing.deliberation"]));
        Assert.Contains("appeal.closed", seen.Json["history"]!.Select(h => (string)h["code"]!));
        Assert.Contains(await _flow.MessagesAsync(objector), m => (string?)m["code"] == "appealStopProposed" && ((string)m["text"]!).Contains(appeal[..8], StringComparison.Ordinal));
        Assert.Equal("stopProposed", (await _flow.GetAsync($"/villages/{village}/appeals", next.Officer))["items[0].closing.outcome"]);
        Assert.Equal("stopProposed", (await _flow.GetAsync("/me/appeals", objector))["items[0].closing.outcome"]);
        Assert.Equal(next.Id, (await _flow.GetAsync($"/households/{village}/{household}", next.Officer))["deactivation.deliberationId"]);
        (await next.PutAsync(Keep(household))).ExpectProblem(HttpStatusCode.Conflict, "deliberation.concluded", "MUS-7");
        Assert.DoesNotContain(subject, (await _flow.SendAsync(HttpMethod.Get, $"/dev/events?subject=appeals/{village}/{appeal}")).Text, StringComparison.Ordinal);
        await OfTwoAtOnceAsync(village, household, concerned);
    }

    // The family appeals against what was proposed; it is decided anew, by one.
    private async Task OfTwoAtOnceAsync(string village, string household, string concerned)
    {
        var appeal = await GrantedAsync(village, concerned, new { household }, "removed");
        DeliberationFlow[] both = [await DeliberationFlow.OpenTodayAsync(_flow, village), await DeliberationFlow.OpenTodayAsync(_flow, village)];
        (await both[0].PutAsync(Keep(household))).Expect(HttpStatusCode.OK);
        (await both[1].PutAsync(Stop(household))).Expect(HttpStatusCode.OK);
        await both[0].UploadAsync();
        await both[1].UploadAsync();

        var answers = await Task.WhenAll(both[0].ConcludeAsync(0), both[1].ConcludeAsync(0, terminations: 1));

        var done = Assert.Single(answers, a => a.Status == HttpStatusCode.OK)["id"]!;
        Assert.Single(answers, a => a.Status == HttpStatusCode.UnprocessableEntity).ExpectProblem(HttpStatusCode.UnprocessableEntity, "resolution.decidedElsewhere", "MUS-8", "/decisions/0");
        await _flow.IdleAsync();
        var isKept = done == both[0].Id;
        Assert.Equal((isKept ? "kept" : "stopProposed", done), ((await AppealAsync(village, appeal, concerned))["closing.outcome"], (await AppealAsync(village, appeal, concerned))["closing.deliberation"]));
        Assert.Equal(isKept ? null : done, (await _flow.GetAsync($"/households/{village}/{household}", both[0].Officer))["deactivation.deliberationId"]);
        Assert.Equal(isKept, (await _flow.MessagesAsync(concerned)).Any(m => (string?)m["code"] == "deactivationWithdrawn"));
    }

    [Fact]
    [Trait("rule", "RAT-6")]
    public async Task Where_the_regency_removes_the_family_there_is_nothing_left_to_decide_and_one_that_cannot_be_read_hides_no_other()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        var village = family.Village;
        var (household, _) = await _flow.OwnHouseholdAsync(family, "PKH");
        var deliberation = await DeliberationFlow.OpenTodayAsync(_flow, village);
        var objector = await _flow.TokenAsync("citizen", village);
        var (appeal, other) = (await GrantedAsync(village, objector, new { household }, "notEntitled"), await GrantedAsync(village, await _flow.TokenAsync("citizen", village), new { household }, "notEntitled"));
        (await deliberation.PutAsync(Keep(household))).Expect(HttpStatusCode.OK);
        await host.SpoilAsync("registry", village, $"appeal-{other}");
        var items = (await AgendaAsync(deliberation)).Json["items"]!;
        Assert.Equal((appeal, true), ((string?)items.Single(i => i["unreadable"] is null).SelectToken("appeal.id"), (bool?)items.Single(i => i["unreadable"] is not null)["unreadable"]));
        await host.RepairAsync("registry", village, $"appeal-{other}");

        await _flow.RecordRemovalAsync(village, household, await _flow.TokenAsync("regency-officer", village[..4]));
        await _flow.AdvanceAsync("P16D");

        Assert.Empty((await AgendaAsync(deliberation)).Json["items"]!);
        Assert.Equal("householdGone", (await AppealAsync(village, appeal, objector))["closing.outcome"]);
        Assert.Contains(await _flow.MessagesAsync(objector), m => (string?)m["code"] == "appealOtherGone");
        await deliberation.UploadAsync();
        (await deliberation.ConcludeAsync(0)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "resolution.householdUnknown", "MUS-7", "/decisions/0/household");
    }

    private static JArray Keep(string household) => [new JObject { ["household"] = household, ["decision"] = "keep" }];

    private static JArray Stop(string household) => [new JObject { ["household"] = household, ["decision"] = "terminate", ["ground"] = 11 }];

    private async Task<string> GrantedAsync(string village, string token, object about, string kind)
    {
        var appeal = (await _flow.AppealAsync(token, about, kind))["id"]!;
        Assert.Equal("forDeliberation", (await _flow.DecideAppealAsync(village, appeal, await _flow.TokenAsync("regency-officer", village[..4]))).Expect(HttpStatusCode.OK)["result"]);
        return appeal;
    }

    private async Task<Answer> AppealAsync(string village, string appeal, string token) => (await _flow.GetAsync($"/appeals/{village}/{appeal}", token)).Expect(HttpStatusCode.OK);

    private async Task<Answer> AgendaAsync(DeliberationFlow deliberation) =>
        (await _flow.GetAsync($"/villages/{deliberation.Village}/deliberations/agenda", deliberation.Officer)).Expect(HttpStatusCode.OK);
}
