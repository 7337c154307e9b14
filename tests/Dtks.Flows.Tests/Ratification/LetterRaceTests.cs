using System.Net;
using Dtks.Flows.Tests.Proposals;
using Dtks.Functions.Ratification;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Flows.Tests.Ratification;

/// <summary>Rows come and letters are signed at the same time: every row is under exactly one letter, or open to the next.</summary>
[Collection("ratification")]
[Trait("rule", "RAT-8")]
public sealed class LetterRaceTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    public async Task Eight_officers_verify_while_the_regent_signs()
    {
        var place = Place.Next();
        var (proposals, officers) = (new List<string>(), new List<string>());
        foreach (var _ in Enumerable.Range(0, 8))
        {
            officers.Add(await _flow.TokenAsync("regency-officer", place.Regency));
            foreach (var __ in Enumerable.Range(0, 3))
            {
                proposals.Add((await _flow.VerifyingAsync(SampleFamily.Of(place.Village))).Id);
            }
        }

        var regent = await _flow.TokenAsync("regent", place.Regency);
        var verifying = officers.Select((officer, i) => VerifyAsync(place.Village, proposals.Skip(i * 3).Take(3), officer)).ToList();
        var letters = new List<Answer>();
        while (!verifying.TrueForAll(v => v.IsCompleted))
        {
            letters.Add(await _flow.SignAsync(place.Regency, regent));
        }

        await Task.WhenAll(verifying);
        letters.Add(await _flow.SignAsync(place.Regency, regent));
        await _flow.IdleAsync();

        var covered = await host.CoveredAsync(place.Regency);
        Assert.Equal(proposals.Order(), covered.Values.SelectMany(rows => rows).Order());
        Assert.All(letters, letter => Assert.True(letter.Status is HttpStatusCode.Created || letter["code"] == "letter.noRows", letter.Text));
        Assert.Equal(letters.Where(l => l.Status == HttpStatusCode.Created).Select(l => (l["id"]!, l["rows"])).Order(), covered.Select(c => (c.Key, (string?)$"{c.Value.Count}")).Order());
        Assert.Equal(proposals.Order(), await WithStatusAsync(place.Village, "ratified"));
    }

    [Fact]
    public async Task Two_regents_sign_at_once()
    {
        var place = Place.Next();
        await host.AddRowsAsync(place.Village, 500);
        var regents = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => _flow.TokenAsync("regent", place.Regency)));

        var letters = await Task.WhenAll(regents.Select(regent => _flow.SignAsync(place.Regency, regent)));
        await _flow.IdleAsync();

        var covered = await host.CoveredAsync(place.Regency);
        Assert.Equal(Enumerable.Range(0, 500).Select(LetterSteps.Id), covered.Values.SelectMany(rows => rows).Order(StringComparer.Ordinal));
        foreach (var letter in letters.Where(l => l.Status == HttpStatusCode.Created))
        {
            Assert.Equal(LetterSteps.DigestOf(place.Village, covered[letter["id"]!]), letter["digest"]);
            Assert.Equal($"{covered[letter["id"]!].Count}", letter["rows"]);
        }

        Assert.Contains(letters, l => l.Status == HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_large_letter_whose_rows_another_had_is_void_and_says_why()
    {
        var place = Place.Next();
        var id = await BeginEmptyAsync(place);

        var letter = await _flow.LetterAsync(place.Regency, id, "en");
        Assert.Equal(("void", "letter.noRows"), (letter["status"], letter["problem.code"]));
        Assert.StartsWith("There is no proposal to ratify now", letter["problem.detail"], StringComparison.Ordinal);
    }

    [Fact]
    [Trait("rule", "GOV-2")]
    public async Task A_row_of_the_regents_own_that_comes_in_meanwhile_waits_for_another_letter()
    {
        var place = Place.Next();
        await host.AddRowsAsync(place.Villages[0], 5);
        await host.AddRowsAsync(place.Villages[1], 5, proposedBy: "regent-x");
        var letter = await host.BeginAsync(place.Regency, rows: 3);

        await host.SendToLettersAsync(Message(place.Regency, letter));
        await _flow.IdleAsync();

        Assert.Equal("5", (await _flow.LetterAsync(place.Regency, letter))["rows"]);
        var next = (await _flow.SignAsync(place.Regency, await _flow.TokenAsync("regent", place.Regency))).Expect(HttpStatusCode.Created);
        Assert.Equal("5", next["rows"]);
        await _flow.IdleAsync();
    }

    [Fact]
    public async Task What_becomes_eligible_after_the_signature_is_for_the_next_letter()
    {
        var place = Place.Next();
        await host.AddRowsAsync(place.Village, 100);
        var letter = await host.BeginAsync(place.Regency, rows: 50);
        var later = LetterSteps.Row(place.Village, LetterSteps.Id(5000)) with { EligibleOn = (await _flow.NowAsync()).AddSeconds(1) };
        await host.Services.GetRequiredService<RatificationLedger>().ApplyAsync(LetterSteps.Input(later), CancellationToken.None);

        await host.SendToLettersAsync(Message(place.Regency, letter));
        await _flow.IdleAsync();

        Assert.Equal("100", (await _flow.LetterAsync(place.Regency, letter))["rows"]);
        await _flow.AdvanceAsync("PT2S");
        Assert.Equal("1", (await _flow.SignAsync(place.Regency, await _flow.TokenAsync("regent", place.Regency))).Expect(HttpStatusCode.Created)["rows"]);
        await _flow.IdleAsync();
    }

    private async Task<string> BeginEmptyAsync(Place place)
    {
        await host.AddRowsAsync(place.Village, 1);
        var letter = await host.BeginAsync(place.Regency, rows: 1, signedBy: "citizen-1");
        await host.SendToLettersAsync(Message(place.Regency, letter));
        await _flow.IdleAsync();
        return letter;
    }

    private async Task VerifyAsync(string village, IEnumerable<string> proposals, string officer)
    {
        foreach (var proposal in proposals)
        {
            (await _flow.VerifyAsync(village, proposal, officer)).Expect(HttpStatusCode.OK);
        }
    }

    private async Task<IEnumerable<string>> WithStatusAsync(string village, string status) =>
        (await _flow.GetAsync($"/villages/{village}/proposals?status={status}", await _flow.TokenAsync("auditor", "ID"))).Expect(HttpStatusCode.OK)
            .Json["items"]!.Select(item => item["id"]!.ToString()).Order();

    private static string Message(string regency, string letter) => $$"""{"regency":"{{regency}}","letter":"{{letter}}","after":0}""";
}
