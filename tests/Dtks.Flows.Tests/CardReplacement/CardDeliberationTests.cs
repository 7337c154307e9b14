using System.Net;
using System.Text;
using Dtks.Flows.Tests.CardDelivery;
using Dtks.Flows.Tests.CardRounds;
using Dtks.Flows.Tests.Deliberations;
using static Dtks.Flows.Tests.CardReplacement.ReplacementSteps;

namespace Dtks.Flows.Tests.CardReplacement;

/// <summary>When a deliberation on cards is opened, and two that are concluded at once.</summary>
[Collection(CardReplacementCollection.Name)]
public sealed class CardDeliberationTests(FlowHost host)
{
    private static readonly DateTimeOffset November = new(2026, 11, 10, 3, 0, 0, TimeSpan.Zero);

    private readonly Flow _flow = host.Flow;

    [Fact]
    [Trait("rule", "CRD-4")]
    [Trait("rule", "MUS-3")]
    public async Task It_is_opened_once_the_circular_is_there_and_after_fifteen_days_it_is_late()
    {
        await _flow.SetClockAsync(November);
        var here = await host.CardsInAsync(Place.Next("WIT"), 2);
        var officer = await _flow.TokenAsync("village-officer", here.Code);
        async Task<Answer> OpenAsync(int day = 0, string? round = null) => await _flow.PostAsync($"/villages/{here.Code}/deliberations", officer, await here.DraftAsync(day, round));

        (await OpenAsync()).ExpectProblem(HttpStatusCode.UnprocessableEntity, "deliberation.circularMissing", "CRD-4", "/round");
        await here.ReturnAndHandOverAsync(here.Cards[1]);
        (await OpenAsync()).ExpectProblem(HttpStatusCode.UnprocessableEntity, "deliberation.circularMissing", "CRD-4", "/round");
        (await _flow.GetAsync($"/villages/{here.Code}/deliberations/invitation?round={here.Round}", officer)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "deliberation.circularMissing", "CRD-4");
        (await here.CircularAsync("400.9/1")).Expect(HttpStatusCode.Created);
        await _flow.IdleAsync();
        (await OpenAsync(-1)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "deliberation.beforeCircular", "CRD-4", "/heldOn");
        (await OpenAsync(round: "001" + new string('0', 29))).ExpectProblem(HttpStatusCode.BadRequest, "deliberation.roundUnknown", "CRD-4", "/round");
        var told = (await _flow.GetAsync($"/villages/{here.Code}/deliberations/invitation?round={here.Round}", officer, ("Accept-Language", "en"))).Expect(HttpStatusCode.OK);
        Assert.Equal(("1", "1", "0", "False", "400.9/1"), (told["replaceable"], told["returned"], told["surrendered"], told["late"], told["circulars[0].number"]));
        Assert.Contains("1 household can be replaced", told["text"], StringComparison.Ordinal);
        Assert.Equal(told.Text, (await _flow.GetAsync($"/villages/{here.Code}/deliberations/invitation", officer, ("Accept-Language", "en"))).Expect(HttpStatusCode.OK).Text);

        // Without its round it is about the only one there is.
        var draft = await here.DraftAsync();
        draft.Remove("round");
        var first = (await _flow.PostAsync($"/villages/{here.Code}/deliberations", officer, draft)).Expect(HttpStatusCode.Created);
        var seen = (await _flow.GetAsync($"/villages/{here.Code}/deliberations/{first["id"]}", officer)).Expect(HttpStatusCode.OK);
        Assert.Equal((here.Round, await here.DayAsync(15), "False"), (seen["round"], seen["dueOn"], seen["late"]));
        (await _flow.PutAsync($"/villages/{here.Code}/deliberations/{first["id"]}/decisions", officer, new[] { new { household = here.Household, decision = "terminate", ground = 11 } }))
            .ExpectProblem(HttpStatusCode.BadRequest, "resolution.forKind", "CRD-7", "/0/decision");

        await _flow.AdvanceAsync("P15D");
        Assert.Equal("False", (await OpenAsync()).Expect(HttpStatusCode.Created)["late"]);
        await _flow.AdvanceAsync("P1D");
        Assert.Equal("True", (await OpenAsync()).Expect(HttpStatusCode.Created)["late"]);
        var list = (await here.ReturnsAsync()).Text;
        Assert.DoesNotContain(first["id"]!, list, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("rule", "CRD-5")]
    [Trait("rule", "CRD-9")]
    public async Task A_reserve_steps_in_where_the_first_fails_and_of_two_at_once_one_counts()
    {
        await _flow.SetClockAsync(November.AddDays(80));
        var (here, deliberation) = await host.DeliberatingAsync(Place.Next(), 3, 1, 2);
        var other = await here.DeliberateAsync();
        var without = await here.WithoutCardAsync(3);
        var all = (await deliberation.ReplaceAsync(
            new { card = here.Cards[1], household = without[0] }, new { card = here.Cards[2], household = without[1] }, new { card = here.Cards[1], household = without[2], reserve = 1 })).Replacements();
        var same = (await other.ReplaceAsync(new { card = here.Cards[1], household = without[0] }, new { card = here.Cards[2], household = without[1] })).Replacements();
        await deliberation.FillInAsync(here.Round, all.Take(2));
        await other.FillInAsync(here.Round, same);
        (await _flow.PostAsync($"/villages/{here.Code}/skrtm", deliberation.Officer, new { round = here.Round, replacement = all[2], answers = new { lantai = "Tanah" } }))
            .ExpectProblem(HttpStatusCode.UnprocessableEntity, "skrtm.notItsTurn", "CRD-5", "/replacement");
        await deliberation.UploadAsync();
        await other.UploadAsync();

        var concluded = await Task.WhenAll(deliberation.ConcludeOnCardsAsync(0, 2, 0, 0, 2), other.ConcludeOnCardsAsync(0, 2, 0, 0, 2));
        await _flow.IdleAsync();

        // The second finds nothing that is to be replaced any more.
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.UnprocessableEntity], concluded.Select(a => a.Status).Order());
        var (won, skrtm) = concluded[0].Status == HttpStatusCode.OK ? (deliberation, all) : (other, same);
        Assert.Contains(concluded.Single(a => a.Status != HttpStatusCode.OK).Json["errors"]!, e => (string?)e["code"] == "resolution.decidedElsewhere" && (string?)e["rule"] == "MUS-8");
        (await here.SignAsync(skrtm[0])).Expect(HttpStatusCode.OK);
        (await here.SignAsync(skrtm[1])).Expect(HttpStatusCode.OK);
        var signed = await Task.WhenAll(here.CounterSignAsync(skrtm[0]), here.CounterSignAsync(skrtm[0]), here.CounterSignAsync(skrtm[1]));
        Assert.All(signed, s => s.Expect(HttpStatusCode.OK));
        var message = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{{\"village\":\"{here.Code}\",\"household\":\"{without[0]}\"}}"));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => host.SendAsync("card-replacements", message)));
        await _flow.IdleAsync();

        var cards = await _flow.CardsAsync(here.Code, here.Round);
        Assert.Equal(["blocked", "blocked", "made", "made", "made"], cards.Select(c => (string)c["status"]!).Order(StringComparer.Ordinal));
        Assert.Equal(5, cards.Select(c => (string)c["number"]!).Distinct().Count());
        Assert.Equal("5 (3 made, 2 blocked)", await here.StandAsync());
        var nation = await _flow.RoundAsync(here.Round);
        Assert.Equal((2, 2), ((int)nation["progress"]!["replacements"]!, (int)nation["progress"]!["items"]![0]!["replacements"]!));
        Assert.All(cards.Where(c => (string)c["status"]! == "made").GroupBy(c => (string)c["household"]!), held => Assert.Single(held));
        Assert.NotNull(won.Id);
    }
}
