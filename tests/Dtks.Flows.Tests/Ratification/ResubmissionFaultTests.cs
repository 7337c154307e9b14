using System.Net;
using Dtks.Flows.Tests.Operations;
using Dtks.Flows.Tests.Proposals;
using Dtks.Functions.Ratification;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Ratification;

/// <summary>A returned letter goes again once, whatever comes twice, out of order or at the same time, and whatever cannot be read (RAT-5).</summary>
[Collection("ratification")]
[Trait("rule", "RAT-5")]
public sealed class ResubmissionFaultTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Theory]
    [InlineData(100)]
    [InlineData(1001)]
    public async Task Of_many_rows_every_message_twice_and_out_of_order_makes_what_one_of_each_makes(int others)
    {
        var place = Place.Next();
        var rows = await _flow.CoveredAsync(place, 3);
        await host.AddRowsAsync(place.Villages[2], others);
        var letter = await _flow.ReturnedLetterAsync(place, "Alasan");
        (await _flow.CorrectAsync(rows[1])).Expect(HttpStatusCode.OK);
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
        await _flow.ExpectStandingAsync(rows, "returned", "verifying", "ratified");

        // A row that left is under the letter no more, whoever names it.
        var ministry = await _flow.TokenAsync("ministry-officer", "ID");
        (await _flow.PostAsync($"/regencies/{place.Regency}/ratifications/{letter}/review", ministry, new { outcome = "conforming", reasons = Array.Empty<string>(), rows = new[] { new { row = rows[0].Row, reasons = new[] { "a" } } } }))
            .ExpectProblem(HttpStatusCode.UnprocessableEntity, "letter.rowUnknown", "RAT-8", "/rows/0/row");
        (await _flow.ReviewAsync(place.Regency, letter)).Expect(HttpStatusCode.OK);
        await SendPagesAsync(place.Regency, letter, 1, 0, 0, 1);
        await _flow.IdleAsync();
        var applied = await _flow.LetterAsync(place.Regency, letter);
        Assert.Equal(("applied", "1", "0"), (applied["status"], applied["progress.applied"], applied["progress.notApplied"]));
        await _flow.ExpectStandingAsync(rows, "returned", "verifying", "registered");
        Assert.Single(await _flow.EventsOfAsync(place.Regency, letter), e => e["type"]!.ToString() == "dtks.ratification.resubmitted.v1");
    }

    [Fact]
    public async Task Two_at_once_and_a_correction_at_the_same_time_leave_each_row_in_one_place()
    {
        var place = Place.Next();
        var rows = await _flow.CoveredAsync(place, 3);
        var letter = await _flow.ReturnedLetterAsync(place, "Alasan");

        var correcting = rows.Select(_flow.CorrectAsync).ToList();
        var sending = Enumerable.Range(0, 2).Select(_ => _flow.ResubmitAsync(place.Regency, letter)).ToList();
        var (corrected, sent) = (await Task.WhenAll(correcting), await Task.WhenAll(sending));
        await _flow.IdleAsync();

        Assert.Equal([HttpStatusCode.Accepted, HttpStatusCode.Conflict], sent.Select(s => s.Status).Order());
        sent.Single(s => s.Status == HttpStatusCode.Conflict).ExpectProblem(HttpStatusCode.Conflict, "letter.notReturned", "RAT-5");
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
    public async Task One_that_cannot_be_read_leaves_and_waits_for_its_proposer_once_it_is_repaired_and_what_was_repaired_before_goes_along()
    {
        var place = Place.Next();
        var rows = await _flow.CoveredAsync(place, 3);
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
        Assert.Equal(("signed", "2"), (shown["status"], shown["rows"]));
        Assert.Equal(("letter.rowUnread", rows[0].Id), shown.Json["left"]!.Select(l => (l["code"]!.ToString(), l["proposal"]!.ToString())).Single());
        await RepairAsync(rows[0]);
        await _flow.ExpectStandingAsync(rows, "returned", "ratified", "ratified");
        foreach (var row in rows.Take(2))
        {
            var kept = Assert.Single(await _flow.SetAsideAsync(ApplyLetters.Queue), item => item.ToString().Contains(row.Id, StringComparison.Ordinal));
            Assert.Equal("done", (await _flow.ReplayAsync(kept["id"]!.ToString()))["status"]);
        }

        await _flow.ExpectStandingAsync(rows, "returned", "ratified", "ratified");
        (await _flow.CorrectAsync(rows[0])).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
    }

    private Task SpoilAsync(CoveredProposal row) => host.SpoilAsync("registry", row.Village, $"proposal-{row.Id}");

    private Task RepairAsync(CoveredProposal row) => host.RepairAsync("registry", row.Village, $"proposal-{row.Id}");

    private async Task SendPagesAsync(string regency, string letter, params int[] pages)
    {
        foreach (var page in pages)
        {
            await host.SendToLettersAsync($$"""{"regency":"{{regency}}","letter":"{{letter}}","after":0,"page":{{page}}}""");
        }
    }
}
