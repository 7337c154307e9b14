using System.Globalization;
using System.Net;
using System.Text;
using Dtks.Flows.Tests.Dossiers;
using Dtks.Flows.Tests.Registry;
using Dtks.Flows.Tests.Verification;
using Dtks.Functions.SheetEffects;
using Dtks.Platform.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.SheetEffects;

/// <summary>
/// November's sheets are ratified in January, after December's were opened, and December's after them. Each family stands in a village of its own: its lines are 1 PKH and 2 BPNT on the head, then PBI-JKN of each.
/// On a host of its own, whose clock it moves.
/// </summary>
[Trait("rule", "RAT-5")]
[Trait("rule", "RAT-6")]
public sealed class OlderSheetTests(FlowHost host) : IClassFixture<FlowHost>
{
    private const string November = "2026-11";
    private const string December = "2026-12";

    private readonly Flow _flow = host.Flow;
    private readonly Dictionary<string, (SampleFamily Family, string Household)> _of = new(StringComparer.Ordinal);

    [Fact]
    [Trait("rule", "RAT-4")]
    [Trait("rule", "VER-7")]
    public async Task What_an_older_month_stopped_or_noticed_goes_on_where_a_newer_one_found_it_eligible()
    {
        var place = Place.Next(villages: 7);
        await OpenAsync(place, "aid", "noticed", "part", "effective", "found", "officer", "unverified");
        await DecidedAsync(November, "aid", [], Ineligible(1, 15));
        await DecidedAsync(November, "noticed", [], Ineligible(5, 11));
        await DecidedAsync(November, "part", [], Ineligible(4, 11), Ineligible(5, 11));
        await DecidedAsync(November, "effective", [], Ineligible(5, 11));
        await DecidedAsync(November, "found", [], Ineligible(1, 15), Ineligible(5, 11));
        await DecidedAsync(November, "officer", []);
        await DecidedAsync(November, "unverified", [], Ineligible(1, 15));
        await _flow.SetClockAsync(new DateTimeOffset(2026, 12, 2, 3, 0, 0, TimeSpan.Zero));
        await _flow.IdleAsync();
        foreach (var story in new[] { "aid", "noticed", "effective", "officer" })
        {
            await DecidedAsync(December, story, [], received: story != "effective");
        }

        await DecidedAsync(December, "found", [], Ineligible(2, 7), Ineligible(5, 8));
        await DecidedAsync(December, "part", [5], received: false);
        await DecidedAsync(December, "unverified", [1], received: false);

        // December is over; November's letter comes late.
        await _flow.SetClockAsync(new DateTimeOffset(2027, 1, 2, 3, 0, 0, TimeSpan.Zero));
        await _flow.IdleAsync();
        foreach (var story in new[] { "part", "unverified" })
        {
            await HandedInAsync(December, story);
        }

        await RemovedAsync("officer");
        await RatifiedAsync(place, November);
        Assert.Equal(("PKH stopped 01 2026-12 15; BPNT active 01", ""), await StandAsync("aid"));
        Assert.Equal("noticed ineligible 11 03", (await StandAsync("noticed")).Removals);
        Assert.Equal("noticed ineligible 11 02,03", (await StandAsync("part")).Removals);
        await RatifiedAsync(place, December);
        await StandsAsync();
        foreach (var (period, story) in new[] { November, December, November }.SelectMany(p => _of.Keys.Select(s => (p, s))))
        {
            await host.SendAsync(CarryOutSheets.Queue, Convert.ToBase64String(Encoding.UTF8.GetBytes(JsonText.Write(new SheetEffectMessage(period, _of[story].Family.Village)))));
        }

        await _flow.IdleAsync();
        await StandsAsync();
        Assert.Single(await ToldAsync("aid"), "aidResumed");
        Assert.Single(await ToldAsync("noticed"), "removalCancelledNewer");
        Assert.Single(await ToldAsync("part"), "removalCancelledNewer");
        Assert.Equal(2, (await ToldAsync("part")).Count(code => code == "removalNoticedMembers"));
        Assert.Equal(["aidStopped", "aidUnratified", "aidUnverified"], (await ToldAsync("unverified")).Order(StringComparer.Ordinal));
        Assert.Contains("aidResumed", await ToldAsync("found"));
        Assert.Equal(2, (await ToldAsync("found")).Count(code => code == "aidStopped"));

        // In effect by the time, it is not undone by a sheet: the family is told how it is.
        await _flow.SetClockAsync(new DateTimeOffset(2027, 1, 18, 3, 0, 0, TimeSpan.Zero));
        await _flow.IdleAsync();
        Assert.Equal(("01,02,03,04", "01,02,04", "01,02,04"), (await MembersAsync("noticed"), await MembersAsync("part"), await MembersAsync("effective")));
        await HandedInAsync(December, "effective");
        await RatifiedAsync(place, December);
        await host.SendAsync(CarryOutSheets.Queue, Convert.ToBase64String(Encoding.UTF8.GetBytes(JsonText.Write(new SheetEffectMessage(December, _of["effective"].Family.Village)))));
        await _flow.IdleAsync();
        Assert.Equal(("01,02,04", "effective ineligible 11 03"), (await MembersAsync("effective"), (await StandAsync("effective")).Removals));
        Assert.Single(await ToldAsync("effective"), "removedFoundEligible");
        Assert.DoesNotContain("removedFoundEligible", await ToldAsync("noticed"));
    }

    private async Task StandsAsync()
    {
        const string Active = "PKH active 01; BPNT active 01";
        Assert.Equal((Active, ""), await StandAsync("aid"));
        Assert.Equal((Active, "cancelled ineligible 11 03"), await StandAsync("noticed"));
        Assert.Equal((Active, "cancelled ineligible 11 02,03; noticed ineligible 11 03"), await StandAsync("part"));
        Assert.Equal((Active, "noticed ineligible 11 03"), await StandAsync("effective"));
        Assert.Equal(("PKH active 01; BPNT stopped 01 2027-01 7", "noticed ineligible 11 03"), await StandAsync("found"));
        Assert.Equal((Active, "noticed ineligible 7 03"), await StandAsync("officer"));
        Assert.Equal(("PKH stopped 01 2026-12 15; BPNT active 01", ""), await StandAsync("unverified"));
    }

    private static JObject Ineligible(int line, int ground) => new() { ["line"] = line, ["outcome"] = "ineligible", ["ground"] = ground };

    private async Task OpenAsync(Place place, params string[] stories)
    {
        await _flow.SetClockAsync(new DateTimeOffset(2026, 11, 10, 3, 0, 0, TimeSpan.Zero));
        var families = stories.Select((_, i) => SampleFamily.Of(place.Villages[i], 4)).ToList();
        foreach (var (story, family, household) in stories.Zip(families, await _flow.RecipientsAsync(families)))
        {
            _of[story] = (family, household);
        }

        (await _flow.OpenMonthAsync(November)).Expect(HttpStatusCode.Created);
        await _flow.SetClockAsync(new DateTimeOffset(2026, 11, 12, 3, 0, 0, TimeSpan.Zero));
    }

    // All other lines eligible, but for those left open.
    private async Task DecidedAsync(string period, string story, int[] open, params JObject[] rows) => await DecidedAsync(period, story, open, received: true, rows);

    private async Task DecidedAsync(string period, string story, int[] open, bool received, params JObject[] rows)
    {
        var village = _of[story].Family.Village;
        var officer = await _flow.TokenAsync("village-officer", village);
        var rest = (await _flow.LinesAsync(period, village, officer)).Select(l => (int)l["line"]!).Except(open.Concat(rows.Select(r => (int)r["line"]!))).Select(line => new JObject { ["line"] = line, ["outcome"] = "eligible" });
        var answer = (await _flow.DecideAsync(period, village, officer, new JArray(rows.Concat(rest)))).Expect(HttpStatusCode.OK);
        Assert.All(answer.Json["results"]!, r => Assert.Equal("applied", (string?)r["status"]));
        await (received ? HandedInAsync(period, story) : Task.CompletedTask);
    }

    private async Task HandedInAsync(string period, string story)
    {
        var village = _of[story].Family.Village;
        (await _flow.FinaliseAsync(period, village, await _flow.TokenAsync("village-head", village))).Expect(HttpStatusCode.OK);
        var deliberation = await _flow.ConcludedAsync(village, (await _flow.NowAsync()).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await _flow.ReceivedAsync(period, village, deliberation.Id);
    }

    private async Task RatifiedAsync(Place place, string period)
    {
        var letter = (await _flow.SignSheetsAsync(place.Regency, period)).Expect(HttpStatusCode.Created)["id"]!;
        (await _flow.PostAsync($"/regencies/{place.Regency}/ratifications/{letter}/review", await _flow.TokenAsync("ministry-officer", "ID", "reviewer"), new { outcome = "conforming", reasons = Array.Empty<string>() })).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
    }

    private async Task RemovedAsync(string story)
    {
        var (family, household) = _of[story];
        var officer = await _flow.TokenAsync("regency-officer", family.Village[..4], "pencatat");
        (await _flow.PostAsync($"/households/{family.Village}/{household}/removals", officer, new { ground = "ineligible", number = 7, members = new[] { "03" }, source = "Kunjungan rumah", note = "Rumah besar" })).Expect(HttpStatusCode.Created);
        await _flow.IdleAsync();
    }

    private async Task<Answer> ShownAsync(string story) =>
        (await _flow.GetAsync($"/households/{_of[story].Family.Village}/{_of[story].Household}", await _flow.TokenAsync("auditor", "ID"))).Expect(HttpStatusCode.OK);

    private async Task<(string Aid, string Removals)> StandAsync(string story)
    {
        var (family, household) = _of[story];
        var aid = (await ShownAsync(story)).Json["entitlements"]!.Where(e => (string?)e["programme"] != "PBI-JKN").Select(e => $"{e["programme"]} {e["status"]} {e["memberId"]} {e["stoppedFrom"]} {e["ground"]}".Trim());
        var list = (await _flow.GetAsync($"/households/{family.Village}/{household}/removals", await _flow.TokenAsync("auditor", "ID"))).Expect(HttpStatusCode.OK);
        return (string.Join("; ", aid), string.Join("; ", list.Json["items"]!.Select(r => $"{r["status"]} {r["ground"]} {r["number"]} {string.Join(",", r["members"]!)}")));
    }

    private async Task<string> MembersAsync(string story) => string.Join(',', (await ShownAsync(story)).Json["members"]!.Select(m => (string?)m["id"]));

    private async Task<IReadOnlyList<string>> ToldAsync(string story)
    {
        var village = _of[story].Family.Village;
        return [.. (await _flow.GetAsync($"/villages/{village}/notices", await _flow.TokenAsync("village-officer", village))).Expect(HttpStatusCode.OK).Json["items"]!.Select(n => (string)n["code"]!)];
    }
}
