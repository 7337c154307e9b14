using System.Globalization;
using System.Net;
using Dtks.Domain.Areas;
using Dtks.Domain.Ratification;
using Dtks.Flows.Tests.Audit;
using Dtks.Flows.Tests.Dossiers;
using Dtks.Flows.Tests.Faults;
using Dtks.Flows.Tests.Operations;
using Dtks.Flows.Tests.Ratification;
using Dtks.Flows.Tests.Verification;
using Dtks.Functions.SheetLetters;
using Dtks.Functions.Verification;
using Dtks.Platform.Json;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;
using NodaTime;

namespace Dtks.Flows.Tests.SheetLetters;

/// <summary>The regent's letters over the sheets of a month, and the Ministry's review of them. Each test leaves no sheet that waits for a letter.</summary>
[Trait("rule", "RAT-4")]
public sealed class SheetLetterTests(VerifiedMonth month) : IClassFixture<VerifiedMonth>
{
    private const string Period = VerifiedMonth.Period;

    private readonly Flow _flow = month.Flow;

    [Fact]
    [Trait("rule", "RAT-1")]
    [Trait("rule", "RAT-8")]
    public async Task It_covers_exactly_the_sheets_received_and_what_conforms_is_ratified()
    {
        var before = await CountedAsync();
        var (first, second) = (await ReceivedAsync(), await ReceivedAsync());
        Assert.Equal((before.Endorsed + 2, before.Ratified), await CountedAsync());
        var waiting = await month.SubmittedAsync();
        (await _flow.SignSheetsAsync(month.Regency, "2026-10")).ExpectProblem(HttpStatusCode.UnprocessableEntity, "letter.noSheets", "RAT-4");

        var regent = await _flow.TokenAsync("regent", month.Regency);
        var signed = (await _flow.SignSheetsAsync(month.Regency, Period, regent)).Expect(HttpStatusCode.Created);

        Assert.Equal(("6", "2", Period, "eligibility"), (signed["rows"], signed["sheets"], signed["countsFor"], signed["subject"]));
        var digests = new[] { first, second }.OrderBy(s => s.Village, StringComparer.Ordinal).Select(s => new VillageDigest(AreaCode.Parse(s.Village), 3, s.Digest));
        Assert.Equal(LetterDigest.Of(digests), signed["digest"]);
        (await _flow.SignSheetsAsync(month.Regency, Period)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "letter.noSheets", "RAT-4");
        Assert.Equal("received", (await _flow.SheetAsync(Period, first.Village))["dossier.status"]);
        await ShowsItsRowsAsync(signed["id"]!, regent, first, second);
        var file = (await _flow.GetAsync($"/regencies/{month.Regency}/ratifications/{signed["id"]}/file", regent)).Expect(HttpStatusCode.OK);
        Assert.StartsWith("%PDF", file.Text, StringComparison.Ordinal);

        var reviewed = (await _flow.ReviewAsync(month.Regency, signed["id"]!)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        Assert.Equal("conforming", reviewed["status"]);
        var letter = await _flow.LetterAsync(month.Regency, signed["id"]!);
        Assert.Equal(("applied", "2", "2", "0", null), (letter["status"], letter["progress.covered"], letter["progress.applied"], letter["progress.notApplied"], letter["notApplied"]));
        foreach (var (village, dossier, _) in new[] { first, second })
        {
            Assert.Equal("finalised ratified", await StandAsync(village));
            Assert.Equal(["dossier.submitted", "dossier.endorsed", "dossier.received", "dossier.sheetRatified"], (await _flow.GetDossierAsync(village, dossier)).Json["history"]!.Select(h => (string?)h["code"]));
            Assert.Equal((signed["id"], "sheet.ratified"), ((string?)(await SheetAsync(village))["letterId"], (string?)(await SheetAsync(village))["history"]!.Last()["code"]));
            (await _flow.PostAsync($"/cycles/{Period}/villages/{village}/reopening", await _flow.TokenAtAsync("regency-officer", village), new { reason = "x" })).ExpectProblem(HttpStatusCode.Conflict, "sheet.endorsed", "VER-8");
            Assert.Equal("ministry", (await _flow.GetAsync($"/villages/{village}/dossiers?status=ratified", await _flow.TokenAsync("village-head", village)))["items[0].holder"]);
        }

        Assert.Equal("finalised submitted", await StandAsync(waiting.Village));
        Assert.Equal((before.Endorsed + 2, before.Ratified + 2), await CountedAsync());
        (await _flow.ReviewAsync(month.Regency, signed["id"]!)).ExpectProblem(HttpStatusCode.Conflict, "letter.reviewed", "RAT-3");
    }

    [Fact]
    [Trait("rule", "RAT-5")]
    [Trait("rule", "VER-8")]
    public async Task Returned_its_sheets_are_opened_again_with_the_reasons_and_go_up_anew()
    {
        var before = await CountedAsync();
        var (village, dossier, _) = await ReceivedAsync();
        var letter = (await _flow.SignSheetsAsync(month.Regency, Period)).Expect(HttpStatusCode.Created)["id"]!;
        (await _flow.ReviewAsync(month.Regency, letter, "returned", "Lampiran kurang")).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();

        Assert.Equal("open returned", await StandAsync(village));
        Assert.Equal(before, await CountedAsync());
        (await _flow.PostAsync($"/regencies/{month.Regency}/ratifications/{letter}/resubmission", await _flow.TokenAsync("regent", month.Regency), new { note = "Sudah dilengkapi" })).ExpectProblem(HttpStatusCode.UnprocessableEntity, "letter.sheetsAnew", "RAT-5");
        var sheet = await _flow.SheetAsync(Period, village);
        Assert.Equal(("Lampiran kurang", dossier), ((string?)sheet.Json["reopenings"]!.Last()["reason"], (string?)sheet.Json["reopenings"]!.Last()["dossier"]));
        Assert.Equal(("returned", "Lampiran kurang"), ((await _flow.GetDossierAsync(village, dossier))["status"], (await _flow.GetDossierAsync(village, dossier))["reasons[0]"]));
        var deliberation = (await _flow.GetAsync($"/villages/{village}/deliberations", await _flow.TokenAsync("village-head", village)))["items[0].id"]!;
        await _flow.FinalisedAsync(Period, village);
        var next = await _flow.ReceivedAsync(Period, village, deliberation, dossier);
        var second = (await _flow.SignSheetsAsync(month.Regency, Period)).Expect(HttpStatusCode.Created)["id"]!;
        Assert.Equal(next, (await RowsAsync(second))["items[0].dossier"]);
        (await _flow.ReviewAsync(month.Regency, second)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        Assert.Equal("finalised ratified", await StandAsync(village));
    }

    [Fact]
    [Trait("rule", "GOV-2")]
    public async Task Who_took_part_in_a_sheet_neither_signs_for_it_nor_reviews_that()
    {
        var (who, parts) = ($"both-{Guid.NewGuid():N}", new[] { "officer", "head", "sender", "camat", "dinas" });
        var village = month.Next();
        var deliberation = (await _flow.ConcludedAsync(village, "2026-11-12")).Id;
        Task<string> TokenAsync(string role, string part) => _flow.TokenAtAsync(role, village, $"{who}-{part}");
        await _flow.FinalisedAsync(Period, village, await TokenAsync("village-officer", "officer"), await TokenAsync("village-head", "head"));
        var dossier = (await _flow.SubmitSheetAsync(Period, village, deliberation, head: await TokenAsync("village-head", "sender"))).Expect(HttpStatusCode.Created)["id"]!;
        (await DossierSteps.ReviewAsync(_flow, village, dossier, "endorsement", "endorsed", await TokenAsync("district-head", "camat"))).Expect(HttpStatusCode.OK);
        (await DossierSteps.ReviewAsync(_flow, village, dossier, "receipt", "received", await TokenAsync("regency-officer", "dinas"))).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();

        foreach (var part in parts)
        {
            (await _flow.SignSheetsAsync(month.Regency, Period, await TokenAsync("regent", part))).ExpectProblem(HttpStatusCode.UnprocessableEntity, "letter.ownSheets", "GOV-2");
        }

        var letter = (await _flow.SignSheetsAsync(month.Regency, Period, await TokenAsync("regent", "regent"))).Expect(HttpStatusCode.Created)["id"]!;
        foreach (var part in parts.Append("regent"))
        {
            (await _flow.PostAsync($"/regencies/{month.Regency}/ratifications/{letter}/review", await TokenAsync("ministry-officer", part), new { outcome = "conforming", reasons = Array.Empty<string>() }))
                .ExpectProblem(HttpStatusCode.UnprocessableEntity, "letter.ownReview", "GOV-2");
        }
    }

    [Fact]
    [Trait("rule", "RAT-8")]
    public async Task Of_its_sheets_one_that_cannot_be_read_and_one_that_changed_stay_behind_alone_and_an_outage_is_made_up_for()
    {
        var (good, bad, other) = (await ReceivedAsync(), await ReceivedAsync(), await ReceivedAsync());
        var letter = (await _flow.SignSheetsAsync(month.Regency, Period)).Expect(HttpStatusCode.Created)["id"]!;
        await month.Host.SpoilAsync("registry", bad.Village, $"sheet-{Period}");
        await month.Host.EditAsync("registry", other.Village, $"sheet-{Period}", sheet => sheet["digest"] = "other");
        await _flow.FailAsync(new { kind = "503", container = "registry", operation = "batch" });
        (await _flow.ReviewAsync(month.Regency, letter)).Expect(HttpStatusCode.OK);
        Assert.Equal("finalised received", await StandAsync(good.Village, audited: false));
        await _flow.MendAsync();
        await _flow.AdvanceAsync("PT25M");

        Assert.Equal("finalised ratified", await StandAsync(good.Village));
        var shown = await _flow.LetterAsync(month.Regency, letter);
        Assert.Equal(
            new[] { $"{bad.Village} {bad.Dossier} letter.rowSetAside", $"{other.Village} {other.Dossier} letter.sheetChanged" }.Order(StringComparer.Ordinal),
            shown.Json["notApplied"]!.Select(n => $"{n["village"]} {n["dossier"]} {n["code"]}").Order(StringComparer.Ordinal));
        var kept = Assert.Single(await _flow.SetAsideAsync("ratifications-rows"), k => k["message"]!.ToString().Contains(bad.Dossier, StringComparison.Ordinal));
        Assert.Equal((bad.Village, $"cycles/{Period}/villages/{bad.Village}"), ((string?)kept["area"], (string?)kept["subject"]));
        await month.Host.RepairAsync("registry", bad.Village, $"sheet-{Period}");
        Assert.Equal("done", (await _flow.ReplayAsync(kept["id"]!.ToString()))["status"]);
        Assert.Equal("finalised ratified", await StandAsync(bad.Village));
        Assert.Equal([other.Village], (await _flow.LetterAsync(month.Regency, letter)).Json["notApplied"]!.Select(n => (string?)n["village"]));
        Assert.Equal("finalised received", await StandAsync(other.Village));
    }

    [Fact]
    [Trait("rule", "RAT-8")]
    public async Task More_lines_than_a_thousand_are_gathered_and_counted_in_the_background_page_by_page()
    {
        var place = Place.Next();
        var rows = new List<RatificationRow>();
        foreach (var village in place.Villages.Take(3).Order(StringComparer.Ordinal))
        {
            rows.AddRange(await month.Host.AddSheetsAsync(village, 30, lines: 12));
        }

        (await _flow.SendAsync(HttpMethod.Post, "/dev/faults", body: new { service = "queues", kind = "twice", path = "/ratifications-rows/" })).Expect(HttpStatusCode.OK);
        var begun = (await _flow.SignSheetsAsync(place.Regency, Period)).Expect(HttpStatusCode.Accepted);
        Assert.Equal(("signing", null), (begun["status"], begun["rows"]));
        await _flow.IdleAsync();
        var signed = await _flow.LetterAsync(place.Regency, begun["id"]!);
        Assert.Equal(("signed", "1080", "90", LetterDigest.Of(rows)), (signed["status"], signed["rows"], signed["sheets"], signed["digest"]));
        Assert.Equal([88, 2], (await LetterSteps.StoredAsync(month.Host, place.Regency, "letterPage")).OrderBy(p => (int)p["number"]!).Select(p => p["rows"]!.Count()));

        (await _flow.ReviewAsync(place.Regency, begun["id"]!)).Expect(HttpStatusCode.Accepted);
        await _flow.IdleAsync();
        await _flow.SendAsync(HttpMethod.Delete, "/dev/faults");
        var applied = await _flow.LetterAsync(place.Regency, begun["id"]!);
        Assert.Equal(("applied", "0", "90"), (applied["status"], applied["progress.applied"], applied["progress.notApplied"]));
        Assert.All(applied.Json["notApplied"]!, n => Assert.Equal("letter.sheetMissing RAT-8", $"{n["code"]} {n["rule"]}"));
    }

    [Fact]
    public async Task A_receipt_that_is_told_twice_opens_one_row()
    {
        var place = Place.Next();
        var projection = month.Host.Services.GetRequiredService<RatifiableSheets>();
        var sheet = new RatifiableSheet(place.Village, Period, new string('1', 32), "d", 5, "head-1", "camat-1", [], Instant.FromUtc(2026, 11, 12, 3, 0));
        for (var i = 0; i < 2; i++)
        {
            await projection.ApplyAsync(JObject.Parse(JsonText.Write(sheet)), CancellationToken.None);
        }

        Assert.Equal(("5", "1"), ((await _flow.SignSheetsAsync(place.Regency, Period)).Expect(HttpStatusCode.Created)["rows"], (await LetterSteps.StoredAsync(month.Host, place.Regency, "ratifiableSheet")).Count.ToString(CultureInfo.InvariantCulture)));
        await projection.ApplyAsync(JObject.Parse(JsonText.Write(sheet)), CancellationToken.None);
        (await _flow.SignSheetsAsync(place.Regency, Period)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "letter.noSheets", "RAT-4");
    }

    // A village whose sheet is received, and the digest of it.
    private async Task<(string Village, string Dossier, string Digest)> ReceivedAsync()
    {
        var village = month.Next();
        var deliberation = await _flow.ConcludedAsync(village, "2026-11-12");
        await _flow.FinalisedAsync(Period, village);
        var dossier = await _flow.ReceivedAsync(Period, village, deliberation.Id);
        return (village, dossier, (string)(await SheetAsync(village))["digest"]!);
    }

    // How many villages of the regency are endorsed and ratified by the month's progress; and so in the nation.
    private async Task<(int Endorsed, int Ratified)> CountedAsync()
    {
        await _flow.IdleAsync();
        var (regency, nation) = (await _flow.ProgressAsync(Period, month.Regency), (await _flow.GetAsync($"/cycles/{Period}", await _flow.TokenAsync("auditor", "ID"))).Expect(HttpStatusCode.OK));
        Assert.Equal((regency["villages.endorsed"], regency["villages.ratified"]), (nation["villages.endorsed"], nation["villages.ratified"]));
        return (int.Parse(regency["villages.endorsed"]!, CultureInfo.InvariantCulture), int.Parse(regency["villages.ratified"]!, CultureInfo.InvariantCulture));
    }

    // As it is stored.
    private Task<JObject> SheetAsync(string village) => StoredTrail.StoredAsync(month.Host, village, $"sheet-{Period}");

    private async Task ShowsItsRowsAsync(string letter, string regent, params (string Village, string Dossier, string Digest)[] sheets)
    {
        var page = (await _flow.GetAsync($"/regencies/{month.Regency}/ratifications/{letter}/rows", regent)).Expect(HttpStatusCode.OK);
        Assert.Equal(
            sheets.OrderBy(s => s.Village, StringComparer.Ordinal).Select(s => $"{s.Village} {Period} 3 {s.Digest} {s.Dossier} -"),
            page.Json["items"]!.Select(r => $"{r["village"]} {r["period"]} {r["lines"]} {r["digest"]} {r["dossier"]} {r["proposal"] ?? "-"}"));
    }

    private async Task<Answer> RowsAsync(string letter) =>
        (await _flow.GetAsync($"/regencies/{month.Regency}/ratifications/{letter}/rows", await _flow.TokenAsync("ministry-officer", "ID"))).Expect(HttpStatusCode.OK);

    // A read that leaves an entry is not done while nothing can be saved.
    private async Task<string> StandAsync(string village, bool audited = true)
    {
        if (audited)
        {
            var sheet = await _flow.SheetAsync(Period, village);
            return $"{sheet["status"]} {sheet["dossier.status"]}";
        }

        var stored = await SheetAsync(village);
        return $"{stored["stage"]} {stored["dossier"]!["status"]}";
    }
}
