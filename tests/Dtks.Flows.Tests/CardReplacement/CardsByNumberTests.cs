using System.Net;
using Dtks.Flows.Tests.CardDelivery;
using Dtks.Flows.Tests.CardRounds;
using Dtks.Flows.Tests.Deliberations;
using Dtks.Flows.Tests.Registry;
using static Dtks.Flows.Tests.CardDelivery.CardVillage;
using static Dtks.Flows.Tests.CardReplacement.ReplacementSteps;

namespace Dtks.Flows.Tests.CardReplacement;

/// <summary>Cards named by the number that is printed on them, and seen where their families live.</summary>
[Collection(CardReplacementCollection.Name)]
[Trait("rule", "CRD-10")]
public sealed class CardsByNumberTests(FlowHost host)
{
    private static readonly DateTimeOffset November = new(2026, 11, 10, 3, 0, 0, TimeSpan.Zero);

    private readonly Flow _flow = host.Flow;

    [Fact]
    [Trait("rule", "CRD-1")]
    [Trait("rule", "CRD-5")]
    public async Task A_card_is_named_by_its_number_wherever_it_is_by_its_id()
    {
        await _flow.SetClockAsync(November.AddDays(56));
        var here = await host.CardsInAsync(Place.Next(), 3);
        var listed = await _flow.CardsAsync(here.Code, here.Round);
        var numbers = here.Cards.Select(id => (string)listed.Single(c => (string?)c["id"] == id)["number"]!).ToList();
        var grouped = numbers.ConvertAll(n => string.Join(' ', n.Chunk(4).Select(part => new string(part))));
        Task<Answer> LookAsync(string number, string village) => _flow.GetAsync($"/villages/{village}/cards?number={Uri.EscapeDataString(number)}", here.Post);
        foreach (var number in new[] { numbers[1], grouped[1] })
        {
            Assert.Equal(here.Cards[1], (await LookAsync(number, here.Code)).Expect(HttpStatusCode.OK)["items[0].id"]);
        }

        Assert.Empty((await LookAsync(numbers[1], here.Place.Villages[1])).Expect(HttpStatusCode.OK).Json["items"]!);
        (await LookAsync(numbers[1][..19] + (numbers[1][19] == '0' ? '1' : '0'), here.Code)).ExpectProblem(HttpStatusCode.BadRequest, "card.number", "CRD-10", "/number");

        var today = await here.DayAsync();
        var sent = (await here.SendAsync([Delivered(numbers[0], today), Returned(grouped[1], today), Returned(here.Cards[1], today), Delivered("12", today)])).Expect(HttpStatusCode.OK);
        Assert.Equal(["applied delivered", "applied returned", "applied returned", "refused card.missing"], Told(sent.Json).Select(t => t.Split(" /")[0]));
        Assert.Equal(["1", "2", "3", "4"], sent.Json["results"]!.Select(r => (string)r["row"]!));
        Assert.Equal("3 (1 made, 1 delivered, 1 returned)", await here.StandAsync());
        var tksk = await _flow.TokenAsync("tksk", here.District);
        var refused = (await _flow.PostAsync($"/districts/{here.District}/card-forwardings", tksk, new { round = here.Round, cards = new[] { new { village = here.Code, card = grouped[1] } } })).Expect(HttpStatusCode.OK);
        Assert.Equal(("card.notForwardable", null), (refused["results[0].code"], refused["forwarding"]));

        await _flow.AdvanceAsync("P1D");
        (await here.HandOverAsync()).Expect(HttpStatusCode.Created);
        (await here.CircularAsync("400/early", today)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "cardCircular.listLater", "CRD-4", "/date");
        (await here.CircularAsync($"400/{Guid.NewGuid():N}")).Expect(HttpStatusCode.Created);
        await _flow.IdleAsync();
        var (deliberation, without) = (await here.DeliberateAsync(), await here.WithoutCardAsync(2));
        (await deliberation.PutAsync(new[] { On(grouped[0], "wellOff") })).Expect(HttpStatusCode.OK);
        var named = await deliberation.ReplaceAsync(new { card = grouped[1], household = without[0] }, new { card = numbers[0], household = without[1] });
        Assert.Equal([here.Cards[1], here.Cards[0]], named.Expect(HttpStatusCode.OK).Json["replacements"]!.Select(r => (string)r["card"]!));
        var elsewhere = SampleFamily.Of(here.Place.Villages[1]);
        var family = new { familyCardNumber = elsewhere.FamilyCardNumber, village = elsewhere.Village, address = new { street = elsewhere.Street, rt = elsewhere.Rt, rw = elsewhere.Rw }, members = elsewhere.Members.Select(m => m.Json()) };
        (await deliberation.ReplaceAsync(new { card = grouped[1], household = family })).ExpectProblem(HttpStatusCode.BadRequest, "replacement.otherVillage", "CRD-5", "/0/household/village");
    }

    [Fact]
    [Trait("rule", "REG-8")]
    public async Task Where_a_family_lives_now_its_card_of_before_is_seen_with_the_village_that_made_it()
    {
        await _flow.SetClockAsync(November.AddDays(60));
        var here = await host.CardsInAsync(Place.Next(), 1);
        var there = here.Place.Villages[1];
        await _flow.MoveAsync(here.Code, there, here.Household);
        var shown = (await _flow.GetAsync($"/villages/{there}/households", await _flow.TokenAsync("village-officer", there))).Expect(HttpStatusCode.OK);
        Assert.Equal((here.Household, here.Cards[0], "made", here.Code), (shown["items[0].id"], shown["items[0].cards[0].id"], shown["items[0].cards[0].status"], shown["items[0].cards[0].village"]));
        (await _flow.GetAsync($"/villages/{here.Code}/card-sheet?round={here.Round}&part=2", here.Post)).ExpectProblem(HttpStatusCode.NotFound, "cardSheet.none", "CRD-10");
    }
}
