using System.Net;
using Dtks.Domain.Areas;
using Dtks.Domain.Ratification;
using Dtks.Flows.Tests.Notices;
using Dtks.Flows.Tests.Operations;
using Dtks.Flows.Tests.Proposals;

namespace Dtks.Flows.Tests.Ratification;

/// <summary>A returned letter goes to the Ministry again over those of its rows that still wait as it left them; every other row leaves it and goes its own way (RAT-5).</summary>
[Collection("ratification")]
[Trait("rule", "RAT-5")]
public sealed class ResubmissionTests(FlowHost host)
{
    private const string Note = "Nomor kartu Wiranegara dibetulkan";
    private readonly Flow _flow = host.Flow;

    [Fact]
    [Trait("rule", "RAT-8")]
    public async Task What_still_waits_goes_again_and_what_left_is_told_and_nothing_is_ratified_twice()
    {
        var place = Place.Next(villages: 4);
        var rows = await _flow.CoveredAsync(place, 4);
        var letter = await _flow.ReturnedLetterAsync(place, "Berkas Wiranegara kurang");
        var before = await _flow.LetterAsync(place.Regency, letter);
        (await _flow.CorrectAsync(rows[1])).Expect(HttpStatusCode.OK);
        (await _flow.PostAsync($"/proposals/{rows[2].Village}/{rows[2].Id}/withdrawal", rows[2].Citizen, new { })).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        var body = new { note = Note, letter = new { number = $"460/{letter}/2", date = before["date"] }, withdrawn = new[] { rows[3].Row } };

        var (key, sent) = (("Idempotency-Key", $"{Guid.NewGuid():N}"), (await _flow.ResubmitAsync(place.Regency, letter, body, ("If-Match", before.ETag))).Expect(HttpStatusCode.Accepted));
        await _flow.IdleAsync();

        Assert.Equal(("signing", "1", null), (sent["status"], sent["round"], sent["digest"]));
        var shown = await _flow.LetterAsync(place.Regency, letter, "en");
        var digest = LetterDigest.Of([new RatificationRow(AreaCode.Parse(rows[0].Village), rows[0].Id, await DigestAsync(place, letter, rows[0].Row), "x", null)]);
        Assert.Equal(("signed", "1", digest, $"460/{letter}/2", "3"), (shown["status"], shown["rows"], shown["digest"], shown["number"], shown["progress.left"]));
        Assert.Equal(("1", "1", "0", "0"), (shown["progress.covered"], shown["progress.ratified"], shown["progress.returned"], shown["progress.notApplied"]));
        Assert.Equal((before["number"], before["digest"], "4", "Berkas Wiranegara kurang", Note), (shown["earlier[0].number"], shown["earlier[0].digest"], shown["earlier[0].rows"], shown["earlier[0].reasons[0]"], shown["earlier[0].note"]));
        Assert.Equal(
            new[] { (rows[1].Id, "letter.rowCorrected"), (rows[2].Id, "letter.rowWithdrawn"), (rows[3].Id, "letter.rowTakenOut") }.Order(),
            shown.Json["left"]!.Select(l => (l["proposal"]!.ToString(), l["code"]!.ToString())).Order());
        await _flow.ExpectStandingAsync(rows, "ratified", "verifying", "withdrawn", "returned");
        var taken = (await _flow.ProposalAsync(rows[3].Village, rows[3].Id, rows[3].Citizen)).Expect(HttpStatusCode.OK);
        var tracked = (await _flow.GetAsync($"/tracking/{taken["trackingCode"]}", token: null)).Expect(HttpStatusCode.OK);
        Assert.All([taken["explanation"], tracked["meaning"]], said => Assert.Contains("dikirim lagi kepada Kementerian Sosial tanpa usulan ini", said, StringComparison.Ordinal));
        Assert.DoesNotContain("bila bupati/wali kota mengirim suratnya lagi", tracked["next"], StringComparison.Ordinal);
        (await _flow.CorrectAsync(rows[0])).ExpectProblem(HttpStatusCode.Conflict, "proposal.notCorrectable", "PRO-5");
        foreach (var type in new[] { "letter", "answer", "audit" })
        {
            Assert.All(await host.StoredAsync(place.Regency, type), document => Assert.DoesNotContain("Wiranegara", document.ToString(), StringComparison.Ordinal));
        }

        // What left goes under another letter once it is decided again; the one that went again is registered by its own, once.
        (await _flow.CorrectAsync(rows[3])).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        await _flow.VerifyAsync(rows[1]);
        await _flow.VerifyAsync(rows[3]);
        (await _flow.ReviewAsync(place.Regency, letter)).Expect(HttpStatusCode.OK);
        Assert.Equal("2", (await _flow.RatifyAsync(place.Regency))["rows"]);
        await _flow.ExpectStandingAsync(rows, "registered", "registered", "withdrawn", "registered");

        // Who was told that it came back is told that it is done, also under another letter.
        foreach (var row in new[] { rows[0], rows[3] })
        {
            Assert.Equal("returnedRegistered", (string?)(await _flow.MessagesAsync(row.Citizen))[0]["code"]);
        }

        var after = await _flow.LetterAsync(place.Regency, letter);
        Assert.Equal(("applied", "1", "3", null), (after["status"], after["progress.applied"], after["progress.left"], after["notApplied"]));
        Assert.Equal(
            ["proposal.ratified", "proposal.returned", "proposal.resubmitted", "proposal.registered"],
            (await _flow.ProposalAsync(rows[0].Village, rows[0].Id, rows[0].Citizen)).Json["history"]!.TakeLast(4).Select(step => step["code"]!.ToString()));
        (await _flow.ResubmitAsync(place.Regency, letter, null, key)).ExpectProblem(HttpStatusCode.Conflict, "letter.notReturned", "RAT-5");
    }

    [Fact]
    [Trait("rule", "RAT-3")]
    public async Task It_comes_back_and_goes_again_and_every_request_is_answered_as_before()
    {
        var place = Place.Next();
        var rows = await _flow.CoveredAsync(place, 2);
        var today = (await _flow.NowAsync()).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var signing = new { period = today[..7], subject = "proposals", letter = new { number = $"460/{place.Regency}", date = today } };
        var (regent, ministry) = (await _flow.TokenAsync("regent", place.Regency, "regent-a"), await _flow.TokenAsync("ministry-officer", "ID", "ministry-a"));
        var path = $"/regencies/{place.Regency}/ratifications";
        Task<Answer> SignAsync() => _flow.PostAsync(path, regent, signing, ("Idempotency-Key", "sign"));
        var signed = (await SignAsync()).Expect(HttpStatusCode.Created);
        var letter = signed["id"]!;
        Task<Answer> ReturnAsync(string why) => _flow.PostAsync($"{path}/{letter}/review", ministry, new { outcome = "returned", reasons = new[] { why } }, ("Idempotency-Key", why));
        Task<Answer> AgainAsync(string note) => _flow.PostAsync($"{path}/{letter}/resubmission", regent, new { note, letter = new { number = $"460/{place.Regency}/{note}", date = today } }, ("Idempotency-Key", note));

        var answers = new List<(Func<Task<Answer>> Ask, Answer First)> { (SignAsync, signed) };
        foreach (var round in Enumerable.Range(1, 2))
        {
            answers.Add((() => ReturnAsync($"Alasan {round}"), (await ReturnAsync($"Alasan {round}")).Expect(HttpStatusCode.OK)));
            answers.Add((() => AgainAsync($"Catatan {round}"), (await AgainAsync($"Catatan {round}")).Expect(HttpStatusCode.Accepted)));
        }

        await _flow.IdleAsync();
        foreach (var (ask, first) in answers)
        {
            Assert.Equal(first.Text, (await ask()).Text);
        }

        var shown = await _flow.LetterAsync(place.Regency, letter);
        Assert.Equal(("signed", "2", "2", null), (shown["status"], shown["round"], shown["rows"], shown["left"]));
        Assert.Equal(["Alasan 1 Catatan 1", "Alasan 2 Catatan 2"], shown.Json["earlier"]!.Select(e => $"{e["reasons"]![0]} {e["note"]}"));
        (await _flow.PostAsync($"{path}/{letter}/review", await _flow.TokenAsync("ministry-officer", "ID", "regent-a"), new { outcome = "conforming", reasons = Array.Empty<string>() }))
            .ExpectProblem(HttpStatusCode.UnprocessableEntity, "letter.ownReview", "GOV-2");
        (await _flow.PostAsync($"{path}/{letter}/review", ministry, new { outcome = "conforming", reasons = Array.Empty<string>(), rows = new[] { new { row = rows[1].Row, reasons = new[] { "Lain" } } } })).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        await _flow.ExpectStandingAsync(rows, "registered", "returned");
        Assert.Equal(["signed", "returned", "resubmitted", "signed", "returned", "resubmitted", "signed", "conforming", "applied"],
            (await _flow.EventsOfAsync(place.Regency, letter)).Select(e => e["type"]!.ToString().Split('.')[2]));
    }

    [Theory]
    [InlineData(3, "proposed")]
    [InlineData(3, "received")]
    [InlineData(1001, "endorsed")]
    [Trait("rule", "GOV-2")]
    public async Task What_is_asked_wrongly_changes_nothing(int count, string part)
    {
        var place = Place.Next();
        await host.AddRowsAsync(place.Village, count - 1);
        var who = $"regent-{place.Regency}";
        await host.AddRowsAsync(place.Villages[1], 1, part == "proposed" ? who : "citizen-1", part == "endorsed" ? who : null, part == "received" ? who : null);
        var letter = (await _flow.SignAsync(place.Regency, await _flow.TokenAsync("regent", place.Regency), $"1/{place.Regency}"))["id"]!;
        await _flow.IdleAsync();
        (await _flow.ResubmitAsync(place.Regency, letter)).ExpectProblem(HttpStatusCode.Conflict, "letter.notReturned", "RAT-5");
        await _flow.ReviewAsync(place.Regency, letter, "returned", "Alasan");
        await _flow.IdleAsync();
        await host.AddRowsAsync(place.Villages[2], 1);
        (await _flow.SignAsync(place.Regency, await _flow.TokenAsync("regent", place.Regency), $"2/{place.Regency}")).Expect(HttpStatusCode.Created);
        var (own, row) = ($"{place.Villages[1]}-{LetterSteps.Id(0)}", $"{place.Village}-{LetterSteps.Id(0)}");
        var today = (await _flow.NowAsync()).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        (await _flow.ResubmitAsync(place.Regency, letter, new { })).ExpectProblem(HttpStatusCode.BadRequest, "input.required", null, "/note");
        (await _flow.ResubmitAsync(place.Regency, letter, new { note = " " })).ExpectProblem(HttpStatusCode.BadRequest, "text.length", null, "/note");
        (await _flow.ResubmitAsync(place.Regency, letter, new { note = "a", withdrawn = new[] { own, row, row } })).ExpectProblem(HttpStatusCode.BadRequest, "letter.rowTwice", "RAT-5", "/withdrawn/2");
        (await _flow.ResubmitAsync(place.Regency, letter, new { note = "a", withdrawn = new[] { own, "x" } })).ExpectProblem(HttpStatusCode.UnprocessableEntity, "letter.rowUnknown", "RAT-8", "/withdrawn/1");
        (await _flow.ResubmitAsync(place.Regency, letter, new { note = "a" })).ExpectProblem(HttpStatusCode.UnprocessableEntity, "letter.ownRows", "GOV-2");
        (await _flow.ResubmitAsync(place.Regency, letter, new { note = "a", withdrawn = new[] { own }, letter = new { number = $"2/{place.Regency}", date = today } }))
            .ExpectProblem(HttpStatusCode.Conflict, "letter.numberUsed", "RAT-1", "/letter/number");
        (await _flow.ResubmitAsync(place.Regency, letter, new { note = "a", withdrawn = new[] { own } }, ("If-Match", "\"other\""))).ExpectProblem(HttpStatusCode.PreconditionFailed, "stale");
        if (count == 3)
        {
            (await _flow.ResubmitAsync(place.Regency, letter, new { note = "a", withdrawn = new[] { own, row, $"{place.Village}-{LetterSteps.Id(1)}" } })).ExpectProblem(HttpStatusCode.UnprocessableEntity, "letter.allWithdrawn", "RAT-5", "/withdrawn");
        }

        Assert.Equal(("returned", null), ((await _flow.LetterAsync(place.Regency, letter))["status"], (await _flow.LetterAsync(place.Regency, letter))["round"]));

        // None of its proposals is there any more: with nothing left it is void, and says so.
        (await _flow.ResubmitAsync(place.Regency, letter, new { note = "a", withdrawn = new[] { own } })).Expect(HttpStatusCode.Accepted);
        await _flow.IdleAsync();
        var empty = await _flow.LetterAsync(place.Regency, letter);
        Assert.Equal(("void", "letter.noRows", "letter.rowMissing"), (empty["status"], empty["problem.code"], empty["left[0].code"]));
    }

    private async Task<string> DigestAsync(Place place, string letter, string row) =>
        (await _flow.GetAsync($"/regencies/{place.Regency}/ratifications/{letter}/rows", await _flow.TokenAsync("auditor", "ID"))).Json["items"]!.Single(r => r["row"]!.ToString() == row)["digest"]!.ToString();
}
