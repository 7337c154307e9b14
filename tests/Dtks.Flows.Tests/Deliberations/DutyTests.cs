using System.Net;
using Dtks.Flows.Tests.CardReplacement;
using Dtks.Flows.Tests.Operations;
using Dtks.Functions.Areas;
using Microsoft.Azure.Cosmos;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Deliberations;

/// <summary>The quarterly duty, over a host of its own whose clock moves.</summary>
[Trait("rule", "MUS-1")]
public sealed class DutyTests(FlowHost host) : IClassFixture<FlowHost>
{
    private static readonly AreaDirectory Areas = new();

    private readonly Flow _flow = host.Flow;

    [Fact]
    public async Task A_village_is_reminded_as_the_thirtieth_and_the_seventh_day_before_begins_in_its_zone_and_late_when_the_last_is_over()
    {
        string[] villages = [Place.Next("WIB").Village, Place.Next("WITA").Village, Place.Next("WIT").Village];
        var heldOn = DateOnly.FromDateTime((await _flow.NowAsync()).UtcDateTime).AddMonths(-3).AddDays(40);
        var dueOn = heldOn.AddMonths(3);
        foreach (var village in villages)
        {
            await HoldAsync(village, heldOn);
        }

        Assert.Equal([Expected(dueOn, late: false, []), Expected(dueOn, late: false, []), Expected(dueOn, late: false, [])], await ShownAsync());

        // A day begins in WIT first, an hour later in WITA, two later in WIB.
        await ToAsync(dueOn.AddDays(-30), offset: 9, minutes: -1);
        Assert.Equal(["", "", ""], await GivenAsync());
        await ToAsync(dueOn.AddDays(-30), offset: 9, minutes: 1);
        Assert.Equal(["", "", "30"], await GivenAsync());
        await ToAsync(dueOn.AddDays(-30), offset: 8, minutes: 1);
        Assert.Equal(["", "30", "30"], await GivenAsync());
        await ToAsync(dueOn.AddDays(-30), offset: 7, minutes: 1);
        Assert.Equal(["30", "30", "30"], await GivenAsync());
        await ToAsync(dueOn.AddDays(-7), offset: 9, minutes: -1);
        Assert.Equal(["30", "30", "30"], await GivenAsync());
        await ToAsync(dueOn.AddDays(-7), offset: 7, minutes: 1);
        Assert.Equal(["30,7", "30,7", "30,7"], await GivenAsync());
        await ToAsync(dueOn.AddDays(1), offset: 9, minutes: 1);
        Assert.Equal([Expected(dueOn, late: false, [30, 7]), Expected(dueOn, late: false, [30, 7]), Expected(dueOn, late: true, [30, 7])], await ShownAsync());
        await ToAsync(dueOn.AddDays(1), offset: 7, minutes: 1);
        Assert.Equal([Expected(dueOn, late: true, [30, 7]), Expected(dueOn, late: true, [30, 7]), Expected(dueOn, late: true, [30, 7])], await ShownAsync());
        Assert.Equal(["30,7", "30,7", "30,7"], await GivenAsync());

        async Task<string[]> GivenAsync() => await Task.WhenAll(villages.Select(async v => string.Join(',', await RemindersAsync(v))));

        async Task<string[]> ShownAsync() => await Task.WhenAll(villages.Select(async v => Shown(await DutyAsync(v))));
    }

    [Fact]
    public async Task Held_again_it_is_reminded_of_the_next_alone_and_an_older_one_changes_nothing()
    {
        var village = Place.Next().Village;
        var today = DateOnly.FromDateTime((await _flow.NowAsync()).ToOffset(TimeSpan.FromHours(7)).DateTime);
        var soon = today.AddMonths(-3).AddDays(35);
        await HoldAsync(village, soon);
        await HoldAsync(village, today);
        await HoldAsync(village, soon.AddDays(1));

        Assert.Equal(Expected(today.AddMonths(3), late: false, []), Shown(await DutyAsync(village)));
        await _flow.AdvanceAsync("P8D");
        Assert.Empty(await RemindersAsync(village));
    }

    [Fact]
    public async Task A_regency_and_its_districts_list_every_village_with_the_late_ones_and_the_nation_counts_them()
    {
        var place = Place.Next(villages: 30);
        var regency = await _flow.TokenAsync("regency-officer", place.Regency);
        var ministry = await _flow.TokenAsync("ministry-officer", "ID");
        var all = Areas.Children(place.Regency).SelectMany(d => Areas.Children(d.Code)).Select(v => v.Code).ToList();
        var before = (await _flow.GetAsync($"/areas/{place.Regency}/deliberation-duty", ministry)).Expect(HttpStatusCode.OK);
        Assert.Equal((all.Count, all.Count, all.Count), Counts(before.Json));
        var today = DateOnly.FromDateTime((await _flow.NowAsync()).ToOffset(TimeSpan.FromHours(7)).DateTime);
        await HoldAsync(place.Villages[0], today);
        await HoldAsync(place.Villages[1], today.AddMonths(-4));

        var first = (await ListAsync($"/regencies/{place.Regency}", regency, "?limit=20")).Json["items"]!;
        Assert.Equal(all.Take(20), first.Select(i => (string)i["village"]!));
        Assert.Equal((false, true), ((bool)first.Single(i => (string?)i["village"] == place.Villages[0])["late"]!, (bool)first.Single(i => (string?)i["village"] == place.Villages[1])["late"]!));
        Assert.Equal(all.Except([place.Villages[0]]), await AllAsync($"/regencies/{place.Regency}", regency, "late=true&limit=20"));
        Assert.Equal([place.Villages[0]], await AllAsync($"/regencies/{place.Regency}", regency, "late=false"));
        var district = place.Village[..6];
        Assert.Equal(all.Where(v => v.StartsWith(district, StringComparison.Ordinal)), await AllAsync($"/districts/{district}", await _flow.TokenAsync("district-head", district), "limit=3"));

        Assert.Equal((all.Count, all.Count - 1, all.Count - 2), Counts((await _flow.GetAsync($"/areas/{place.Regency}/deliberation-duty", regency)).Expect(HttpStatusCode.OK).Json));
        var nation = (await _flow.GetAsync("/areas/ID/deliberation-duty", ministry)).Expect(HttpStatusCode.OK).Json;
        Assert.Equal((38, Counts(nation)), (nation["items"]!.Count(), nation["items"]!.Select(i => Counts(i)).Aggregate((a, b) => (a.Villages + b.Villages, a.Late + b.Late, a.NeverHeld + b.NeverHeld))));
        var province = (await _flow.GetAsync($"/areas/{place.Regency[..2]}/deliberation-duty", ministry)).Expect(HttpStatusCode.OK).Json["items"]!;
        Assert.Equal(all.Count - 1, Counts(province.Single(i => (string?)i["area"] == place.Regency)).Late);

        // By code over the regencies, a page going on in the next one.
        Assert.Equal(all.Except([place.Villages[0]]), await LateAsync(place.Regency, regency, _ => 20, int.MaxValue));
        var regencies = new List<List<string>>();
        foreach (var code in Areas.Children(place.Regency[..2]).Take(2).Select(r => r.Code))
        {
            regencies.Add(await AllAsync($"/regencies/{code}", ministry, "late=true&limit=100"));
        }

        var (end, expected) = (regencies[0].Count, regencies.SelectMany(r => r).ToList());
        foreach (var limit in new Func<int, int>[] { _ => 100, shown => shown < end ? Math.Min(100, end - shown) : 1 })
        {
            var late = await LateAsync(place.Regency[..2], ministry, limit, end + 1);
            Assert.Equal(expected.Take(late.Count), late);
            Assert.True(late.Count > end);
        }

        Assert.Equal((await AllAsync("/regencies/1101", ministry, "late=true&limit=100"))[0], (await LateAsync("ID", ministry, _ => 1, 1))[0]);
        (await _flow.GetAsync("/areas/ID/deliberation-duty/late", regency)).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.area", "GOV-2");

        // An area of any level has its list and its counts; one that is none has neither.
        Assert.Equal(await AllAsync($"/districts/{district}", regency, "late=true&limit=100"), await LateAsync(district, regency, _ => 2, int.MaxValue));
        Assert.Equal([all[^1]], await LateAsync(all[^1], regency, _ => 1, int.MaxValue));
        (await _flow.GetAsync($"/areas/{place.Regency}99/deliberation-duty/late", regency)).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        (await _flow.GetAsync($"/regencies/{place.Regency}/deliberation-duty?late=yes", regency)).ExpectProblem(HttpStatusCode.BadRequest, "list.status");
        (await _flow.GetAsync($"/regencies/{place.Regency}/deliberation-duty?cursor=x", regency)).ExpectProblem(HttpStatusCode.BadRequest, "list.cursor");
        (await _flow.GetAsync($"/regencies/{Place.Next().Regency}/deliberation-duty", regency)).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.area", "GOV-2");
        (await _flow.GetAsync("/areas/ID/deliberation-duty", regency)).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.area", "GOV-2");
        var below = (await _flow.GetAsync($"/areas/{district}/deliberation-duty", regency)).Expect(HttpStatusCode.OK).Json;
        Assert.Equal((Areas.Children(district).Count, (await AllAsync($"/districts/{district}", regency, "late=true&limit=100")).Count), ((int)below["villages"]!, (int)below["late"]!));
        Assert.Null(below["items"]);
        (await _flow.GetAsync($"/areas/{place.Regency}99/deliberation-duty", regency)).ExpectProblem(HttpStatusCode.NotFound, "notFound");
    }

    // Page after page, until there are as many.
    private async Task<List<string>> LateAsync(string area, string token, Func<int, int> limit, int enough)
    {
        var (villages, cursor) = (new List<string>(), default(string));
        do
        {
            var page = (await _flow.GetAsync($"/areas/{area}/deliberation-duty/late?limit={limit(villages.Count)}{(cursor is null ? string.Empty : $"&cursor={Uri.EscapeDataString(cursor)}")}", token)).Expect(HttpStatusCode.OK);
            villages.AddRange(page.Json["items"]!.Select(i => (string?)i["village"] ?? (string)i["id"]!));
            cursor = page["next"];
        }
        while (cursor is not null && villages.Count < enough);
        return villages;
    }

    [Fact]
    public async Task What_cannot_be_read_is_marked_and_named_and_written_anew_by_the_next()
    {
        var place = Place.Next();
        var regency = await _flow.TokenAsync("regency-officer", place.Regency);
        var today = DateOnly.FromDateTime((await _flow.NowAsync()).ToOffset(TimeSpan.FromHours(7)).DateTime);
        await HoldAsync(place.Village, today.AddDays(-1));
        await host.SpoilAsync("ratifications", place.Regency, $"villageDuty-{place.Village}");
        await host.SpoilAsync("ratifications", "ID", $"regencyDuty-{place.Regency}");

        var items = (await ListAsync($"/regencies/{place.Regency}", regency)).Json["items"]!;
        var marked = Assert.Single(items, i => (bool?)i["unreadable"] == true);
        Assert.Equal(place.Village, (string?)marked["id"]);
        Assert.Contains((await ListAsync($"/regencies/{place.Regency}", regency, "?late=true")).Json["items"]!, i => (string?)i["id"] == place.Village);
        Assert.Equal(place.Regency, (await _flow.GetAsync($"/areas/{place.Regency}/deliberation-duty", regency))["unreadableRegencies[0]"]);
        Assert.Contains((await _flow.GetAsync($"/areas/{place.Regency}/deliberation-duty/late?limit=100", regency)).Expect(HttpStatusCode.OK).Json["items"]!, i => (string?)i["id"] == place.Village);

        await HoldAsync(place.Village, today);
        Assert.Equal(Expected(today.AddMonths(3), late: false, []), Shown(await DutyAsync(place.Village)));
        Assert.Null((await _flow.GetAsync($"/areas/{place.Regency}/deliberation-duty", regency))["unreadableRegencies"]);
    }

    [Fact]
    public async Task What_was_concluded_before_duties_were_kept_is_counted_once()
    {
        var place = Place.Next();
        var today = DateOnly.FromDateTime((await _flow.NowAsync()).ToOffset(TimeSpan.FromHours(7)).DateTime);
        await HoldAsync(place.Village, today.AddDays(-3));
        await HoldAsync(place.Village, today.AddDays(-9));
        foreach (var (partition, id) in new[] { (place.Regency, $"villageDuty-{place.Village}"), ("ID", $"regencyDuty-{place.Regency}"), ("ID", "dutySeed") })
        {
            using var gone = (await host.ContainerOf("ratifications").DeleteItemStreamAsync(id, new PartitionKey(partition))).EnsureSuccessStatusCode();
        }

        await _flow.FireAsync("SeedDuties");

        Assert.Equal(Expected(today.AddDays(-3).AddMonths(3), late: false, []), Shown(await DutyAsync(place.Village)));
        using var done = await host.ContainerOf("ratifications").ReadItemStreamAsync("dutySeed", new PartitionKey("ID"));
        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
    }

    [Fact]
    public async Task One_on_cards_alone_or_not_concluded_is_none()
    {
        var village = Place.Next().Village;
        await host.AwaitCardsAsync(village);
        var cards = await DeliberationFlow.OpenAsync(_flow, village, DeliberationFlow.Draft("cards", "villageGovernment", "communityGroup", "householdRepresentative"));
        await cards.UnitsAsync(("RW 1", "rw"));
        await cards.UploadAsync();
        (await cards.ConcludeOnCardsAsync(0, 0, 0, 0, 0)).Expect(HttpStatusCode.OK);
        await DeliberationFlow.OpenAsync(_flow, village);

        var duty = await DutyAsync(village);

        Assert.Equal((null, "2024-08-08", true), (duty["lastHeldOn"], duty["dueOn"], (bool)duty.Json["late"]!));
    }

    private async Task HoldAsync(string village, DateOnly on)
    {
        var draft = DeliberationFlow.Draft();
        draft["heldOn"] = Day(on);
        var deliberation = await DeliberationFlow.OpenAsync(_flow, village, draft);
        await deliberation.UploadAsync();
        (await deliberation.ConcludeAsync(0)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
    }

    // So many minutes after a day begins in a zone.
    private Task ToAsync(DateOnly day, int offset, int minutes) =>
        _flow.SetClockAsync(new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(offset)).AddMinutes(minutes));

    private async Task<Answer> DutyAsync(string village) => (await _flow.GetAsync($"/villages/{village}/deliberation-duty", await _flow.TokenAsync("village-head", village))).Expect(HttpStatusCode.OK);

    private async Task<Answer> ListAsync(string area, string token, string query = "") => (await _flow.GetAsync($"{area}/deliberation-duty{query}", token)).Expect(HttpStatusCode.OK);

    private async Task<List<string>> AllAsync(string area, string token, string query)
    {
        var (all, next) = (new List<string>(), string.Empty);
        do
        {
            var page = await ListAsync(area, token, $"?{query}{next}");
            all.AddRange(page.Json["items"]!.Select(i => (string)i["village"]!));
            next = page["next"] is { } cursor ? $"&cursor={cursor}" : string.Empty;
        }
        while (next.Length > 0);

        return all;
    }

    private async Task<IEnumerable<int>> RemindersAsync(string village) => (await _flow.SendAsync(HttpMethod.Get, $"/dev/events?subject=deliberations/{village}")).Expect(HttpStatusCode.OK).Json
        .Where(e => (string?)e["type"] == "dtks.deliberation.dutyReminder.v1").Select(e => (int)e["data"]!["days"]!).ToList();

    private static (int Villages, int Late, int NeverHeld) Counts(JToken view) => ((int)view["villages"]!, (int)view["late"]!, (int)view["neverHeld"]!);

    private static string Shown(Answer duty) => $"{duty["dueOn"]} {duty["late"]} {string.Join(',', duty.Json["reminders"]!.Select(r => r["days"]))}";

    private static string Expected(DateOnly dueOn, bool late, int[] reminders) => $"{Day(dueOn)} {late} {string.Join(',', reminders)}";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
