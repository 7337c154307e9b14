using System.Net;
using Dtks.Flows.Tests.Audit;
using Dtks.Flows.Tests.CardReplacement;
using Dtks.Flows.Tests.Deliberations;
using Dtks.Flows.Tests.Faults;
using Dtks.Flows.Tests.Operations;
using Dtks.Flows.Tests.Verification;

namespace Dtks.Flows.Tests.Dossiers;

/// <summary>A village's month on its way from the village to dinas sosial. What the month's end changes: <see cref="SheetDossierBoundaryTests"/>.</summary>
[Trait("rule", "RAT-1")]
public sealed class SheetDossierTests(VerifiedMonth month) : IClassFixture<VerifiedMonth>
{
    private const string Period = VerifiedMonth.Period;

    private readonly Flow _flow = month.Flow;

    [Fact]
    [Trait("rule", "VER-1")]
    [Trait("rule", "MUS-7")]
    public async Task What_is_unmet_is_named_at_once_and_each_by_its_rule()
    {
        var village = month.Next();
        var open = await DeliberationFlow.OpenAsync(_flow, village);
        var none = (await _flow.SubmitSheetAsync(Period, month.Empty, new string('0', 32), replaces: "y")).Expect(HttpStatusCode.UnprocessableEntity);
        var early = (await _flow.SubmitSheetAsync(Period, village, open.Id, replaces: "y")).Expect(HttpStatusCode.UnprocessableEntity);
        await month.Host.AwaitCardsAsync(village);
        var cards = await DeliberationFlow.OpenAsync(_flow, village, DeliberationFlow.Draft("cards", "villageGovernment", "communityGroup", "householdRepresentative"));
        var onCards = (await _flow.SubmitSheetAsync(Period, village, cards.Id)).Expect(HttpStatusCode.UnprocessableEntity);

        Assert.Equal(["/period dossier.sheetMissing VER-1", "/deliberation dossier.deliberationUnknown RAT-1", "/replaces dossier.replacesSheet RAT-1"], Told(none));
        Assert.Equal(["/period dossier.sheetNotFinalised VER-1", "/deliberation dossier.notConcluded MUS-7", "/replaces dossier.replacesSheet RAT-1"], Told(early));
        Assert.Equal(["/period dossier.sheetNotFinalised VER-1", "/deliberation dossier.onCards RAT-1", "/deliberation dossier.notConcluded MUS-7"], Told(onCards));
        Assert.Null((await _flow.SheetAsync(Period, village))["dossier"]);
        Assert.Empty((await _flow.GetAsync($"/villages/{village}/dossiers", open.Head)).Json["items"]!);
    }

    [Fact]
    [Trait("rule", "VER-8")]
    [Trait("rule", "RAT-8")]
    public async Task It_goes_up_each_place_sees_it_and_from_the_endorsement_on_its_sheet_stays()
    {
        var village = month.Next();
        var deliberation = await _flow.ConcludedAsync(village, "2026-11-12");
        await _flow.FinalisedAsync(Period, village);
        var key = ("Idempotency-Key", "sheet-1");
        var sent = (await _flow.SubmitSheetAsync(Period, village, deliberation.Id, head: deliberation.Head, headers: key)).Expect(HttpStatusCode.Created);
        var again = (await _flow.SubmitSheetAsync(Period, village, deliberation.Id, head: deliberation.Head, headers: key)).Expect(HttpStatusCode.Created);
        var sheet = await month.Host.StoredAsync(village, $"sheet-{Period}");

        Assert.Equal((sent.Text, "submitted", "3", (string)sheet["digest"]!), (again.Text, sent["status"], sent["rows"], sent["digest"]));
        var held = (await _flow.SubmitSheetAsync(Period, village, deliberation.Id)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "dossier.sheetHeld", "RAT-1", "/period");
        Assert.Single(held.Json["errors"]!);
        (await _flow.ReviewAsync(village, sent["id"]!, "receipt", "received")).ExpectProblem(HttpStatusCode.Conflict, "dossier.notAwaiting", "RAT-1");
        await ExpectPlaceAsync(village, sent["id"]!, "submitted", "district");
        (await _flow.ReviewAsync(village, sent["id"]!, "endorsement", "endorsed")).Expect(HttpStatusCode.OK);
        await ExpectPlaceAsync(village, sent["id"]!, "endorsed", "regency");
        (await ReopenAsync(village)).ExpectProblem(HttpStatusCode.Conflict, "sheet.endorsed", "VER-8");
        (await _flow.ReviewAsync(village, sent["id"]!, "receipt", "received")).Expect(HttpStatusCode.OK);
        await ExpectPlaceAsync(village, sent["id"]!, "received", "regent");
        (await ReopenAsync(village)).ExpectProblem(HttpStatusCode.Conflict, "sheet.endorsed", "VER-8");

        var shown = (await _flow.SheetAsync(Period, village)).Json["dossier"]!;
        Assert.Equal(($"{sent["id"]}", "received", null), ((string)shown["id"]!, (string)shown["status"]!, shown["explanation"]));
        Assert.Equal(["dossier.submitted", "dossier.endorsed", "dossier.received"], (await _flow.GetDossierAsync(village, sent["id"]!)).Json["history"]!.Select(h => (string?)h["code"]));
        await ShowsItsLinesAsync(village, sent["id"]!);
    }

    [Fact]
    [Trait("rule", "GOV-2")]
    public async Task Who_decided_lines_finalised_or_handed_in_does_not_pass_it_on()
    {
        var (village, who) = (month.Next(), $"both-{Guid.NewGuid():N}");
        var deliberation = await _flow.ConcludedAsync(village, "2026-11-12");
        await _flow.FinalisedAsync(Period, village, await _flow.TokenAsync("village-officer", village, $"{who}-officer"), await _flow.TokenAsync("village-head", village, $"{who}-head"));
        var dossier = (await _flow.SubmitSheetAsync(Period, village, deliberation.Id, head: await _flow.TokenAsync("village-head", village, $"{who}-sender"))).Expect(HttpStatusCode.Created)["id"]!;

        foreach (var part in new[] { "officer", "head", "sender" })
        {
            (await _flow.ReviewAsync(village, dossier, "endorsement", "endorsed", await _flow.TokenAtAsync("district-head", village, $"{who}-{part}"))).ExpectProblem(HttpStatusCode.UnprocessableEntity, "dossier.own", "GOV-2");
        }

        (await _flow.ReviewAsync(village, dossier, "endorsement", "endorsed", await _flow.TokenAtAsync("district-head", village, $"{who}-camat"))).Expect(HttpStatusCode.OK);
        foreach (var part in new[] { "officer", "head", "sender", "camat" })
        {
            (await _flow.ReviewAsync(village, dossier, "receipt", "received", await _flow.TokenAtAsync("regency-officer", village, $"{who}-{part}"))).ExpectProblem(HttpStatusCode.UnprocessableEntity, "dossier.own", "GOV-2");
        }

        (await _flow.ReviewAsync(village, dossier, "receipt", "received", await _flow.TokenAtAsync("regency-officer", village, $"{who}-dinas"))).Expect(HttpStatusCode.OK);
    }

    [Fact]
    [Trait("rule", "VER-8")]
    public async Task Opened_again_before_the_endorsement_it_is_taken_back_and_another_goes_up()
    {
        var (village, deliberation, dossier) = await month.SubmittedAsync();
        (await ReopenAsync(village)).Expect(HttpStatusCode.OK);
        await ExpectPlaceAsync(village, dossier, "withdrawn", "village");
        Assert.Equal(["lines village", "finalise village", "handInSheetAnew village"], await _flow.NextAsync(village, dossier));

        Assert.Null((await _flow.SheetAsync(Period, village))["dossier"]);
        (await _flow.ReviewAsync(village, dossier, "endorsement", "endorsed")).ExpectProblem(HttpStatusCode.Conflict, "dossier.notAwaiting", "RAT-1");
        (await RowsAsync(village, dossier)).ExpectProblem(HttpStatusCode.Conflict, "dossier.sheetChanged", "RAT-8");
        Assert.Equal(["dossier.submitted", "dossier.withdrawn"], (await _flow.GetDossierAsync(village, dossier)).Json["history"]!.Select(h => (string?)h["code"]));
        var events = (await _flow.SendAsync(HttpMethod.Get, "/dev/events")).Json.SelectTokens($"$..[?(@.subject == 'dossiers/{village}/{dossier}')]").Select(e => (string?)e["type"]);
        Assert.Equal(["dtks.dossier.submitted.v1", "dtks.dossier.withdrawn.v1"], events);
        (await _flow.DecideAsync(Period, village, deliberation.Officer, new[] { new { line = 1, outcome = "ineligible", ground = 11 } })).Expect(HttpStatusCode.OK);
        (await _flow.FinaliseAsync(Period, village, deliberation.Head)).Expect(HttpStatusCode.OK);
        (await _flow.SubmitSheetAsync(Period, village, deliberation.Id, replaces: dossier)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "dossier.replacesSheet", "RAT-1", "/replaces");
        (await _flow.SubmitSheetAsync(Period, village, deliberation.Id)).Expect(HttpStatusCode.Created);
        Assert.Equal(["replaced village"], await _flow.NextAsync(village, dossier));
        Assert.Equal("3", (await RowsAsync(village, (await _flow.SheetAsync(Period, village))["dossier.id"]!)).Json["items"]!.Count().ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Of_several_at_once_one_hands_in_and_it_is_endorsed_or_opened_again_never_both()
    {
        var village = month.Next();
        var deliberation = await _flow.ConcludedAsync(village, "2026-11-12");
        await _flow.FinalisedAsync(Period, village);
        var submitted = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => _flow.SubmitSheetAsync(Period, village, deliberation.Id)));
        Assert.Equal([HttpStatusCode.Created, HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity], submitted.Select(s => s.Status).Order());
        var dossier = submitted.Single(s => s.Status == HttpStatusCode.Created)["id"]!;

        var endorsing = _flow.ReviewAsync(village, dossier, "endorsement", "endorsed");
        var reopened = await ReopenAsync(village);
        var endorsed = await endorsing;

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], new[] { endorsed.Status, reopened.Status }.Order());
        Assert.Equal(endorsed.Status == HttpStatusCode.OK ? "endorsed finalised" : "withdrawn open", $"{(await _flow.GetDossierAsync(village, dossier))["status"]} {(await _flow.SheetAsync(Period, village))["status"]}");
    }

    [Fact]
    [Trait("rule", "RAT-8")]
    public async Task What_cannot_be_read_or_is_not_what_was_finalised_goes_no_further_than_back()
    {
        var village = month.Next();
        var (deliberation, page) = (await _flow.ConcludedAsync(village, "2026-11-12"), $"sheet-{Period}-001");
        await _flow.FinalisedAsync(Period, village);
        await month.Host.SpoilAsync("registry", village, page);
        var unread = (await _flow.SubmitSheetAsync(Period, village, deliberation.Id)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "dossier.sheetUnreadable", "VER-1", "/period");
        Assert.Contains("1-3", unread["detail"], StringComparison.Ordinal);
        await month.Host.RepairAsync("registry", village, page);
        await month.Host.EditAsync("registry", village, page, p => p["lines"]![0]!["outcome"] = "ineligible");
        (await _flow.SubmitSheetAsync(Period, village, deliberation.Id)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "dossier.sheetDigest", "RAT-8", "/period");
        await month.Host.EditAsync("registry", village, page, p => p["lines"]![0]!["outcome"] = "eligible");
        var dossier = (await _flow.SubmitSheetAsync(Period, village, deliberation.Id)).Expect(HttpStatusCode.Created)["id"]!;

        await month.Host.EditAsync("registry", village, page, p => p["lines"]![0]!["outcome"] = "ineligible");
        (await _flow.ReviewAsync(village, dossier, "endorsement", "endorsed")).ExpectProblem(HttpStatusCode.UnprocessableEntity, "dossier.digest", "RAT-8");
        await month.Host.SpoilAsync("registry", village, page);
        (await _flow.ReviewAsync(village, dossier, "endorsement", "endorsed")).ExpectProblem(HttpStatusCode.Conflict, "dossier.sheetUnreadable", "RAT-8");
        var shown = (await RowsAsync(village, dossier)).Expect(HttpStatusCode.OK);
        Assert.Equal("1-3", shown["items[0].lines"]);
        (await _flow.ReviewAsync(village, dossier, "endorsement", "returned", reasons: ["Periksa lembarnya"])).Expect(HttpStatusCode.OK);
        Assert.Equal("open", (await _flow.SheetAsync(Period, village))["status"]);
        Assert.Equal(["lines village", "finalise village", "handInSheet village"], await _flow.NextAsync(village, dossier));
        Assert.Contains("until 2026-11-30", (await _flow.GetDossierAsync(village, dossier))["next[0].detail"], StringComparison.Ordinal);
        await month.Host.SpoilAsync("registry", village, $"sheet-{Period}");
        Assert.Equal(["finalise village", "handInSheet village"], await _flow.NextAsync(village, dossier));
        await month.Host.RepairAsync("registry", village, $"sheet-{Period}");
        await month.Host.RepairAsync("registry", village, page);
        (await _flow.FinaliseAsync(Period, village, await _flow.TokenAsync("village-head", village))).Expect(HttpStatusCode.OK);
        Assert.Equal(["handInSheet village"], await _flow.NextAsync(village, dossier));
    }

    [Fact]
    public async Task Of_a_bulk_each_row_is_its_own_and_an_answer_that_was_lost_is_given_again()
    {
        var (good, bad) = (await month.SubmittedAsync(), await month.SubmittedAsync());
        await month.Host.SpoilAsync("registry", bad.Village, $"sheet-{Period}");
        await _flow.FailAsync(new { kind = "dropAfter", container = "registry", operation = "batch", count = 1 });
        Assert.Contains(HttpStatusCode.ServiceUnavailable, (await EndorseAsync(good, bad)).Select(a => a.Status));
        await _flow.MendAsync();
        var results = (await EndorseAsync(good, bad)).SelectMany(a => a.Expect(HttpStatusCode.OK).Json["results"]!);

        Assert.Equal(["applied ", "refused list.unreadable"], results.Select(r => $"{r["result"]} {r["code"]}").Order(StringComparer.Ordinal));
        Assert.Equal(["dossier.submitted", "dossier.endorsed"], (await _flow.GetDossierAsync(good.Village, good.Dossier)).Json["history"]!.Select(h => (string?)h["code"]));
        await month.Host.RepairAsync("registry", bad.Village, $"sheet-{Period}");
        (await _flow.ReviewAsync(bad.Village, bad.Dossier, "endorsement", "endorsed")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    [Trait("rule", "VER-3")]
    public async Task Its_deliberation_was_held_on_the_day_it_was_opened_in_the_village_or_later()
    {
        foreach (var (village, before, day) in new[] { (month.Next(), "2026-11-09", "2026-11-10"), (month.East[0], "2026-11-10", "2026-11-11") })
        {
            await _flow.FinalisedAsync(Period, village);
            var early = await _flow.ConcludedAsync(village, before);
            var refused = (await _flow.SubmitSheetAsync(Period, village, early.Id)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "dossier.heldBefore", "VER-3", "/deliberation");
            Assert.Contains(day, refused["detail"], StringComparison.Ordinal);
            Assert.Single(refused.Json["errors"]!);
            (await _flow.SubmitSheetAsync(Period, village, (await _flow.ConcludedAsync(village, day)).Id)).Expect(HttpStatusCode.Created);
        }
    }

    // Two to a page; each page is noted in the trail, under the sheet.
    private async Task ShowsItsLinesAsync(string village, string dossier)
    {
        var dinas = await _flow.TokenAtAsync("regency-officer", village);
        var first = (await _flow.GetAsync($"/villages/{village}/dossiers/{dossier}/rows?limit=2", dinas)).Expect(HttpStatusCode.OK);
        var rest = (await _flow.GetAsync($"/villages/{village}/dossiers/{dossier}/rows?limit=2&cursor={Uri.EscapeDataString(first["next"]!)}", dinas)).Expect(HttpStatusCode.OK);

        Assert.Equal(["1 eligible", "2 eligible", "3 eligible"], first.Json["items"]!.Concat(rest.Json["items"]!).Select(l => $"{l["line"]} {l["outcome"]}"));
        Assert.Null(rest["next"]);
        Assert.All(first.Json["items"]!, l => Assert.False(string.IsNullOrEmpty((string?)l["name"])));
        var read = (await month.Host.TrailAsync(village)).Where(e => e.Action == "sheet.read" && e.Role == Domain.Kernel.Role.RegencyOfficer).Select(e => $"{e.Target} {e.Part}");
        Assert.Equal([$"sheet-{Period} 1-2", $"sheet-{Period} 3"], read);
    }

    // In bulk, district by district.
    private async Task<IReadOnlyList<Answer>> EndorseAsync(params IReadOnlyList<(string Village, DeliberationFlow Deliberation, string Dossier)> dossiers)
    {
        var answers = new List<Answer>();
        foreach (var district in dossiers.GroupBy(d => d.Village[..6]))
        {
            var rows = district.Select(d => new { village = d.Village, dossier = d.Dossier, outcome = "endorsed" });
            answers.Add(await _flow.PostAsync($"/districts/{district.Key}/endorsements", await _flow.TokenAsync("district-head", district.Key, $"camat-{district.Key}"), rows));
        }

        return answers;
    }

    private async Task<Answer> RowsAsync(string village, string dossier) =>
        await _flow.GetAsync($"/villages/{village}/dossiers/{dossier}/rows", await _flow.TokenAtAsync("district-head", village));

    private async Task<Answer> ReopenAsync(string village) =>
        await _flow.PostAsync($"/cycles/{Period}/villages/{village}/reopening", await _flow.TokenAtAsync("regency-officer", village), new { reason = "Dua keluarga tertukar" });

    private async Task ExpectPlaceAsync(string village, string dossier, string status, string holder)
    {
        await _flow.IdleAsync();
        Assert.EndsWith($" {holder}", (await _flow.NextAsync(village, dossier)).First(), StringComparison.Ordinal);
        var item = (await _flow.GetAsync($"/regencies/{village[..4]}/dossiers?status={status}", await _flow.TokenAtAsync("regent", village))).Expect(HttpStatusCode.OK)
            .Json["items"]!.Single(i => (string?)i["dossier"] == dossier);
        Assert.Equal((village, "eligibility", 3, status, holder), ((string?)item["village"], (string?)item["subject"], (int)item["rows"]!, (string?)item["status"], (string?)item["holder"]));
    }

    private static IEnumerable<string> Told(Answer refused) => refused.Json["errors"]!.Select(e => $"{e["pointer"]} {e["code"]} {e["rule"]}");
}
