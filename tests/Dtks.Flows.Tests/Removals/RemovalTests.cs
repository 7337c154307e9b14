using System.Net;
using Dtks.Flows.Tests.Notices;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Registry;
using Dtks.Functions.Notices;
using Dtks.Functions.Removals;
using Dtks.Platform.Deadlines;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Flows.Tests.Removals;

/// <summary>A removal is told of first and takes effect when the days of notice are over; nothing is stopped twice.</summary>
[Collection("notices")]
[Trait("rule", "RAT-6")]
public sealed class RemovalTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    public async Task It_takes_effect_when_its_last_day_of_notice_ends_in_the_villages_zone()
    {
        var removals = new List<Noticed>();
        foreach (var (zone, hours) in (IEnumerable<(string, int)>)[("WIT", 9), ("WITA", 8), ("WIB", 7)])
        {
            removals.Add(await NoticedAsync(zone, hours));
        }

        // In the hours in which it is tomorrow in the east alone, that ends last.
        foreach (var removal in removals.OrderBy(r => r.Ends))
        {
            await _flow.SetClockAsync(removal.Ends.AddMinutes(-3));
            Assert.Equal("noticed", (await _flow.RemovalAsync(removal.Village, removal.Household, removal.Id, removal.Officer))["status"]);
            var noticed = await _flow.HouseholdAsync(removal.Village, removal.Household, removal.Officer);
            Assert.Equal(2, noticed.Json["members"]!.Count());
            Assert.Equal((removal.Id, "noticed", "ineligible", "11"), (noticed["removals[0].id"], noticed["removals[0].status"], noticed["removals[0].ground"], noticed["removals[0].number"]));
            var tracked = await TrackedAsync(removal);
            Assert.Equal(noticed["removals[0].noticeEndsOn"], tracked["dueOn"]);
            Assert.Contains("akan dihapus", tracked["meaning"], StringComparison.Ordinal);
            Assert.Contains("keberatan", tracked["next"], StringComparison.Ordinal);
            await _flow.SetClockAsync(removal.Ends.AddMinutes(2));
            await ExpectRemovedAsync(removal);
        }

        // Their numbers are free: proposed anew, they are matched like anybody's.
        await _flow.VerifyingAsync(removals[0].Family);
    }

    [Fact]
    [Trait("rule", "REG-8")]
    public async Task With_the_death_of_the_last_whom_it_means_it_ends_and_is_told_as_coming_nowhere()
    {
        var removal = await NoticedAsync("WIB", 7);
        var steps = new FamilySteps(_flow, await _flow.TokenAsync("village-officer", removal.Village), removal.Village, removal.Household);
        var noticed = new NoticeInput(removal.Village, RemovalNotices.RecordKind, removal.Id, "removalNoticed", "removal.recorded");
        var day = (await _flow.NowAsync()).AddDays(-1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        await steps.ChangeAsync(new { kind = "death", member = "02", diedOn = day });
        Assert.Equal("1", (await FactsAsync())!.Arguments.Single(a => a.Name == "persons").Value);
        await steps.ChangeAsync(new { kind = "death", member = "01", diedOn = day });
        await _flow.IdleAsync();

        // Recorded in the same moment, its notice is given to nobody.
        Assert.Null(await FactsAsync());
        var shown = await _flow.HouseholdAsync(removal.Village, removal.Household, removal.Officer);
        Assert.Equal("deceased", shown["ended.reason"]);
        Assert.Null(shown.Json["removals"]);
        Assert.DoesNotContain("akan dihapus", (await TrackedAsync(removal)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("akan dihapus", (await _flow.GetAsync("/me", removal.Citizen)).Expect(HttpStatusCode.OK).Json["proposals"]!.ToString(), StringComparison.Ordinal);

        Task<NoticeFacts?> FactsAsync() => host.Services.GetServices<INoticeSource>().Single(source => source.Kind == RemovalNotices.RecordKind).FindAsync(noticed, default);
    }

    private async Task<Noticed> NoticedAsync(string zone, int hours)
    {
        var family = SampleFamily.Of(Place.Next(zone).Village, members: 2);
        var (household, citizen) = await _flow.OwnHouseholdAsync(family, "PKH", "PBI-JKN");
        var officer = await _flow.TokenAsync("regency-officer", family.Village[..4]);
        var removal = await _flow.RecordRemovalAsync(family.Village, household, officer);
        await _flow.IdleAsync();
        var told = Assert.Single(await _flow.MessagesAsync(citizen), m => (string?)m["kind"] == "removal");
        Assert.Contains("dinilai mampu", (string)told["text"]!, StringComparison.Ordinal);
        Assert.Contains("keberatan", (string)told["text"]!, StringComparison.Ordinal);
        var ends = RemovalSteps.EndOf((await _flow.RemovalAsync(family.Village, household, removal, officer))["noticeEndsOn"]!, hours);
        Assert.Equal((await _flow.NowAsync()).ToOffset(TimeSpan.FromHours(hours)).Date.AddDays(15), ends.ToOffset(TimeSpan.FromHours(hours)).Date);
        return new Noticed(family, family.Village, household, removal, officer, citizen, ends);
    }

    private async Task ExpectRemovedAsync(Noticed removal)
    {
        var (village, household) = (removal.Village, removal.Household);
        Assert.Equal("effective", (await _flow.RemovalAsync(village, household, removal.Id, removal.Officer))["status"]);
        var removed = await _flow.HouseholdAsync(village, household, removal.Officer);
        Assert.Empty(removed.Json["members"]!);
        Assert.Equal(("removed", "household.removed"), (removed["ended.reason"], (string)removed.Json["history"]!.Last!["code"]!));
        Assert.All(removed.Json["entitlements"]!, e => Assert.Equal(("stopped", 11), ((string)e["status"]!, (int)e["ground"]!)));
        var told = (string)Assert.Single(await _flow.MessagesAsync(removal.Citizen), m => (string?)m["code"] == "removedIneligible")["text"]!;
        Assert.All(["dinilai mampu", removed["removals[0].stoppedFrom"]!, "keberatan"], said => Assert.Contains(said, told, StringComparison.Ordinal));
        Assert.Equal((removal.Id, "effective"), (removed["removals[0].id"], removed["removals[0].status"]));
        var tracked = await TrackedAsync(removal);
        Assert.Equal("registered", tracked["status"]);
        Assert.Contains("dihapus", tracked["meaning"], StringComparison.Ordinal);
        Assert.Contains("keberatan", tracked["next"], StringComparison.Ordinal);
        Assert.DoesNotContain("mampu", tracked.Text, StringComparison.Ordinal);
        var happened = (await _flow.SendAsync(HttpMethod.Get, $"/dev/events?type=dtks.household.removed.v1&subject=households/{village}/{household}")).Expect(HttpStatusCode.OK);
        Assert.Single(happened.Json);
    }

    private sealed record Noticed(SampleFamily Family, string Village, string Household, string Id, string Officer, string Citizen, DateTimeOffset Ends);

    [Fact]
    public async Task A_deadline_that_comes_twice_or_after_weeks_stops_nothing_twice()
    {
        var family = SampleFamily.Of(Place.Next().Village, members: 3);
        var (household, citizen) = await _flow.OwnHouseholdAsync(family, "PKH");
        var officer = await _flow.TokenAsync("regency-officer", family.Village[..4]);
        var removal = await _flow.RecordRemovalAsync(family.Village, household, officer, RemovalSteps.Removal("deceased", number: null, members: ["01"], newHead: "02", source: "Akta kematian"));
        await _flow.AdvanceAsync("P16D");
        var before = await _flow.HouseholdAsync(family.Village, household, officer);
        Assert.Equal(["02", "03"], before.Json["members"]!.Select(m => (string)m["id"]!));

        var due = new DeadlineInput(TakeRemovalsEffect.DeadlineKind, await _flow.NowAsync(), family.Village, removal);
        await host.Services.GetRequiredService<DeadlineActions>().RunAsync(due, default);
        await host.Services.GetRequiredService<DeadlineActions>().RunAsync(due, default);
        await _flow.IdleAsync();

        Assert.Equal(before.Text, (await _flow.HouseholdAsync(family.Village, household, officer)).Text);
        var told = (string)Assert.Single(await _flow.MessagesAsync(citizen), m => (string?)m["code"] == "removedDeceased")["text"]!;
        Assert.Contains("atas nama yang dihapus (PKH) kini atas nama kepala keluarga", told, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("rule", "GOV-3")]
    public async Task Who_recorded_it_takes_it_back_before_it_takes_effect_and_nobody_after()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        var village = family.Village;
        var (household, citizen) = await _flow.OwnHouseholdAsync(family, "PKH");
        var (officer, other) = (await _flow.TokenAsync("regency-officer", village[..4]), await _flow.TokenAsync("regency-officer", village[..4]));
        var removal = await _flow.RecordRemovalAsync(village, household, officer);
        var path = $"/households/{village}/{household}/removals/{removal}/cancellation";
        (await _flow.PostAsync(path, other, new { reason = "Salah" })).ExpectProblem(HttpStatusCode.UnprocessableEntity, "removal.notOwn", "GOV-3");
        (await _flow.PostAsync(path, officer, new { reason = " " })).ExpectProblem(HttpStatusCode.BadRequest, "text.length", pointer: "/reason");
        (await _flow.PostAsync(path, officer, new { reason = "Salah orang" })).Expect(HttpStatusCode.OK);
        await _flow.AdvanceAsync("P16D");
        Assert.Single((await _flow.HouseholdAsync(village, household, officer)).Json["members"]!);
        Assert.Contains(await _flow.MessagesAsync(citizen), m => (string?)m["code"] == "removalCancelled");
        (await _flow.PostAsync(path, officer, new { reason = "Lagi" })).ExpectProblem(HttpStatusCode.Conflict, "removal.notNoticed", "RAT-6");

        var again = await _flow.RecordRemovalAsync(village, household, officer);
        await _flow.AdvanceAsync("P16D");
        (await _flow.PostAsync($"/households/{village}/{household}/removals/{again}/cancellation", officer, new { reason = "Terlambat" })).ExpectProblem(HttpStatusCode.Conflict, "removal.notNoticed", "RAT-6");
        Assert.Equal(["cancelled", "effective"], (await _flow.GetAsync($"/households/{village}/{household}/removals", officer)).Expect(HttpStatusCode.OK).Json["items"]!.Select(r => (string)r["status"]!));
    }

    [Fact]
    public async Task What_is_wrong_with_it_is_named_and_two_at_once_are_one()
    {
        var family = SampleFamily.Of(Place.Next().Village, members: 2);
        var village = family.Village;
        var (household, _) = await _flow.OwnHouseholdAsync(family, "PKH");
        var officer = await _flow.TokenAsync("regency-officer", village[..4]);
        var path = $"/households/{village}/{household}/removals";
        (await _flow.PostAsync(path, officer, RemovalSteps.Removal("duplicate", number: null))).ExpectProblem(HttpStatusCode.BadRequest, "removal.sourceDukcapil", "RAT-6", "/source");
        (await _flow.PostAsync(path, officer, RemovalSteps.Removal(number: 16))).ExpectProblem(HttpStatusCode.BadRequest, "number.range", "VER-5", "/number");
        (await _flow.PostAsync(path, officer, RemovalSteps.Removal(members: ["09"]))).ExpectProblem(HttpStatusCode.BadRequest, "change.memberUnknown", "RAT-6", "/members/0");
        (await _flow.PostAsync(path, officer, RemovalSteps.Removal(members: ["01"]))).ExpectProblem(HttpStatusCode.BadRequest, "change.newHeadRequired", "REG-2", "/newHead");
        (await _flow.PostAsync($"/households/{village}/{new string('0', 32)}/removals", officer, RemovalSteps.Removal())).ExpectProblem(HttpStatusCode.NotFound, "notFound");

        var both = await Task.WhenAll(_flow.PostAsync(path, officer, RemovalSteps.Removal()), _flow.PostAsync(path, officer, RemovalSteps.Removal(members: [family.Members[1].Nik])));

        var first = Assert.Single(both, a => a.Status == HttpStatusCode.Created)["id"]!;
        var second = Assert.Single(both, a => a.Status == HttpStatusCode.Conflict).ExpectProblem(HttpStatusCode.Conflict, "removal.alreadyNoticed", "RAT-6");
        Assert.Contains(first, second["detail"], StringComparison.Ordinal);
        (await _flow.GetAsync($"/households/{village}/{household}/removals/{new string('0', 32)}", officer)).ExpectProblem(HttpStatusCode.NotFound, "notFound");
    }

    private async Task<Answer> TrackedAsync(Noticed removal)
    {
        var code = (await _flow.ProposalAsync(removal.Village, removal.Household, removal.Officer))["trackingCode"]!;
        return (await _flow.GetAsync($"/tracking/{code}")).Expect(HttpStatusCode.OK);
    }
}
