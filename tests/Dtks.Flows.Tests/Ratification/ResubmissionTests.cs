using System.Net;
using Dtks.Domain.Areas;
using Dtks.Domain.Ratification;
using Dtks.Flows.Tests.Operations;
using Dtks.Flows.Tests.Proposals;
using Dtks.Functions.Ratification;
using Newtonsoft.Json.Linq;

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
        var rows = await EligibleAsync(place, 4);
        var letter = await ReturnedAsync(place, "Berkas Wiranegara kurang");
        var before = await _flow.LetterAsync(place.Regency, letter);
        (await CorrectAsync(rows[1])).Expect(HttpStatusCode.OK);
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
        await StandAsync(rows, "ratified", "verifying", "withdrawn", "returned");
        (await CorrectAsync(rows[0])).ExpectProblem(HttpStatusCode.Conflict, "proposal.notCorrectable", "PRO-5");
        foreach (var type in new[] { "letter", "answer", "audit" })
        {
            Assert.All(await host.StoredAsync(place.Regency, type), document => Assert.DoesNotContain("Wiranegara", document.ToString(), StringComparison.Ordinal));
        }

        // What left goes under another letter once it is decided again; the one that went again is registered by its own, once.
        (await CorrectAsync(rows[3])).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        await VerifyAsync(rows[1]);
        await VerifyAsync(rows[3]);
        (await _flow.ReviewAsync(place.Regency, letter)).Expect(HttpStatusCode.OK);
        Assert.Equal("2", (await _flow.RatifyAsync(place.Regency))["rows"]);
        await StandAsync(rows, "registered", "registered", "withdrawn", "registered");
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
        var rows = await EligibleAsync(place, 2);
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
        await StandAsync(rows, "registered", "returned");
        Assert.Equal(["signed", "returned", "resubmitted", "signed", "returned", "resubmitted", "signed", "conforming", "applied"],
            (await _flow.EventsOfAsync(place.Regency, letter)).Select(e => e["type"]!.ToString().Split('.')[2]));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(1001)]
    public async Task Of_many_rows_every_message_twice_and_out_of_order_makes_what_one_of_each_makes(int others)
    {
        var place = Place.Next();
        var rows = await EligibleAsync(place, 3);
        await host.AddRowsAsync(place.Villages[2], others);
        var letter = await ReturnedAsync(place, "Alasan");
        (await CorrectAsync(rows[1])).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        (await _flow.ResubmitAsync(place.Regency, letter, new { note = "Catatan", withdrawn = new[] { rows[0].Row, $"{place.Villages[1]}-{LetterSteps.Id(0)}" } }))
            .ExpectProblem(HttpStatusCode.UnprocessableEntity, "letter.rowUnknown", "RAT-8", "/withdrawn/1");

        (await _flow.ResubmitAsync(place.Regency, letter, new { note = "Catatan", withdrawn = new[] { rows[0].Row, $"{place.Villages[2]}-{LetterSteps.Id(0)}" } })).Expect(HttpStatusCode.Accepted);
        await SendPagesAsync(place.Regency, letter, 1, 0, 0, 1);
        await _flow.IdleAsync();
        await SendPagesAsync(place.Regency, letter, 0, 1, 1);
        await _flow.IdleAsync();

        var signed = await _flow.LetterAsync(place.Regency, letter);
        Assert.Equal(("signed", "1", "1", "1", $"{others + 2}"), (signed["status"], signed["rows"], signed["progress.covered"], signed["progress.ratified"], signed["progress.left"]));
        await StandAsync(rows, "returned", "verifying", "ratified");

        // A row that left is under the letter no more, whoever names it.
        var ministry = await _flow.TokenAsync("ministry-officer", "ID");
        (await _flow.PostAsync($"/regencies/{place.Regency}/ratifications/{letter}/review", ministry, new { outcome = "conforming", reasons = Array.Empty<string>(), rows = new[] { new { row = rows[0].Row, reasons = new[] { "a" } } } }))
            .ExpectProblem(HttpStatusCode.UnprocessableEntity, "letter.rowUnknown", "RAT-8", "/rows/0/row");
        (await _flow.ReviewAsync(place.Regency, letter)).Expect(HttpStatusCode.OK);
        await SendPagesAsync(place.Regency, letter, 1, 0, 0, 1);
        await _flow.IdleAsync();
        var applied = await _flow.LetterAsync(place.Regency, letter);
        Assert.Equal(("applied", "1", "0"), (applied["status"], applied["progress.applied"], applied["progress.notApplied"]));
        await StandAsync(rows, "returned", "verifying", "registered");
        Assert.Single(await _flow.EventsOfAsync(place.Regency, letter), e => e["type"]!.ToString() == "dtks.ratification.resubmitted.v1");
    }

    [Theory]
    [InlineData(3)]
    [InlineData(1001)]
    [Trait("rule", "GOV-2")]
    public async Task What_is_asked_wrongly_changes_nothing(int count)
    {
        var place = Place.Next();
        await host.AddRowsAsync(place.Village, count - 1);
        await host.AddRowsAsync(place.Villages[1], 1, proposedBy: $"regent-{place.Regency}");
        var other = (await _flow.SignAsync(place.Regency, await _flow.TokenAsync("regent", place.Regency), $"1/{place.Regency}")).Status is HttpStatusCode.Created or HttpStatusCode.Accepted;
        await _flow.IdleAsync();
        Assert.True(other);
        var letter = (await host.StoredAsync(place.Regency, "letter"))[0]["state"]!["id"]!.ToString();
        (await _flow.ResubmitAsync(place.Regency, letter)).ExpectProblem(HttpStatusCode.Conflict, "letter.notReturned", "RAT-5");
        (await _flow.ReviewAsync(place.Regency, letter, "returned", "Alasan")).Headers.ToString();
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

    [Fact]
    public async Task Two_at_once_and_a_correction_at_the_same_time_leave_each_row_in_one_place()
    {
        var place = Place.Next();
        var rows = await EligibleAsync(place, 3);
        var letter = await ReturnedAsync(place, "Alasan");

        var correcting = rows.Select(CorrectAsync).ToList();
        var sending = Enumerable.Range(0, 2).Select(_ => _flow.ResubmitAsync(place.Regency, letter)).ToList();
        var (corrected, sent) = (await Task.WhenAll(correcting), await Task.WhenAll(sending));
        await _flow.IdleAsync();

        Assert.Equal([HttpStatusCode.Accepted, HttpStatusCode.Conflict], sent.Select(s => s.Status).Order());
        var shown = await _flow.LetterAsync(place.Regency, letter);
        var left = (shown.Json["left"] ?? new JArray()).Select(l => l["proposal"]!.ToString()).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < rows.Count; i++)
        {
            Assert.Equal(corrected[i].Status == HttpStatusCode.OK, left.Contains(rows[i].Id));
            (await _flow.ProposalAsync(rows[i].Village, rows[i].Id, rows[i].Citizen)).ExpectStatus(left.Contains(rows[i].Id) ? "verifying" : "ratified");
        }

        Assert.Equal(left.Count == rows.Count ? "void" : "signed", shown["status"]);
    }

    [Fact]
    public async Task One_that_cannot_be_read_leaves_and_waits_for_its_proposer_once_it_is_repaired()
    {
        var place = Place.Next();
        var rows = await EligibleAsync(place, 3);
        var letter = (await _flow.SignAsync(place.Regency, await _flow.TokenAsync("regent", place.Regency))).Expect(HttpStatusCode.Created)["id"]!;

        // One is not read when the letter comes back, another when it goes again.
        await SpoilAsync(rows[1]);
        (await _flow.ReviewAsync(place.Regency, letter, "returned", "Alasan")).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        await RepairAsync(rows[1]);
        await SpoilAsync(rows[0]);

        (await _flow.ResubmitAsync(place.Regency, letter)).Expect(HttpStatusCode.Accepted);
        await _flow.IdleAsync();

        var shown = await _flow.LetterAsync(place.Regency, letter);
        Assert.Equal(("signed", "1"), (shown["status"], shown["rows"]));
        Assert.Equal(rows.Take(2).Select(r => ("letter.rowUnread", r.Id)), shown.Json["left"]!.Select(l => (l["code"]!.ToString(), l["proposal"]!.ToString())));
        await RepairAsync(rows[0]);
        await StandAsync(rows, "returned", "ratified", "ratified");
        foreach (var row in rows.Take(2))
        {
            var kept = Assert.Single(await _flow.SetAsideAsync(ApplyLetters.Queue), item => item.ToString().Contains(row.Id, StringComparison.Ordinal));
            Assert.Equal("done", (await _flow.ReplayAsync(kept["id"]!.ToString()))["status"]);
        }

        await StandAsync(rows, "returned", "returned", "ratified");
        (await CorrectAsync(rows[0])).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
    }

    private async Task<IReadOnlyList<Covered>> EligibleAsync(Place place, int count)
    {
        var rows = new List<Covered>();
        for (var i = 0; i < count; i++)
        {
            var family = SampleFamily.Of(place.Villages[i]);
            var (id, citizen) = await _flow.VerifyingAsync(family);
            rows.Add(new Covered(family, id, citizen));
            await VerifyAsync(rows[^1]);
        }

        return rows;
    }

    private async Task VerifyAsync(Covered row) => (await _flow.VerifyAsync(row.Village, row.Id, await _flow.TokenAsync("regency-officer", row.Village[..4]))).Expect(HttpStatusCode.OK);

    private async Task<string> ReturnedAsync(Place place, string why)
    {
        var letter = (await _flow.SignAsync(place.Regency, await _flow.TokenAsync("regent", place.Regency)))["id"]!;
        await _flow.IdleAsync();
        Assert.True((await _flow.ReviewAsync(place.Regency, letter, "returned", why)).Status is HttpStatusCode.OK or HttpStatusCode.Accepted);
        await _flow.IdleAsync();
        return letter;
    }

    private Task<Answer> CorrectAsync(Covered row) => _flow.PostAsync($"/proposals/{row.Village}/{row.Id}/correction", row.Citizen, row.Family.Proposal());

    private async Task StandAsync(IReadOnlyList<Covered> rows, params string[] statuses)
    {
        var auditor = await _flow.TokenAsync("auditor", "ID");
        foreach (var (row, status) in rows.Zip(statuses))
        {
            (await _flow.ProposalAsync(row.Village, row.Id, auditor)).ExpectStatus(status);
        }
    }

    private Task SpoilAsync(Covered row) => host.SpoilAsync("registry", row.Village, $"proposal-{row.Id}");

    private Task RepairAsync(Covered row) => host.RepairAsync("registry", row.Village, $"proposal-{row.Id}");

    private async Task<string> DigestAsync(Place place, string letter, string row) =>
        (await _flow.GetAsync($"/regencies/{place.Regency}/ratifications/{letter}/rows", await _flow.TokenAsync("auditor", "ID"))).Json["items"]!.Single(r => r["row"]!.ToString() == row)["digest"]!.ToString();

    private async Task SendPagesAsync(string regency, string letter, params int[] pages)
    {
        foreach (var page in pages)
        {
            await host.SendToLettersAsync($$"""{"regency":"{{regency}}","letter":"{{letter}}","after":0,"page":{{page}}}""");
        }
    }

    private sealed record Covered(SampleFamily Family, string Id, string Citizen)
    {
        public string Village => Family.Village;

        public string Row => $"{Village}-{Id}";
    }
}
