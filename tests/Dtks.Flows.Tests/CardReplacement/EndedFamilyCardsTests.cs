using System.Net;
using Dtks.Flows.Tests.Appeals;
using Dtks.Flows.Tests.CardDelivery;
using Dtks.Flows.Tests.CardRounds;
using Dtks.Flows.Tests.Deliberations;
using Dtks.Flows.Tests.Notices;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Registry;
using Dtks.Flows.Tests.Removals;
using Newtonsoft.Json.Linq;
using static Dtks.Flows.Tests.CardDelivery.CardVillage;

namespace Dtks.Flows.Tests.CardReplacement;

/// <summary>The card of a family that stands in the register no more: the same people never hold two, under whatever id they are registered then.</summary>
[Collection(CardReplacementCollection.Name)]
[Trait("rule", "CRD-10")]
public sealed class EndedFamilyCardsTests(FlowHost host)
{
    private static readonly DateTimeOffset November = new(2026, 11, 10, 3, 0, 0, TimeSpan.Zero);

    private readonly Flow _flow = host.Flow;

    [Fact]
    [Trait("rule", "REG-8")]
    public async Task Removed_where_it_moved_to_its_card_is_good_for_nothing_and_good_again_where_that_is_undone()
    {
        await _flow.SetClockAsync(November.AddDays(24));
        var here = await host.CardsInAsync(Place.Next(), 1);
        var there = here.Place.Villages[1];
        await here.RecordAsync(Delivered(here.Cards[0], await here.DayAsync()));
        await _flow.MoveAsync(here.Code, there, here.Household);
        await RemovedAsync(there, here.Household);

        Assert.Equal(("blocked", "ended", "delivered", "ended"), await BlockAsync(here, here.Cards[0]));
        Assert.Equal("1 (1 blocked)", await here.StandAsync());
        await _flow.AdvanceAsync("P1D");
        Assert.Equal(["refused card.familyGone CRD-10"], await here.RecordAsync(Delivered(here.Cards[0], await here.DayAsync())));
        var back = (await here.HandBackAsync(here.Cards[0])).ExpectProblem(HttpStatusCode.UnprocessableEntity, "card.familyGone", "CRD-10");
        Assert.Contains("jangan teruskan", back["detail"], StringComparison.Ordinal);
        Assert.DoesNotContain("kantor pos", back["detail"], StringComparison.Ordinal);
        (await _flow.PostAsync("/appeals", here.Citizen, new { about = new { household = here.Household }, kind = "cardWithdrawn", reason = "Tidak mampu", contact = new { phone = "081234567890" } }))
            .ExpectProblem(HttpStatusCode.Conflict, "appeal.noCardWithdrawn", "GOV-3");
        Assert.DoesNotContain(await _flow.MessagesAsync(here.Citizen), m => (string?)m["kind"] == "cardReplacement");

        var appeal = await _flow.AppealAsync(here.Citizen, new { household = here.Household }, "removed");
        Assert.Equal("removalUndone", (await _flow.DecideAppealAsync(there, appeal["id"]!, await _flow.TokenAsync("regency-officer", here.Place.Regency))).Expect(HttpStatusCode.OK)["result"]);
        await _flow.IdleAsync();
        Assert.Equal(("delivered", null, null, "members"), await BlockAsync(here, here.Cards[0]));
        Assert.Equal("1 (1 delivered)", await here.StandAsync());
        Assert.Single(await here.EventsAsync("dtks.card.restored.v1"));
        var today = await _flow.TodayAsync(there);
        Assert.Empty(await _flow.CardsAsync(there, await _flow.MakeRoundAsync(CardSteps.Round(from: DeliverySteps.Day(today), until: DeliverySteps.Day(today.PlusDays(90)), regencies: here.Place.Regency))));
    }

    [Fact]
    public async Task Registered_anew_it_holds_the_card_of_the_next_round_alone()
    {
        await _flow.SetClockAsync(November.AddDays(44));
        var place = Place.Next();
        var family = SampleFamily.Of(place.Village, members: 2);
        var (household, _) = await _flow.OwnHouseholdAsync(family, "PKH");
        var first = await RoundAsync(place);
        var made = Assert.Single(await _flow.CardsAsync(place.Village, first));
        await RemovedAsync(place.Village, household);

        var (again, _) = await _flow.OwnHouseholdAsync(family, "PKH");
        Assert.NotEqual(household, again);
        Assert.Equal(again, (string)Assert.Single(await _flow.CardsAsync(place.Village, await RoundAsync(place)))["household"]!);
        Assert.Equal(("blocked", "ended"), ((string)(await _flow.CardsAsync(place.Village, first)).Single()["status"]!, (string?)(await _flow.CardsAsync(place.Village, first)).Single()["reason"]));
        Assert.Equal((string)made["id"]!, (string)(await _flow.CardsAsync(place.Village, first)).Single()["id"]!);
    }

    [Fact]
    [Trait("rule", "CRD-9")]
    public async Task Who_had_a_card_in_anothers_place_and_marries_back_leaves_none_behind()
    {
        await _flow.SetClockAsync(November.AddDays(28));
        var (here, deliberation) = await host.DeliberatingAsync(Place.Next(), 2, 1);
        var family = SampleFamily.Made.Last(f => f.Village == here.Code);
        var (married, own) = (new FamilySteps(_flow, deliberation.Officer, here.Code, here.Household), FamilySteps.CardOf(family, 1));
        await DivorcedAsync(family, own);
        var alone = (string)(await married.ChangeAsync(new { kind = "divorce", member = "02", familyCardNumber = own, address = new { street = "Dusun Krajan 14", rt = family.Rt, rw = family.Rw } }))["change.id"]!;
        await _flow.IdleAsync();
        var skrtm = (await deliberation.ReplaceAsync(new { card = here.Cards[1], household = alone })).Replacements();
        await deliberation.FillInAsync(here.Round, skrtm);
        await deliberation.UploadAsync();
        (await deliberation.ConcludeOnCardsAsync(0, 1, 0, 0, 1)).Expect(HttpStatusCode.OK);
        await here.SignBothAsync(skrtm[0]);
        var card = (string)Assert.Single(await _flow.CardsAsync(here.Code, here.Round), c => (string?)c["household"] == alone)["id"]!;

        await _flow.RegisterPopulationAsync(family);
        await new FamilySteps(_flow, deliberation.Officer, here.Code, alone).ChangeAsync(new { kind = "marriage", member = "01", joins = here.Household, familyCardNumber = family.FamilyCardNumber });
        await _flow.IdleAsync();

        Assert.Equal(("blocked", "ended", "made", "ended"), await BlockAsync(here, card));
        await _flow.AdvanceAsync("P1D");
        Assert.Equal(["refused card.familyGone CRD-10", "applied delivered"], await here.RecordAsync(Delivered(card, await here.DayAsync()), Delivered(here.Cards[0], await here.DayAsync())));
    }

    [Fact]
    [Trait("rule", "GOV-3")]
    public async Task Undone_at_the_moment_of_a_round_it_holds_one_of_both()
    {
        await _flow.SetClockAsync(November.AddDays(32));
        var place = Place.Next();
        var (household, _) = await _flow.OwnHouseholdAsync(SampleFamily.Of(place.Village), "PKH");
        var first = await RoundAsync(place);
        var steps = new FamilySteps(_flow, await _flow.TokenAsync("village-officer", place.Village), place.Village, household);
        await steps.ChangeAsync(new { kind = "death", member = "01", diedOn = "2026-11-09" });
        await _flow.IdleAsync();
        Assert.Equal("blocked", (string)Assert.Single(await _flow.CardsAsync(place.Village, first))["status"]!);

        var undone = steps.ChangeAsync(new { kind = "deathUndone", member = "01" });
        var second = await RoundAsync(place);
        await undone;
        await _flow.IdleAsync();
        var held = (await _flow.CardsAsync(place.Village, first)).Concat(await _flow.CardsAsync(place.Village, second)).Where(c => (string)c["status"]! != "blocked");
        Assert.Equal(household, (string)Assert.Single(held)["household"]!);
    }

    private static async Task<(string Status, string? Reason, string? From, string? Family)> BlockAsync(CardVillage here, string card)
    {
        var shown = (await here.CardAsync(card)).Json;
        return ((string)shown["status"]!, (string?)shown.SelectToken("block.reason"), (string?)shown.SelectToken("block.from"), (string?)shown["familyChanges"]!.LastOrDefault()?["kind"]);
    }

    private async Task<string> RoundAsync(Place place)
    {
        var today = await _flow.TodayAsync(place.Village);
        return await _flow.MakeRoundAsync(CardSteps.Round(from: DeliverySteps.Day(today), until: DeliverySteps.Day(today.PlusDays(90)), regencies: place.Regency));
    }

    private async Task RemovedAsync(string village, string household)
    {
        await _flow.RecordRemovalAsync(village, household, await _flow.TokenAsync("regency-officer", village[..4]));
        await _flow.AdvanceAsync("P16D");
        await _flow.FireAsync("SweepDeadlines");
        await _flow.IdleAsync();
    }

    private Task DivorcedAsync(SampleFamily family, string card) => _flow.RegisterPopulationAsync(family with { FamilyCardNumber = card, Street = "Dusun Krajan 14", Members = [family.Members[1] with { Relationship = "head", MaritalStatus = "divorced" }] });
}
