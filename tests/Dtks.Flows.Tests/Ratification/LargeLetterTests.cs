using System.Net;
using Dtks.Flows.Tests.Proposals;
using Dtks.Functions.Ratification;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Flows.Tests.Ratification;

/// <summary>Up to a thousand rows a letter is signed and reviewed within the request; beyond, in the background.</summary>
[Collection("ratification")]
[Trait("rule", "RAT-8")]
public sealed class LargeLetterTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    public async Task A_thousand_rows_are_signed_and_reviewed_in_the_request()
    {
        var place = Place.Next();
        await host.AddRowsAsync(place.Village, 1000);

        var letter = (await _flow.SignAsync(place.Regency, await _flow.TokenAsync("regent", place.Regency))).Expect(HttpStatusCode.Created);

        Assert.Equal(("signed", "1000"), (letter["status"], letter["rows"]));
        Assert.Equal(LetterSteps.DigestOf(place.Village, Enumerable.Range(0, 1000).Select(LetterSteps.Id)), letter["digest"]);
        await _flow.IdleAsync();
        Assert.Equal("conforming", (await _flow.ReviewAsync(place.Regency, letter["id"]!)).Expect(HttpStatusCode.OK)["status"]);
        await _flow.IdleAsync();
    }

    [Fact]
    public async Task One_more_is_signed_and_reviewed_in_the_background_and_told_so()
    {
        var place = Place.Next();
        await host.AddRowsAsync(place.Village, 1001);
        var regent = await _flow.TokenAsync("regent", place.Regency);

        var begun = (await _flow.SignAsync(place.Regency, regent)).Expect(HttpStatusCode.Accepted);

        Assert.Equal(("signing", null, null), (begun["status"], begun["rows"], begun["digest"]));
        Assert.Equal($"/api/regencies/{place.Regency}/ratifications/{begun["id"]}", begun.Headers.Location!.ToString());
        await _flow.IdleAsync();
        var signed = await _flow.LetterAsync(place.Regency, begun["id"]!);
        Assert.Equal(("signed", "1001", "1001"), (signed["status"], signed["rows"], signed["progress.covered"]));
        Assert.Equal(LetterSteps.DigestOf(place.Village, Enumerable.Range(0, 1001).Select(LetterSteps.Id)), signed["digest"]);

        var applying = (await _flow.ReviewAsync(place.Regency, begun["id"]!)).Expect(HttpStatusCode.Accepted);
        Assert.Equal("applying", applying["status"]);
        Assert.Equal($"/api/regencies/{place.Regency}/ratifications/{begun["id"]}", applying.Headers.Location!.ToString());
        await _flow.IdleAsync();
        var applied = await _flow.LetterAsync(place.Regency, begun["id"]!, "en");
        Assert.Equal(("applied", "conforming", "1001"), (applied["status"], applied["outcome"], applied["progress.notApplied"]));
        Assert.Equal(100, applied.Json["notApplied"]!.Count());
        Assert.Equal("letter.rowMissing", applied["notApplied[0].code"]);
        Assert.StartsWith("The proposal is no longer there", applied["notApplied[0].detail"], StringComparison.Ordinal);
        Assert.StartsWith("Usulan ini tidak ada lagi", (await _flow.LetterAsync(place.Regency, begun["id"]!))["notApplied[0].detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_that_is_being_signed_is_not_reviewed()
    {
        var place = Place.Next();
        await host.AddRowsAsync(place.Village, 100);
        var letter = await host.BeginAsync(place.Regency, rows: 80);

        (await _flow.ReviewAsync(place.Regency, letter)).ExpectProblem(HttpStatusCode.Conflict, "letter.signing", "RAT-8");
        Assert.Equal("80", (await _flow.LetterAsync(place.Regency, letter))["progress.covered"]);
        await host.SendToLettersAsync($$"""{"regency":"{{place.Regency}}","letter":"{{letter}}","after":0}""");
        await _flow.IdleAsync();
        Assert.Equal(("signed", "100"), ((await _flow.LetterAsync(place.Regency, letter))["status"], (await _flow.LetterAsync(place.Regency, letter))["rows"]));
    }

    [Fact]
    [Trait("rule", "GOV-2")]
    public async Task Whoever_had_a_part_in_one_of_very_many_rows_neither_signs_nor_reviews_them()
    {
        var place = Place.Next();
        await host.AddRowsAsync(place.Village, 1000);
        var ledger = host.Services.GetRequiredService<RatificationLedger>();
        var row = LetterSteps.Row(place.Village, LetterSteps.Id(5000), "own-x") with { EligibleOn = await _flow.NowAsync(), DecidedBy = "own-v", EndorsedBy = "own-y", ReceivedBy = "own-z", Others = ["own-w"] };
        await ledger.ApplyAsync(LetterSteps.Input(row), CancellationToken.None);
        string[] parts = ["own-v", "own-w", "own-x", "own-y", "own-z"];

        foreach (var own in parts)
        {
            (await _flow.SignAsync(place.Regency, await _flow.TokenAsync("regent", place.Regency, own))).ExpectProblem(HttpStatusCode.UnprocessableEntity, "letter.ownRows", "GOV-2");
        }

        var letter = (await _flow.SignAsync(place.Regency, await _flow.TokenAsync("regent", place.Regency))).Expect(HttpStatusCode.Accepted);
        await _flow.IdleAsync();
        var path = $"/regencies/{place.Regency}/ratifications/{letter["id"]}/review";
        foreach (var own in parts)
        {
            (await _flow.PostAsync(path, await _flow.TokenAsync("ministry-officer", "ID", own), new { outcome = "conforming", reasons = Array.Empty<string>() }))
                .ExpectProblem(HttpStatusCode.UnprocessableEntity, "letter.ownReview", "GOV-2");
        }
    }

    [Fact]
    public async Task Rows_changed_in_the_store_are_found_by_the_recount_at_once_and_in_the_background()
    {
        foreach (var (rows, status) in new[] { (3, HttpStatusCode.UnprocessableEntity), (89, HttpStatusCode.UnprocessableEntity), (1001, HttpStatusCode.Accepted) })
        {
            var place = Place.Next();
            await host.AddRowsAsync(place.Village, rows);
            var letter = (await _flow.SignAsync(place.Regency, await _flow.TokenAsync("regent", place.Regency)))["id"]!;
            await _flow.IdleAsync();
            var (document, at) = rows == 3 ? ($"letter-{letter}", "whole.rows[1].row") : ($"page-{letter}-0", "rows[1].row");
            await Operations.OperatorSteps.EditAsync(host, "ratifications", place.Regency, document, stored => stored.SelectToken(at)!["digest"] = "other");

            var answer = await _flow.ReviewAsync(place.Regency, letter);

            Assert.Equal(status, answer.Status);
            await _flow.IdleAsync();
            var shown = await _flow.LetterAsync(place.Regency, letter, "en");
            Assert.Equal("signed", shown["status"]);
            Assert.Equal(rows > 1000 ? "letter.digest" : null, shown["problem.code"]);
        }
    }

    [Fact]
    public async Task Rows_are_listed_page_by_page_each_once_in_the_letters_order()
    {
        var place = Place.Next();
        await host.AddRowsAsync(place.Village, 200);
        var letter = (await _flow.SignAsync(place.Regency, await _flow.TokenAsync("regent", place.Regency))).Expect(HttpStatusCode.Created)["id"]!;
        await _flow.IdleAsync();
        var auditor = await _flow.TokenAsync("auditor", "ID");

        var (seen, cursor) = (new List<string>(), string.Empty);
        do
        {
            var page = (await _flow.GetAsync($"/regencies/{place.Regency}/ratifications/{letter}/rows?limit=44{cursor}", auditor)).Expect(HttpStatusCode.OK);
            seen.AddRange(page.Json["items"]!.Select(row => row["proposal"]!.ToString()));
            cursor = page["next"] is { } next ? $"&cursor={next}" : string.Empty;
        }
        while (cursor.Length > 0);

        Assert.Equal(Enumerable.Range(0, 200).Select(LetterSteps.Id), seen);
    }

    [Fact]
    public async Task Letters_are_listed_by_where_they_stand()
    {
        var place = Place.Next();
        var regent = await _flow.TokenAsync("regent", place.Regency);
        var letters = new List<string>();
        foreach (var i in Enumerable.Range(0, 3))
        {
            await host.AddRowsAsync(place.Villages[i], 1);
            letters.Add((await _flow.SignAsync(place.Regency, regent)).Expect(HttpStatusCode.Created)["id"]!);
        }

        (await _flow.ReviewAsync(place.Regency, letters[0])).Expect(HttpStatusCode.OK);
        (await _flow.ReviewAsync(place.Regency, letters[1], "returned", "Alasan")).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();

        foreach (var (status, expected) in new[] { ("applied", letters[..1]), ("returned", letters[1..2]), ("signed", letters[2..]), ("applying", []) })
        {
            Assert.Equal(expected, await ListedAsync(place.Regency, $"?status={status}", regent));
        }

        Assert.Equal(letters.Order(), (await ListedAsync(place.Regency, string.Empty, regent)).Order());
        (await _flow.GetAsync($"/regencies/{place.Regency}/ratifications?status=other", regent)).ExpectProblem(HttpStatusCode.BadRequest, "list.status");
    }

    private async Task<List<string>> ListedAsync(string regency, string filter, string token) =>
        [.. (await _flow.GetAsync($"/regencies/{regency}/ratifications{filter}", token)).Expect(HttpStatusCode.OK).Json["items"]!.Select(letter => letter["id"]!.ToString())];
}
