using System.Net;
using System.Text;
using Dtks.Flows.Tests.Appeals;
using Dtks.Flows.Tests.Dossiers;
using Dtks.Flows.Tests.Recaps;
using Dtks.Flows.Tests.Removals;
using Dtks.Functions.SheetEffects;
using Dtks.Platform.Json;

namespace Dtks.Flows.Tests.SheetEffects;

/// <summary>What becomes of what a sheet found once a removal is cancelled or undone by an objection. Lines are 1 PKH, 2 BPNT and 3 PBI-JKN of a family of one.</summary>
[Trait("rule", "GOV-3")]
public sealed class UndoneSheetTests(VerifiedMonth month) : IClassFixture<VerifiedMonth>
{
    private const string Period = VerifiedMonth.Period;

    private readonly Flow _flow = month.Flow;

    [Fact]
    [Trait("rule", "RAT-6")]
    public async Task What_a_sheet_found_of_whom_another_removal_took_is_carried_out_once_that_is_undone()
    {
        var village = month.Next();
        var (household, citizen) = await FamilyAsync(village);
        await _flow.VerifiedAsync(Period, village, "2026-11-12", (3, 11));
        await _flow.RecordRemovalAsync(village, household, await _flow.TokenAsync("regency-officer", month.Regency), new { ground = "ineligible", number = 7, source = "Contoh", note = "Contoh" });
        await _flow.RatifiedAsync(month.Regency, Period);
        await _flow.AdvanceAsync("P16D");
        Assert.Equal(["effective 7"], await RemovalsAsync(village, household));

        Assert.Equal("removalUndone", await _flow.GrantAppealAsync(await _flow.AppealAsync(citizen, new { household }, "removed")));
        await _flow.IdleAsync();
        Assert.Equal(["noticed 11", "undone 7"], await RemovalsAsync(village, household));
    }

    [Fact]
    [Trait("rule", "RAT-6")]
    public async Task Whom_a_sheet_wrongly_reported_dead_stands_again_with_all_that_ended_by_it()
    {
        var (village, noticed) = (month.Next(), month.Next());
        var (household, citizen) = await FamilyAsync(village);
        var (stays, other) = await FamilyAsync(noticed);
        await _flow.VerifiedAsync(Period, village, "2026-11-12", (1, 3), (2, 3), (3, 3));
        await _flow.VerifiedAsync(Period, noticed, "2026-11-12", (1, 3), (2, 3), (3, 3));
        await _flow.RatifiedAsync(month.Regency, Period);
        Assert.Equal("removalCancelled", await _flow.GrantAppealAsync(await _flow.AppealAsync(other, new { household = stays }, "removed")));
        await _flow.AdvanceAsync("P16D");
        Assert.All((await ShownAsync(noticed, stays)).Json["entitlements"]!, e => Assert.Equal("active", (string?)e["status"]));
        Assert.All((await ShownAsync(village, household)).Json["entitlements"]!, e => Assert.Equal("stopped", (string?)e["status"]));

        Assert.Equal("removalUndone", await _flow.GrantAppealAsync(await _flow.AppealAsync(citizen, new { household }, "removed")));
        Assert.Equal(["PKH active", "BPNT active", "PBI-JKN active"], (await ShownAsync(village, household)).Json["entitlements"]!.Select(e => $"{e["programme"]} {e["status"]}"));
        await month.Host.SendAsync(CarryOutSheets.Queue, Convert.ToBase64String(Encoding.UTF8.GetBytes(JsonText.Write(new SheetEffectMessage(Period, village)))));
        await _flow.IdleAsync();
        Assert.All((await ShownAsync(village, household)).Json["entitlements"]!, e => Assert.Equal("active", (string?)e["status"]));
    }

    private async Task<(string Household, string Citizen)> FamilyAsync(string village)
    {
        var household = (await _flow.GetAsync($"/villages/{village}/households", await _flow.TokenAsync("auditor", "ID"))).Expect(HttpStatusCode.OK)["items[0].id"]!;
        return (household, await _flow.TokenAsync("village-officer", village));
    }

    private async Task<IEnumerable<string>> RemovalsAsync(string village, string household) =>
        (await _flow.GetAsync($"/households/{village}/{household}/removals", await _flow.TokenAsync("auditor", "ID"))).Expect(HttpStatusCode.OK).Json["items"]!.Select(r => $"{r["status"]} {r["number"]}").Order(StringComparer.Ordinal);

    private async Task<Answer> ShownAsync(string village, string household) =>
        (await _flow.GetAsync($"/households/{village}/{household}", await _flow.TokenAsync("auditor", "ID"))).Expect(HttpStatusCode.OK);
}
