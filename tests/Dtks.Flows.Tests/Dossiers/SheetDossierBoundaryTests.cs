using System.Globalization;
using System.Net;
using Dtks.Flows.Tests.Audit;
using Dtks.Flows.Tests.Operations;
using Dtks.Flows.Tests.Pages;
using Dtks.Flows.Tests.Ratification;
using Dtks.Flows.Tests.Verification;

namespace Dtks.Flows.Tests.Dossiers;

/// <summary>A dossier that comes back opens its sheet while its month runs, after it for corrections, and no more once the determination date is over. On a host of its own, whose clock it moves.</summary>
[Trait("rule", "VER-8")]
[Trait("rule", "RAT-1")]
public sealed class SheetDossierBoundaryTests(VerifiedMonth month) : IClassFixture<VerifiedMonth>
{
    private const string Period = VerifiedMonth.Period;
    private const string Why = "Tanda tangan kurang";

    private readonly Flow _flow = month.Flow;

    [Fact]
    [Trait("rule", "RAT-5")]
    public async Task What_comes_back_opens_the_sheet_until_the_determination_date_is_over_in_the_village()
    {
        var (west, deliberation, first) = await month.SubmittedAsync();
        var late = await month.SubmittedAsync();
        var (east, lateEast) = (await month.SubmittedAsync(month.East[0]), await month.SubmittedAsync(month.East[1]));

        Assert.Equal("open -", await ReturnedAsync(west, first));
        var second = await NextAsync(west, deliberation.Id, first, "eligible");
        var left = await OpenedAgainBeforeTheEndAsync();
        await _flow.SetClockAsync(At("2026-12-05T03:00:00Z"));
        Assert.Equal("closed 2026-12-17T17:00:00Z", await ReturnedAsync(west, second));
        (await _flow.SubmitSheetAsync(Period, west, deliberation.Id, second)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "dossier.sheetNotFinalised", "VER-1", "/period");
        await PagesLeadToLockingAsync(west);
        var third = await NextAsync(west, deliberation.Id, second, "ineligible");

        // The day is over at 15:00 UTC in the east, and at 17:00 in the west.
        await _flow.SetClockAsync(At("2026-12-17T14:59:00Z"));
        Assert.Equal("closed 2026-12-17T15:00:00Z", await ReturnedAsync(east.Village, east.Dossier));
        await _flow.SetClockAsync(At("2026-12-17T15:00:00Z"));
        await StaysAsync(lateEast.Village, lateEast.Dossier);
        await _flow.SetClockAsync(At("2026-12-17T16:59:00Z"));
        Assert.Equal("closed 2026-12-17T17:00:00Z", await ReturnedAsync(west, third));
        await CountsForAsync(Period);
        await CorrectedAsync(left[0]);
        await _flow.SetClockAsync(At("2026-12-17T17:00:00Z"));
        await CountsForAsync("2026-12");
        foreach (var over in left.Skip(1))
        {
            (await DecideAsync(over.Village, 1)).ExpectProblem(HttpStatusCode.Conflict, "sheet.closed", "VER-7");
        }

        await PagesTellThatItIsOverAsync(left[1].Village);

        await StaysAsync(late.Village, late.Dossier, inBulk: true);

        // As it stands it may go up again, also where a letter brings it back.
        var next = await _flow.ReceivedAsync(Period, late.Village, late.Deliberation.Id, late.Dossier);
        var letter = (await _flow.SignSheetsAsync(month.Regency, Period)).Expect(HttpStatusCode.Created)["id"]!;
        (await LetterSteps.ReviewAsync(_flow, month.Regency, letter, "returned", Why)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        Assert.Equal(("finalised", "returned"), ((await _flow.SheetAsync(Period, late.Village))["status"], (await _flow.SheetAsync(Period, late.Village))["dossier.status"]));
        (await _flow.ResubmitAsync(month.Regency, letter)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "letter.sheetsAnew", "RAT-5");
        await _flow.ReceivedAsync(Period, late.Village, late.Deliberation.Id, next);
        Assert.Equal("2026-12", (await _flow.SignSheetsAsync(month.Regency, Period)).Expect(HttpStatusCode.Created)["countsFor"]);
        Assert.Equal([Why, Why, Why], (await _flow.SheetAsync(Period, west)).Json["reopenings"]!.Select(r => (string?)r["reason"]));
        Assert.DoesNotContain("kurang", (await StoredTrail.StoredAsync(month.Host, west, $"sheet-{Period}")).ToString(), StringComparison.Ordinal);
    }

    // After its month the way to correcting and locking it is there, with its last day.
    private async Task PagesLeadToLockingAsync(string village)
    {
        foreach (var (role, end) in new[] { ("village-officer", ""), ("village-head", "/kunci") })
        {
            using var reader = await new PageReader(month.Host.BaseUrl).SignInAsync(role, village);
            var today = (await reader.GetAsync("/tugas")).Expect(HttpStatusCode.OK);
            Assert.Contains("Paling lambat 17 Desember 2026", today.Text, StringComparison.Ordinal);
            var path = today.Document.QuerySelector($"main .tasks a[href='/lembar/{Period}/{village}{end}']")!.GetAttribute("href")!;
            Assert.Contains("paling lambat 17 Desember 2026", (await reader.GetAsync(path)).Expect(HttpStatusCode.OK).Text, StringComparison.Ordinal);
            var sheet = (await reader.GetAsync($"/lembar/{Period}/{village}")).Expect(HttpStatusCode.OK);
            Assert.NotNull(sheet.Document.QuerySelector(end.Length > 0 ? "main a[href$='/kunci']" : "main select[name^='hasil-']"));
        }
    }

    // Once the determination date is over that is told, and nothing can be sent any more.
    private async Task PagesTellThatItIsOverAsync(string village)
    {
        using var head = await new PageReader(month.Host.BaseUrl).SignInAsync("village-head", village);
        Assert.DoesNotContain("kembali: perbaiki", (await head.GetAsync("/tugas")).Expect(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        var sheet = (await head.GetAsync($"/lembar/{Period}/{village}")).Expect(HttpStatusCode.OK);
        Assert.Contains("lewat pada 17 Desember 2026", sheet.Text, StringComparison.Ordinal);
        Assert.Null(sheet.Document.QuerySelector("main a[href$='/kunci']"));
        Assert.Contains("lewat pada 17 Desember 2026", (await head.GetAsync($"/lembar/{Period}/{village}/kunci")).Expect(HttpStatusCode.OK).Text, StringComparison.Ordinal);
    }

    // The answer of the sheet once its dossier was endorsed and came back.
    private async Task<string> ReturnedAsync(string village, string dossier)
    {
        (await _flow.ReviewAsync(village, dossier, "endorsement", "endorsed")).Expect(HttpStatusCode.OK);
        var returned = (await _flow.ReviewAsync(village, dossier, "receipt", "returned", reasons: [Why])).Expect(HttpStatusCode.OK);
        var sheet = await _flow.SheetAsync(Period, village);

        Assert.Equal(("returned", null, dossier, "returned", null), (returned["status"], returned["determinedOn"], sheet["dossier.id"], sheet["dossier.status"], sheet["dossier.explanation"]));
        Assert.Equal(dossier, (string?)sheet.Json["reopenings"]!.Last()["dossier"]);
        (await _flow.GetAsync($"/villages/{village}/dossiers/{dossier}/rows", await _flow.TokenAtAsync("regency-officer", village))).ExpectProblem(HttpStatusCode.Conflict, "dossier.sheetChanged", "RAT-8");
        return $"{sheet["status"]} {(sheet.Json["openUntil"] is { } until ? until.ToObject<DateTimeOffset>().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) : "-")}";
    }

    // A minute before the month ends a dossier comes back, one with its letter, and the regency opens a sheet: it ends before anybody finalises them again.
    private async Task<IReadOnlyList<(string Village, string Deliberation, string Dossier)>> OpenedAgainBeforeTheEndAsync()
    {
        var sheets = new List<(string Village, string Deliberation, string Dossier)>();
        for (var i = 0; i < 3; i++)
        {
            var (village, deliberation, dossier) = await month.SubmittedAsync();
            sheets.Add((village, deliberation.Id, dossier));
        }

        await _flow.SetClockAsync(At("2026-11-30T16:59:00Z"));
        Assert.Equal("open -", await ReturnedAsync(sheets[0].Village, sheets[0].Dossier));
        (await _flow.PostAsync($"/cycles/{Period}/villages/{sheets[1].Village}/reopening", await _flow.TokenAtAsync("regency-officer", sheets[1].Village), new { reason = Why })).Expect(HttpStatusCode.OK);
        (await _flow.ReviewAsync(sheets[2].Village, sheets[2].Dossier, "endorsement", "endorsed")).Expect(HttpStatusCode.OK);
        (await _flow.ReviewAsync(sheets[2].Village, sheets[2].Dossier, "receipt", "received")).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        var letter = await SignedAsync(sheets[2]);
        (await LetterSteps.ReviewAsync(_flow, month.Regency, letter, "returned", Why)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        foreach (var (village, _, _) in sheets)
        {
            Assert.Equal("open", (await _flow.SheetAsync(Period, village))["status"]);
        }

        // A line came in, or nobody decided it anew.
        await month.Host.EditAsync("registry", sheets[0].Village, $"sheet-{Period}-001", page => (page["lines"]![2]!["decision"], page["lines"]![2]!["outcome"]) = (null, "unverified"));
        await month.Host.EditAsync("registry", sheets[0].Village, $"sheet-{Period}", sheet => (sheet["tally"]!["eligible"], sheet["tally"]!["unverified"]) = (2, 1));
        await _flow.SetClockAsync(At("2026-11-30T17:00:30Z"));
        foreach (var (village, _, _) in sheets)
        {
            var sheet = await _flow.SheetAsync(Period, village);
            Assert.Equal(("closed", At("2026-12-17T17:00:00Z")), (sheet["status"], sheet.Json["openUntil"]?.ToObject<DateTimeOffset>()));
        }

        return sheets;
    }

    // Before and after the signature it is shown with whom it lies, and what is to be known of its sheet.
    private async Task<string> SignedAsync((string Village, string Deliberation, string Dossier) sheet)
    {
        await month.Host.EditAsync("registry", sheet.Village, $"sheet-{Period}", stored => stored["overturned"] = new Newtonsoft.Json.Linq.JArray(1));
        Assert.Equal("regent regent letter", await LiesAsync());
        var letter = (await _flow.SignSheetsAsync(month.Regency, Period)).Expect(HttpStatusCode.Created)["id"]!;
        Assert.Equal("ministry ministry review", await LiesAsync());
        var rows = (await _flow.GetAsync($"/regencies/{month.Regency}/ratifications/{letter}/rows", await _flow.TokenAsync("ministry-officer", "ID"))).Expect(HttpStatusCode.OK).Json["items"]!;
        Assert.Equal("sheet.overturned", (string?)Assert.Single(rows, r => r["advice"] is not null)["advice"]![0]!["code"]);
        await month.Host.EditAsync("registry", sheet.Village, $"sheet-{Period}", stored => stored["overturned"] = null);
        return letter;

        async Task<string> LiesAsync()
        {
            var ministry = await _flow.TokenAsync("ministry-officer", "ID");
            var shown = (await _flow.GetAsync($"/villages/{sheet.Village}/dossiers/{sheet.Dossier}", ministry)).Expect(HttpStatusCode.OK);
            Assert.Equal("sheet.overturned", shown["advice[0].code"]);
            var listed = (await _flow.GetAsync($"/villages/{sheet.Village}/dossiers", ministry)).Expect(HttpStatusCode.OK).Json["items"]!.Single(d => (string)d["dossier"]! == sheet.Dossier);
            return $"{shown["holder"]} {listed["holder"]} {shown["next[0].code"]}";
        }
    }

    // What was verified by then is corrected, and goes up again.
    private async Task CorrectedAsync((string Village, string Deliberation, string Dossier) sheet)
    {
        Assert.Contains("until 2026-12-17", (await _flow.GetDossierAsync(sheet.Village, sheet.Dossier))["next[0].detail"], StringComparison.Ordinal);
        var decided = (await DecideAsync(sheet.Village, 1, 3)).Expect(HttpStatusCode.OK);
        Assert.Equal("applied - | refused line.missed", $"{decided["results[0].status"]} {decided["results[0].code"] ?? "-"} | {decided["results[1].status"]} {decided["results[1].code"]}");
        (await _flow.FinaliseAsync(Period, sheet.Village, await _flow.TokenAsync("village-head", sheet.Village))).Expect(HttpStatusCode.OK);
        (await _flow.SubmitSheetAsync(Period, sheet.Village, sheet.Deliberation, sheet.Dossier)).Expect(HttpStatusCode.Created);
    }

    private async Task<Answer> DecideAsync(string village, params int[] lines) =>
        await _flow.DecideAsync(Period, village, await _flow.TokenAsync("village-officer", village), lines.Select(line => new { line, outcome = "ineligible", ground = 11 }));

    // A first letter over the month, signed now.
    private async Task CountsForAsync(string period)
    {
        await month.Host.AddSheetsAsync(month.Empty, 1, lines: 3);
        var letter = (await _flow.SignSheetsAsync(month.Regency, Period)).Expect(HttpStatusCode.Created);
        Assert.Equal((Period, period), (letter["period"], letter["countsFor"]));
        Assert.Equal(period, (await _flow.LetterAsync(month.Regency, letter["id"]!))["countsFor"]);
    }

    private async Task StaysAsync(string village, string dossier, bool inBulk = false)
    {
        var returned = inBulk
            ? (await _flow.PostAsync($"/districts/{village[..6]}/endorsements", await _flow.TokenAtAsync("district-head", village), new[] { new { village, dossier, outcome = "returned", reasons = new[] { Why } } })).Expect(HttpStatusCode.OK)
            : (await _flow.ReviewAsync(village, dossier, "endorsement", "returned", reasons: [Why])).Expect(HttpStatusCode.OK);
        var (row, sheet) = (inBulk ? "results[0]." : string.Empty, await _flow.SheetAsync(Period, village));

        Assert.Equal(("returned", "2026-12-17", "finalised"), (returned[$"{row}status"], returned[$"{row}determinedOn"], sheet["status"]));
        Assert.True(!inBulk || returned["results[0].detail"]!.Contains("2026-12-17", StringComparison.Ordinal));
        Assert.Contains("2026-12-17", sheet["dossier.explanation"], StringComparison.Ordinal);
        Assert.StartsWith("Corrections of this month were taken until 2026-12-17", (await _flow.GetDossierAsync(village, dossier))["explanation"], StringComparison.Ordinal);
        Assert.Null(sheet["reopenings"]);
        Assert.Equal(["nextMonth village"], await _flow.NextAsync(village, dossier));
        (await _flow.GetAsync($"/villages/{village}/dossiers/{dossier}/rows", await _flow.TokenAtAsync("regency-officer", village))).Expect(HttpStatusCode.OK);
    }

    private async Task<string> NextAsync(string village, string deliberation, string replaces, string outcome)
    {
        int? ground = outcome == "ineligible" ? 11 : null;
        (await _flow.DecideAsync(Period, village, await _flow.TokenAsync("village-officer", village), new[] { new { line = 1, outcome, ground } })).Expect(HttpStatusCode.OK);
        (await _flow.FinaliseAsync(Period, village, await _flow.TokenAsync("village-head", village))).Expect(HttpStatusCode.OK);
        return (await _flow.SubmitSheetAsync(Period, village, deliberation, replaces)).Expect(HttpStatusCode.Created)["id"]!;
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
