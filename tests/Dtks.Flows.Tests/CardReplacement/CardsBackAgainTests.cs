using System.Net;
using Dtks.Flows.Tests.CardDelivery;
using Dtks.Flows.Tests.Deliberations;

namespace Dtks.Flows.Tests.CardReplacement;

/// <summary>Cards that came back, reached their household after all, and come back once more.</summary>
[Collection(CardReplacementCollection.Name)]
[Trait("rule", "CRD-2")]
[Trait("rule", "CRD-5")]
public sealed class CardsBackAgainTests(FlowHost host)
{
    private static readonly DateTimeOffset November = new(2026, 11, 10, 3, 0, 0, TimeSpan.Zero);

    private readonly Flow _flow = host.Flow;

    [Fact]
    public async Task One_on_whose_list_a_deliberation_was_held_without_it_is_on_the_next_list_and_counts_in_the_next_deliberation()
    {
        await _flow.SetClockAsync(November.AddDays(20));
        var (here, deliberation) = await host.DeliberatingAsync(Place.Next(), 4, 0, 1);
        var without = await here.WithoutCardAsync(2);
        await _flow.AdvanceAsync("P1D");
        Assert.Equal(["applied delivered"], await here.RecordAsync(CardVillage.Delivered(here.Cards[1], await here.DayAsync())));
        var first = (await deliberation.ReplaceAsync(new { card = here.Cards[0], household = without[0] })).Replacements();
        await deliberation.FillInAsync(here.Round, first);
        await deliberation.UploadAsync();
        (await deliberation.ConcludeOnCardsAsync(0, 1, 0, 0, 1)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();

        // Nothing came since.
        Assert.Equal("1", (await here.HandOverAsync()).Expect(HttpStatusCode.Created)["list"]);
        (await here.HandBackAsync(here.Cards[1])).Expect(HttpStatusCode.OK);
        Assert.Equal("2", (await here.HandOverAsync()).Expect(HttpStatusCode.Created)["list"]);
        Assert.Equal("2", (await here.HandOverAsync()).Expect(HttpStatusCode.Created)["list"]);
        var draft = await here.DraftAsync();
        (await _flow.PostAsync($"/villages/{here.Code}/deliberations", deliberation.Officer, draft)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "deliberation.circularMissing", "CRD-4", "/round");
        (await here.CircularAsync($"400/{Guid.NewGuid():N}")).Expect(HttpStatusCode.Created);
        await _flow.IdleAsync();

        var told = (await _flow.GetAsync($"/villages/{here.Code}/deliberations/invitation?round={here.Round}", deliberation.Officer)).Expect(HttpStatusCode.OK);
        Assert.Equal(("1", "0", "1"), (told["replaceable"], told["returned"], told["surrendered"]));
        var next = await here.DeliberateAsync();
        var second = (await next.ReplaceAsync(new { card = here.Cards[1], household = without[1] })).Replacements();
        await next.FillInAsync(here.Round, second);
        await next.UploadAsync();
        (await next.ConcludeOnCardsAsync(0, 0, 1, 0, 1)).Expect(HttpStatusCode.OK);
        await here.SignBothAsync(second[0]);
        Assert.Equal("blocked", (await here.CardAsync(here.Cards[1]))["status"]);
    }
}
