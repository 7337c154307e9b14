using System.Net;
using System.Text;
using Dtks.Flows.Tests.Dossiers;
using Dtks.Flows.Tests.Operations;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Ratification;
using Dtks.Flows.Tests.Recaps;
using Dtks.Flows.Tests.Registry;
using Dtks.Flows.Tests.Removals;
using Dtks.Functions.SheetEffects;
using Dtks.Platform.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.SheetEffects;

/// <summary>What becomes of a household by what a ratified sheet found. Its lines are 1 PKH, 2 BPNT and 3 PBI-JKN of a family of one.</summary>
[Trait("rule", "RAT-6")]
public sealed class SheetEffectTests(VerifiedMonth month) : IClassFixture<VerifiedMonth>
{
    private const string Period = VerifiedMonth.Period;

    private readonly Flow _flow = month.Flow;

    [Fact]
    [Trait("rule", "RAT-4")]
    [Trait("rule", "GOV-3")]
    public async Task A_familys_programme_ends_alone_who_is_ineligible_for_PBI_JKN_or_died_is_noticed_to_be_removed_and_all_of_it_once()
    {
        var (own, ineligible, dead, eligible) = (month.Next(), month.Next(), month.Next(), month.Next());
        await _flow.VerifiedAsync(Period, own, "2026-11-12", (1, 15));
        await _flow.VerifiedAsync(Period, ineligible, "2026-11-12", (3, 11));
        await _flow.VerifiedAsync(Period, dead, "2026-11-12", (1, 3));
        await _flow.VerifiedAsync(Period, eligible, "2026-11-12");
        Assert.Equal("PKH active; BPNT active; PBI-JKN active", await AidAsync(own));
        await _flow.RatifiedAsync(month.Regency, Period);
        foreach (var village in new[] { own, ineligible, dead, eligible })
        {
            await SendAsync(village);
        }

        await _flow.IdleAsync();

        Assert.Equal(("PKH stopped 2026-12 15; BPNT active; PBI-JKN active", ""), (await AidAsync(own), await RemovalsAsync(own)));
        Assert.Equal(("PKH active; BPNT active; PBI-JKN active", "noticed ineligible 11 01 2026-11-26"), (await AidAsync(ineligible), await RemovalsAsync(ineligible)));
        Assert.Equal(("PKH active; BPNT active; PBI-JKN active", "noticed deceased  01 2026-11-26"), (await AidAsync(dead), await RemovalsAsync(dead)));
        Assert.Equal(("PKH active; BPNT active; PBI-JKN active", ""), (await AidAsync(eligible), await RemovalsAsync(eligible)));
        Assert.Equal(["aidStopped"], await ToldAsync(own));
        Assert.Equal(["removalNoticed"], await ToldAsync(ineligible));
        Assert.Equal(["removalNoticedDeceased"], await ToldAsync(dead));

        // Both can be objected to; whoever reviewed the letter is not who decides.
        foreach (var village in new[] { own, ineligible })
        {
            var appeal = new { about = new { household = await HouseholdAsync(village) }, kind = "removed", reason = "Keliru", contact = new { phone = "081200000001" } };
            (await _flow.PostAsync("/appeals", await _flow.TokenAsync("village-officer", village), appeal)).Expect(HttpStatusCode.Created);
        }
    }

    [Fact]
    [Trait("rule", "REG-8")]
    public async Task A_household_that_cannot_be_read_stays_behind_alone_and_one_that_moved_is_met_where_it_stands()
    {
        var (bad, moved, good, to) = (month.Next(), month.Next(), month.Next(), month.Empty);
        await _flow.VerifiedAsync(Period, bad, "2026-11-12", (3, 11));
        await _flow.VerifiedAsync(Period, moved, "2026-11-12", (1, 15), (3, 11));
        await _flow.VerifiedAsync(Period, good, "2026-11-12", (3, 11));
        var household = await HouseholdAsync(moved);
        await _flow.MoveAsync(moved, to, household);
        var spoilt = $"household-{await HouseholdAsync(bad)}";
        await month.Host.SpoilAsync("registry", bad, spoilt);
        await _flow.RatifiedAsync(month.Regency, Period);
        await SendAsync(moved);
        await _flow.IdleAsync();

        Assert.Equal("noticed ineligible 11 01 2026-11-26", await RemovalsAsync(good));
        Assert.Equal(("PKH stopped 2026-12 15; BPNT active; PBI-JKN active", "noticed ineligible 11 01 2026-11-26"), (await AidAsync(to, household), await RemovalsAsync(to, household)));
        Assert.Empty(await RemovalsAsync(moved, household));
        var kept = Assert.Single(await _flow.SetAsideAsync(CarryOutSheets.Queue));
        Assert.Equal((bad, $"households/{bad}/{spoilt["household-".Length..]}"), ((string?)kept["area"], (string?)kept["subject"]));
        await month.Host.RepairAsync("registry", bad, spoilt);
        Assert.Equal("done", (await _flow.ReplayAsync(kept["id"]!.ToString()))["status"]);
        Assert.Equal("noticed ineligible 11 01 2026-11-26", await RemovalsAsync(bad));

        // What nobody ratified has no effects, whoever asks.
        var open = month.Next();
        await SendAsync(open);
        await _flow.IdleAsync();
        Assert.Equal("PKH active; BPNT active; PBI-JKN active", await AidAsync(open));
        Assert.Contains(await _flow.SetAsideAsync(CarryOutSheets.Queue), k => k["reason"]!.ToString() == $"{open} has no ratified sheet of {Period}");
    }

    [Fact]
    [Trait("rule", "RAT-4")]
    public async Task Whom_another_removal_means_is_removed_by_what_the_sheet_found_once_that_one_is_taken_back()
    {
        var village = month.Next();
        var (household, officer) = (await HouseholdAsync(village), await _flow.TokenAsync("regency-officer", month.Regency, "pencatat"));
        await _flow.VerifiedAsync(Period, village, "2026-11-12", (3, 11));
        var other = await _flow.RecordRemovalAsync(village, household, officer, RemovalSteps.Removal(number: 7));
        await _flow.RatifiedAsync(month.Regency, Period);
        await SendAsync(village);
        await _flow.IdleAsync();
        Assert.Equal("noticed ineligible 7 01 2026-11-26", await RemovalsAsync(village));

        (await _flow.PostAsync($"/households/{village}/{household}/removals/{other}/cancellation", officer, new { reason = "Keliru" })).Expect(HttpStatusCode.OK);
        await _flow.AdvanceAsync("PT10M");
        const string After = "cancelled ineligible 7 01 2026-11-26; noticed ineligible 11 01 2026-11-26";
        Assert.Equal(After, await RemovalsAsync(village));
        await SendAsync(village);
        await _flow.IdleAsync();
        Assert.Equal(After, await RemovalsAsync(village));
    }

    // Another delivery.
    private Task SendAsync(string village) => month.Host.SendAsync(CarryOutSheets.Queue, Convert.ToBase64String(Encoding.UTF8.GetBytes(JsonText.Write(new SheetEffectMessage(Period, village)))));

    private async Task<string> HouseholdAsync(string village) =>
        (await _flow.GetAsync($"/villages/{village}/households", await _flow.TokenAsync("auditor", "ID"))).Expect(HttpStatusCode.OK)["items[0].id"]!;

    private async Task<string> AidAsync(string village, string? household = null)
    {
        var shown = (await _flow.GetAsync($"/households/{village}/{household ?? await HouseholdAsync(village)}", await _flow.TokenAsync("auditor", "ID"))).Expect(HttpStatusCode.OK);
        return string.Join("; ", shown.Json["entitlements"]!.Select(e => $"{e["programme"]} {e["status"]} {e["stoppedFrom"]} {e["ground"]}".Trim()));
    }

    private async Task<string> RemovalsAsync(string village, string? household = null)
    {
        var list = (await _flow.GetAsync($"/households/{village}/{household ?? await HouseholdAsync(village)}/removals", await _flow.TokenAsync("auditor", "ID"))).Expect(HttpStatusCode.OK);
        return string.Join("; ", list.Json["items"]!.Select(r => $"{r["status"]} {r["ground"]} {r["number"]} {string.Join(",", r["members"]!)} {r["noticeEndsOn"]}"));
    }

    private async Task<IReadOnlyList<string?>> ToldAsync(string village) =>
        [.. (await _flow.GetAsync($"/villages/{village}/notices", await _flow.TokenAsync("village-officer", village))).Expect(HttpStatusCode.OK).Json["items"]!.Select(n => (string?)n["code"]).Order(StringComparer.Ordinal)];
}
