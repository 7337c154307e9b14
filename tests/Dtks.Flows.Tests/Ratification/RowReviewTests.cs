using System.Net;
using Dtks.Flows.Tests.Notices;
using Dtks.Flows.Tests.Operations;
using Dtks.Flows.Tests.Proposals;

namespace Dtks.Flows.Tests.Ratification;

/// <summary>Of a conforming letter the Ministry sends single rows back, each with its reasons; the others are carried over (RAT-3, RAT-5).</summary>
[Collection("ratification")]
[Trait("rule", "RAT-5")]
public sealed class RowReviewTests(FlowHost host)
{
    private const string Why = "Kartu keluarga bukan milik Sukrahtomo";
    private const string Source = "Data BPJS atas nama Sukrahtomo";
    private readonly Flow _flow = host.Flow;

    [Fact]
    [Trait("rule", "RAT-3")]
    [Trait("rule", "RAT-7")]
    public async Task Rows_named_go_back_alone_and_the_others_enter_the_register()
    {
        var place = Place.Next();
        var ids = new List<string>();
        foreach (var village in place.Villages.Take(3))
        {
            ids.Add(await _flow.EligibleAsync(SampleFamily.Of(village)));
        }

        var letter = await SignAsync(place);
        var (auditor, row) = (await _flow.TokenAsync("auditor", "ID"), $"{place.Villages[1]}-{ids[1]}");
        Assert.Contains(row, (await RowsAsync(place, letter)).Select(r => r["row"]!.ToString()));
        var (key, body) = (("Idempotency-Key", $"{Guid.NewGuid():N}"), (object)new { outcome = "conforming", reasons = Array.Empty<string>(), rows = new[] { new { row, reasons = new[] { Why, "Alamat" } } }, source = Source });

        var answer = (await ReviewAsync(place, letter, body, key)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();

        Assert.Equal(("conforming", Source), (answer["status"], answer["source"]));
        Assert.Equal(answer.Text, (await ReviewAsync(place, letter, body, key)).Text);
        foreach (var (i, status) in new[] { (0, "registered"), (1, "returned"), (2, "registered") })
        {
            (await _flow.ProposalAsync(place.Villages[i], ids[i], auditor)).ExpectStatus(status);
        }

        Assert.Equal([Why, "Alamat"], (await _flow.ProposalAsync(place.Villages[1], ids[1], auditor)).Json["returnReasons"]!.Select(r => r.ToString()));
        await ExpectToldAsync(place.Villages[1], ids[1], auditor);
        var shown = await _flow.LetterAsync(place.Regency, letter);
        Assert.Equal(("applied", "3", "2", "1", "0"), (shown["status"], shown["progress.ratified"], shown["progress.applied"], shown["progress.returned"], shown["progress.notApplied"]));
        Assert.Equal((row, Why, Source, 1), (shown["returned[0].row"], shown["returned[0].reasons[0]"], shown["source"], shown.Json["returned"]!.Count()));
        var rows = await RowsAsync(place, letter);
        Assert.Equal([(row, Why)], rows.Where(r => r["reasons"] is not null).Select(r => (r["row"]!.ToString(), r["reasons"]![0]!.ToString())));
        var told = Assert.Single(await _flow.EventsOfAsync(place.Regency, letter), e => e["type"]!.ToString() == "dtks.ratification.conforming.v1");
        Assert.Equal(1, (int)told["data"]!["returned"]!);

        // What people wrote is in no document of the regency as they wrote it.
        foreach (var type in new[] { "letter", "letterReturns", "answer", "audit" })
        {
            Assert.All(await host.StoredAsync(place.Regency, type), document => Assert.DoesNotContain("Sukrahtomo", document.ToString(), StringComparison.Ordinal));
        }

        Assert.Single(await host.StoredAsync(place.Regency, "letterReturns"));

        // It waits for its proposer; what is registered is in no other letter.
        (await _flow.SignAsync(place.Regency, await _flow.TokenAsync("regent", place.Regency))).ExpectProblem(HttpStatusCode.UnprocessableEntity, "letter.noRows", "RAT-8");
    }

    [Theory]
    [Trait("rule", "RAT-8")]
    [InlineData(3)]
    [InlineData(100)]
    [InlineData(1001)]
    public async Task A_review_that_names_rows_wrongly_changes_nothing(int count)
    {
        var place = Place.Next();
        await host.AddRowsAsync(place.Village, count);
        var letter = await SignAsync(place);
        await _flow.IdleAsync();
        string Row(int number) => $"{place.Village}-{LetterSteps.Id(number)}";
        object Named(string outcome, params string[] rows) =>
            new { outcome, reasons = outcome == "returned" ? ["Alasan"] : Array.Empty<string>(), rows = rows.Select(row => new { row, reasons = new[] { "Alasan" } }) };

        var (unknown, twice) = (Named("conforming", Row(1), Row(7000), $"{place.Villages[1]}-{LetterSteps.Id(1)}"), Named("conforming", Row(1), Row(2), Row(1)));
        var refused = (await ReviewAsync(place, letter, unknown)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "letter.rowUnknown", "RAT-8", "/rows/1/row");
        Assert.Equal(["/rows/1/row", "/rows/2/row"], refused.Json["errors"]!.Select(e => e["pointer"]!.ToString()));
        (await ReviewAsync(place, letter, twice)).ExpectProblem(HttpStatusCode.BadRequest, "letter.rowTwice", "RAT-5", "/rows/2/row");
        (await ReviewAsync(place, letter, Named("returned", Row(1)))).ExpectProblem(HttpStatusCode.BadRequest, "list.size", "RAT-5", "/rows");
        (await ReviewAsync(place, letter, Named("conforming", [.. Enumerable.Range(0, 501).Select(Row)]))).ExpectProblem(HttpStatusCode.BadRequest, "list.size", "RAT-5", "/rows");
        if (count == 3)
        {
            (await ReviewAsync(place, letter, Named("conforming", Row(0), Row(1), Row(2)))).ExpectProblem(HttpStatusCode.UnprocessableEntity, "letter.allRows", "RAT-5", "/rows");
        }

        Assert.Equal(("signed", null), ((await _flow.LetterAsync(place.Regency, letter))["status"], (await _flow.LetterAsync(place.Regency, letter))["outcome"]));
        Assert.Empty(await host.StoredAsync(place.Regency, "letterReturns"));
        var most = Math.Min(count - 1, 500);
        Assert.True((await ReviewAsync(place, letter, Named("conforming", [.. Enumerable.Range(0, most).Select(Row)]))).Status is HttpStatusCode.OK or HttpStatusCode.Accepted);
        await _flow.IdleAsync();
        Assert.Equal(Math.Min(most, 100), (await _flow.LetterAsync(place.Regency, letter)).Json["returned"]!.Count());
    }

    [Theory]
    [InlineData(100)]
    [InlineData(1001)]
    public async Task Of_many_rows_they_outlive_a_recount_that_fails_and_every_message_twice(int others)
    {
        var place = Place.Next();
        var ids = new List<string>();
        foreach (var village in place.Villages.Take(2))
        {
            ids.Add(await _flow.EligibleAsync(SampleFamily.Of(village)));
        }

        await host.AddRowsAsync(place.Villages[2], others);
        var letter = await SignAsync(place);
        await _flow.IdleAsync();
        object Named(int i) => new { outcome = "conforming", reasons = Array.Empty<string>(), rows = new[] { new { row = $"{place.Villages[i]}-{ids[i]}", reasons = new[] { Why } }, new { row = $"{place.Villages[2]}-{LetterSteps.Id(others - 1)}", reasons = new[] { "Tidak ada" } } } };
        if (others > 1000)
        {
            // A review that comes to nothing leaves its rows to the next.
            await host.EditAsync("ratifications", place.Regency, $"page-{letter}-1", page => page["rows"]![1]!["row"]!["digest"] = "other");
            (await ReviewAsync(place, letter, Named(1))).Expect(HttpStatusCode.Accepted);
            await _flow.IdleAsync();
            Assert.Equal(("letter.digest", null), ((await _flow.LetterAsync(place.Regency, letter))["problem.code"], (await _flow.LetterAsync(place.Regency, letter))["returned"]));
            await host.EditAsync("ratifications", place.Regency, $"page-{letter}-1", page => page["rows"]![1]!["row"]!["digest"] = $"digest-of-{page["rows"]![1]!["row"]!["proposal"]}");
        }

        Assert.True((await ReviewAsync(place, letter, Named(0))).Status is HttpStatusCode.OK or HttpStatusCode.Accepted);
        foreach (var rest in new[] { "\"page\":1", "\"page\":0", "\"page\":0", "\"page\":1" })
        {
            await host.SendToLettersAsync($$"""{"regency":"{{place.Regency}}","letter":"{{letter}}","after":0,{{rest}}}""");
        }

        await host.SendToLettersAsync($$"""{"regency":"{{place.Regency}}","letter":"{{letter}}","after":0}""");
        await _flow.IdleAsync();

        var auditor = await _flow.TokenAsync("auditor", "ID");
        var back = (await _flow.ProposalAsync(place.Villages[0], ids[0], auditor)).ExpectStatus("returned");
        Assert.Single(back.Json["history"]!, step => step["code"]!.ToString() == "proposal.returned");
        (await _flow.ProposalAsync(place.Villages[1], ids[1], auditor)).ExpectStatus("registered");
        var shown = await _flow.LetterAsync(place.Regency, letter);
        Assert.Equal(("applied", "1", "1", $"{others}"), (shown["status"], shown["progress.applied"], shown["progress.returned"], shown["progress.notApplied"]));
        Assert.Equal([$"{place.Villages[0]}-{ids[0]}", $"{place.Villages[2]}-{LetterSteps.Id(others - 1)}"], shown.Json["returned"]!.Select(r => r["row"]!.ToString()));
    }

    // That the letter goes again is promised to nobody: it was accepted, and this goes on by its proposer alone (GOV-3). What people wrote is not sent by a message.
    private async Task ExpectToldAsync(string village, string id, string auditor)
    {
        var back = (await _flow.GetAsync($"/proposals/{village}/{id}", auditor, ("Accept-Language", "en"))).Expect(HttpStatusCode.OK);
        var tracked = (await _flow.GetAsync($"/tracking/{back["trackingCode"]}", token: null, ("Accept-Language", "en"))).Expect(HttpStatusCode.OK);
        var sent = (string)Assert.Single(await _flow.TakenAboutAsync(back["trackingCode"]!))["text"]!;
        Assert.All([back["explanation"]!, tracked["meaning"]!], said => Assert.Contains("sent this proposal back alone", said, StringComparison.Ordinal));
        Assert.All([back["explanation"]!, tracked["next"]!], said => Assert.Contains("later letter", said, StringComparison.Ordinal));
        Assert.Contains($"{Why}; Alamat", back["explanation"], StringComparison.Ordinal);
        Assert.Contains("mengembalikan usulan DTKS", sent, StringComparison.Ordinal);
        Assert.All([tracked.Text, sent], said => Assert.DoesNotContain("Sukrahtomo", said, StringComparison.Ordinal));
        Assert.DoesNotContain("bupati", sent, StringComparison.Ordinal);
        Assert.DoesNotContain("regent", back["explanation"] + tracked["next"], StringComparison.Ordinal);
    }

    private async Task<string> SignAsync(Place place) => (await _flow.SignAsync(place.Regency, await _flow.TokenAsync("regent", place.Regency)))["id"]!;

    private async Task<Answer> ReviewAsync(Place place, string letter, object body, params (string, string)[] headers) =>
        await _flow.PostAsync($"/regencies/{place.Regency}/ratifications/{letter}/review", await _flow.TokenAsync("ministry-officer", "ID", $"ministry-{letter}"), body, headers);

    private async Task<IReadOnlyList<Newtonsoft.Json.Linq.JToken>> RowsAsync(Place place, string letter) =>
        [.. (await _flow.GetAsync($"/regencies/{place.Regency}/ratifications/{letter}/rows?limit=100", await _flow.TokenAsync("auditor", "ID"))).Expect(HttpStatusCode.OK).Json["items"]!];
}
