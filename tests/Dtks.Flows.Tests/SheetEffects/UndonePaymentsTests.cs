using System.Net;
using Dtks.Flows.Tests.Appeals;
using Dtks.Flows.Tests.Dossiers;
using Dtks.Flows.Tests.Operations;
using Dtks.Flows.Tests.Recaps;
using Dtks.Flows.Tests.Verification;

namespace Dtks.Flows.Tests.SheetEffects;

/// <summary>
/// What payments leave out of assistance that goes on since a removal was taken back or undone, or another of the family receives it, after the sheet that brought it about was ratified: November's, which pays December. On a host of its
/// own, whose clock it moves. Lines are 1 PKH, 2 BPNT (both of the head), 3 PBI-JKN of the head and 4 of the wife.
/// </summary>
[Trait("rule", "GOV-3")]
[Trait("rule", "RAT-4")]
[Trait("rule", "RAT-6")]
[Trait("rule", "VER-6")]
public sealed class UndonePaymentsTests(FlowHost host) : IClassFixture<FlowHost>
{
    private const string Reviewer = "pemeriksa-surat";
    private const string All = "PKH, BPNT, PBI-JKN";
    private const string OfFamily = "PKH, BPNT";
    private static readonly (string, string) English = ("Accept-Language", "en");
    private static readonly (int, int)[] Died = [(1, 3), (2, 3), (3, 3)];
    private static readonly (int, int)[] Everybody = [(3, 5), (4, 6)];

    private const string OfOne = "PBI-JKN (1 person)";

    private readonly Flow _flow = host.Flow;
    private readonly HashSet<string> _ofOne = [];

    [Fact]
    public async Task Whoever_goes_on_is_told_by_all_texts_what_the_ratified_sheet_left_out()
    {
        var place = Place.Next(villages: 6);
        var (cancelled, granted, dead, gone, spoilt, passed) = (place.Villages[0], place.Villages[1], place.Villages[2], place.Villages[3], place.Villages[4], place.Villages[5]);
        _ofOne.UnionWith([cancelled, dead]);
        await _flow.SetClockAsync(new DateTimeOffset(2026, 11, 10, 3, 0, 0, TimeSpan.Zero));
        var households = (await _flow.RecipientsAsync([.. place.Villages.Take(6).Select(village => SampleFamily.Of(village, members: 2))])).Zip(place.Villages).ToDictionary(p => p.Second, p => p.First);
        (await _flow.OpenMonthAsync("2026-11")).Expect(HttpStatusCode.Created);
        await _flow.SetClockAsync(new DateTimeOffset(2026, 11, 12, 3, 0, 0, TimeSpan.Zero));
        foreach (var (village, ineligible) in new[] { (cancelled, Died), (granted, Everybody), (dead, Died), (gone, Everybody), (spoilt, Everybody) })
        {
            await _flow.VerifiedAsync("2026-11", village, "2026-11-12", ineligible);
        }

        await SucceededAsync(passed);
        var letter = (await _flow.SignSheetsAsync(place.Regency, "2026-11")).Expect(HttpStatusCode.Created)["id"]!;
        var review = $"/regencies/{place.Regency}/ratifications/{letter}/review";
        (await _flow.PostAsync(review, await _flow.TokenAsync("ministry-officer", "ID", Reviewer), new { outcome = "conforming", reasons = Array.Empty<string>() })).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        Assert.StartsWith("PKH 0 0 1 0; BPNT 0 0 1 0; PBI-JKN 1 1 1 0", (await _flow.RecapAsync("2026-11", dead)).Json.Paid(), StringComparison.Ordinal);
        Assert.Null((await ShownAsync(gone, households[gone])).Json["payments"]);

        await CancelledAsync(cancelled, households[cancelled]);
        Assert.DoesNotContain("another adult", await NoticeAsync(cancelled, "removalCancelledVerified"), StringComparison.Ordinal);
        await TakenBackAsync(passed, households[passed]);
        Assert.Contains("PKH, BPNT went to another adult of the family", await NoticeAsync(passed, "removalCancelledVerified"), StringComparison.Ordinal);
        Assert.Contains(All, await GrantedAsync(granted, households[granted], "removalCancelled"), StringComparison.Ordinal);
        Assert.DoesNotContain("another adult", await NoticeAsync(granted, "removalCancelledVerified"), StringComparison.Ordinal);
        Told(await NoticeAsync(granted, "removalCancelledVerified"), All);
        Told(await NoticeAsync(granted, "appealRemovalOverturned"), All);
        await ToldEverywhereAsync(granted, households[granted], All, "2026-12");

        await ToldOnceReadableAsync(spoilt, households[spoilt]);

        // In effect on the 27th: December has no sheet where the only family was removed, and of whom stands again on an open one a line is added. What November's found wrongly is not suggested (VER-6).
        await _flow.SetClockAsync(new DateTimeOffset(2026, 12, 2, 3, 0, 0, TimeSpan.Zero));
        await _flow.IdleAsync();
        Told(await NoticeAsync(dead, "removedDeceased"), OfFamily);
        await ToldEverywhereAsync(dead, households[dead], OfFamily, "2026-12");
        Told(await GrantedAsync(dead, households[dead], "removalUndone"), All);
        await ToldEverywhereAsync(dead, households[dead], All, "2026-12");
        Assert.All([await NoticeAsync(dead, "removalUndone"), await NoticeAsync(dead, "appealRemovalOverturned")], text => Assert.Contains(OfOne, text, StringComparison.Ordinal));
        Told(await GrantedAsync(gone, households[gone], "removalUndone"), All, "2026-12", "2027-01");
        Told(await NoticeAsync(gone, "removalUndone"), All, "2026-12", "2027-01");
        await ToldEverywhereAsync(gone, households[gone], All, "2026-12", "2027-01");
        var lines = await _flow.LinesAsync("2026-12", granted, await _flow.TokenAsync("village-officer", granted));
        Assert.Equal(4, lines.Count);
        Assert.All(lines, l => Assert.Null(l["suggestion"]));
    }

    // A sheet, or a page of it, that cannot be read keeps nobody from deciding and reading, and no month is told as lost for it.
    private async Task ToldOnceReadableAsync(string village, string household)
    {
        await host.EditAsync("registry", village, "sheet-2026-11-001", page => page["lines"]![0]!["programme"] = "ZZZ");
        Assert.DoesNotContain("2026-12", await GrantedAsync(village, household, "removalCancelled"), StringComparison.Ordinal);
        Assert.Null((await ShownAsync(village, household)).Json["payments"]);
        await host.EditAsync("registry", village, "sheet-2026-11-001", page => page["lines"]![0]!["programme"] = "PKH");
        await host.SpoilAsync("registry", village, "sheet-2026-11");
        Assert.Null((await ShownAsync(village, household)).Json["payments"]);
        await host.RepairAsync("registry", village, "sheet-2026-11");
        await ToldEverywhereAsync(village, household, All, "2026-12");
    }

    // The wife takes over what the head received, who died.
    private async Task SucceededAsync(string village)
    {
        var deliberation = await _flow.ConcludedAsync(village, "2026-11-12");
        var rows = new object[] { new { line = 3, outcome = "ineligible", ground = 3, successor = 4 }, new { line = 1, outcome = "eligible" }, new { line = 2, outcome = "eligible" }, new { line = 4, outcome = "eligible" } };
        (await _flow.DecideAsync("2026-11", village, await _flow.TokenAsync("village-officer", village), rows)).Expect(HttpStatusCode.OK);
        (await _flow.FinaliseAsync("2026-11", village, await _flow.TokenAsync("village-head", village))).Expect(HttpStatusCode.OK);
        await _flow.ReceivedAsync("2026-11", village, deliberation.Id);
    }

    private async Task<Answer> TakenBackAsync(string village, string household)
    {
        var ministry = await _flow.TokenAsync("ministry-officer", "ID", Reviewer);
        var removal = (await _flow.GetAsync($"/households/{village}/{household}/removals", ministry)).Expect(HttpStatusCode.OK)["items[0].id"];
        var answer = (await _flow.PostAsync($"/households/{village}/{household}/removals/{removal}/cancellation", ministry, new { reason = "Keliru" }, English)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        return answer;
    }

    private async Task CancelledAsync(string village, string household)
    {
        Told((await TakenBackAsync(village, household))["detail"], All);
        Told(await NoticeAsync(village, "removalCancelledVerified"), All);
        await ToldEverywhereAsync(village, household, All, "2026-12");
    }

    private async Task<string> GrantedAsync(string village, string household, string result)
    {
        var appeal = await _flow.AppealAsync(await _flow.TokenAsync("village-officer", village), new { household }, "removed");
        var path = $"/appeals/{village}/{appeal["id"]}/decision";
        var granted = (await _flow.PostAsync(path, await _flow.TokenAsync("regency-officer", village[..4], "pemutus-keberatan"), new { outcome = "granted", note = "Diperiksa ulang" }, English)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        Assert.Equal(result, granted["result"]);
        return granted["detail"]!;
    }

    private async Task ToldEverywhereAsync(string village, string household, string aid, params string[] unpaid)
    {
        var upheld = (await ShownAsync(village, household)).Json["payments"]!["upheld"]!;
        Assert.Equal(aid, string.Join(", ", upheld["programmes"]!.Select(p => (string)p!)));
        Assert.Equal(unpaid, upheld["unpaid"]!.Select(m => (string)m!));

        // Of who died alone, where the wife's was found eligible.
        var isOfOne = aid == All && _ofOne.Contains(village);
        Assert.Equal(isOfOne ? 1 : null, (int?)upheld["persons"]);
        var officer = await _flow.TokenAsync("village-officer", village);
        var proposal = (await _flow.GetAsync($"/villages/{village}/proposals", officer)).Expect(HttpStatusCode.OK)["items[0].id"]!;
        var own = (await _flow.GetAsync($"/proposals/{village}/{proposal}", officer)).Expect(HttpStatusCode.OK);
        var tracked = (await _flow.GetAsync($"/tracking/{own["trackingCode"]}", token: null, English)).Expect(HttpStatusCode.OK);
        Told($"{tracked["meaning"]} {tracked["next"]}", $"assistance {aid}", unpaid);
        Assert.Equal(isOfOne, tracked["meaning"]!.Contains(OfOne, StringComparison.Ordinal));
    }

    private async Task<Answer> ShownAsync(string village, string household) =>
        (await _flow.GetAsync($"/households/{village}/{household}", await _flow.TokenAsync("auditor", "ID"))).Expect(HttpStatusCode.OK);

    private async Task<string> NoticeAsync(string village, string code) =>
        (string)Assert.Single((await _flow.GetAsync($"/villages/{village}/notices", await _flow.TokenAsync("regency-officer", village[..4]), English)).Expect(HttpStatusCode.OK).Json["items"]!, n => (string?)n["code"] == code)["text"]!;

    private static void Told(string? text, string aid, params string[] unpaid)
    {
        Assert.All(unpaid.Length == 0 ? ["2026-12"] : unpaid, month => Assert.Contains($"hat pays {month} does not count", text, StringComparison.Ordinal));
        Assert.Contains(aid, text, StringComparison.Ordinal);
        Assert.Contains(unpaid.Length == 2 ? "paid from 2027-02" : "paid from 2027-01", text, StringComparison.Ordinal);
    }
}
