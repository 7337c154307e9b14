using System.Net;
using Dtks.Flows.Tests.CardDelivery;
using Dtks.Flows.Tests.CardRounds;
using Dtks.Flows.Tests.Deliberations;
using Dtks.Flows.Tests.Notices;
using Dtks.Flows.Tests.Proposals;
using Newtonsoft.Json.Linq;
using static Dtks.Flows.Tests.CardDelivery.CardVillage;

namespace Dtks.Flows.Tests.CardReplacement;

/// <summary>What is told and done of a card between its list, the deliberation on it and the exchange; and of rounds that are over.</summary>
[Collection(CardReplacementCollection.Name)]
public sealed class AwaitedReplacementTests(FlowHost host)
{
    private static readonly DateTimeOffset November = new(2026, 11, 10, 3, 0, 0, TimeSpan.Zero);

    private readonly Flow _flow = host.Flow;

    [Fact]
    [Trait("rule", "CRD-5")]
    [Trait("rule", "CRD-7")]
    [Trait("rule", "CRD-9")]
    public async Task What_a_deliberation_gives_to_another_is_delivered_to_nobody_and_both_families_are_told()
    {
        await _flow.SetClockAsync(November.AddDays(36));
        var (here, deliberation) = await host.DeliberatingAsync(Place.Next(), 3, 0, 1);
        var without = await here.WithoutCardAsync(1);
        var code = (await _flow.ProposalAsync(here.Code, here.Household, here.Citizen))["trackingCode"]!;
        Assert.Equal(("2", "2"), await InvitedAsync(here, deliberation));
        await _flow.AdvanceAsync("P1D");
        Assert.Equal(["applied delivered"], await here.RecordAsync(Delivered(here.Cards[1], await here.DayAsync())));
        Assert.Equal(("1", "1"), await InvitedAsync(here, deliberation));

        var skrtm = (await deliberation.ReplaceAsync(new { card = here.Cards[0], household = without[0] })).Replacements();
        await deliberation.FillInAsync(here.Round, skrtm);
        (await deliberation.ReplaceAsync()).Expect(HttpStatusCode.OK);
        Assert.Equal("skrtm.dropped", (await _flow.GetAsync($"/villages/{here.Code}/skrtm/{skrtm[0]}", deliberation.Officer)).Expect(HttpStatusCode.OK)["awaits.code"]);
        Assert.Equal(skrtm, (await deliberation.ReplaceAsync(new { card = here.Cards[0], household = without[0] })).Replacements());
        await deliberation.UploadAsync();
        Assert.Equal("waiting", (string?)(await TrackedAsync(code))["status"]);
        (await deliberation.ConcludeOnCardsAsync(0, 1, 0, 0, 1)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();

        Assert.Equal(["refused card.toBeReplaced CRD-5", "applied delivered"], await here.RecordAsync(Delivered(here.Cards[0], await here.DayAsync()), Delivered(here.Cards[2], await here.DayAsync())));
        var told = await TrackedAsync(code);
        Assert.Equal(("decided", null), ((string?)told["status"], (string?)told["dueOn"]));
        Assert.DoesNotContain(await _flow.MessagesAsync(here.Citizen), m => (string?)m["code"] == "skrtmSigned");
        await here.SignBothAsync(skrtm[0]);
        Assert.Equal("blocked", (string?)(await TrackedAsync(code))["status"]);
        var messages = await _flow.MessagesAsync(here.Citizen);
        Assert.Single(messages, m => (string?)m["code"] == "skrtmSigned");
        Assert.Contains("PT Pos mengantarnya", (string)Assert.Single(messages, m => (string?)m["code"] == "cardGiven")["text"]!, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("rule", "CRD-3")]
    public async Task A_hand_back_recorded_wrongly_is_taken_back_until_a_deliberation_begins()
    {
        await _flow.SetClockAsync(November.AddDays(48));
        var here = await host.CardsInAsync(Place.Next(), 2);
        (await here.HandBackAsync(here.Cards[0])).ExpectProblem(HttpStatusCode.UnprocessableEntity, "card.withPost", "CRD-3");
        await here.RecordAsync(Delivered(here.Cards[0], await here.DayAsync()));
        (await here.TakeBackAsync(here.Cards[0], "Salah kartu")).ExpectProblem(HttpStatusCode.UnprocessableEntity, "card.notSurrendered", "CRD-3");
        (await here.HandBackAsync(here.Cards[0])).Expect(HttpStatusCode.OK);
        (await here.TakeBackAsync(here.Cards[0])).ExpectProblem(HttpStatusCode.BadRequest, "input.required", null, "/reason");
        foreach (var _ in new[] { 1, 2 })
        {
            Assert.Equal("delivered", (await here.TakeBackAsync(here.Cards[0], "Salah kartu")).Expect(HttpStatusCode.OK)["status"]);
        }

        Assert.Equal("2 (1 made, 1 delivered)", await here.StandAsync());
        Assert.Single(await _flow.MessagesAsync(here.Citizen), m => (string?)m["code"] == "cardSurrenderUndone");
        Assert.Equal("Salah kartu", (await here.CardAsync(here.Cards[0]))["takenBack.reason"]);
        (await _flow.PostAsync($"/villages/{here.Code}/cards/{here.Cards[0]}/surrender/withdrawal", here.Post, new { reason = "Salah kartu" })).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.role", "GOV-2");

        (await here.HandBackAsync(here.Cards[0])).Expect(HttpStatusCode.OK);
        (await here.HandOverAsync()).Expect(HttpStatusCode.Created);
        (await here.CircularAsync($"400/{Guid.NewGuid():N}")).Expect(HttpStatusCode.Created);
        await here.DeliberateAsync();
        (await here.TakeBackAsync(here.Cards[0], "Salah kartu")).ExpectProblem(HttpStatusCode.Conflict, "card.deliberated", "CRD-3");
    }

    [Fact]
    [Trait("rule", "CRD-4")]
    [Trait("rule", "CRD-10")]
    public async Task Of_several_rounds_one_is_named_and_of_one_that_is_over_no_deliberation_is_held_nor_awaited()
    {
        await _flow.SetClockAsync(November.AddDays(52));
        var here = await host.CardsInAsync(Place.Next(), 2, days: 20);
        await here.ReturnAndHandOverAsync(here.Cards[1]);
        (await here.CircularAsync($"400/{Guid.NewGuid():N}")).Expect(HttpStatusCode.Created);
        await _flow.IdleAsync();
        await _flow.MakeRoundAsync(CardSteps.Round("KKS", await here.DayAsync(), await here.DayAsync(300), here.Place.Regency));
        var officer = await _flow.TokenAsync("village-officer", here.Code);
        var unnamed = await here.DraftAsync();
        unnamed.Remove("round");
        (await _flow.GetAsync($"/villages/{here.Code}/deliberations/invitation", officer)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "card.roundNeeded", "CRD-4");
        (await _flow.PostAsync($"/villages/{here.Code}/deliberations", officer, unnamed)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "deliberation.roundNeeded", "CRD-4", "/round");

        await _flow.AdvanceAsync("P20D");
        Assert.Equal(("True", "-5"), ((await here.ReturnsAsync())["late"], (await here.ReturnsAsync())["daysLeft"]));
        await _flow.AdvanceAsync("P1D");
        (await _flow.PostAsync($"/villages/{here.Code}/deliberations", officer, await here.DraftAsync())).ExpectProblem(HttpStatusCode.UnprocessableEntity, "card.expired", "CRD-10", "/round");
        (await _flow.GetAsync($"/villages/{here.Code}/deliberations/invitation?round={here.Round}", officer)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "card.expired", "CRD-10");
        (await here.CircularAsync($"400/{Guid.NewGuid():N}")).ExpectProblem(HttpStatusCode.UnprocessableEntity, "card.expired", "CRD-10", "/round");
        var shown = await here.ReturnsAsync();
        Assert.Equal(("False", null, null, "False"), (shown["late"], shown["daysLeft"], shown["dueOn"], shown["lists[0].late"]));
        var camat = await _flow.TokenAsync("district-head", here.District);
        foreach (var (late, count) in new[] { ("true", 0), ("false", 1) })
        {
            Assert.Equal(count, (await _flow.GetAsync($"/districts/{here.District}/card-returns?round={here.Round}&late={late}", camat)).Expect(HttpStatusCode.OK).Json["items"]!.Count());
        }
    }

    private async Task<(string? Returned, string? Replaceable)> InvitedAsync(CardVillage here, DeliberationFlow deliberation)
    {
        var told = (await _flow.GetAsync($"/villages/{here.Code}/deliberations/invitation?round={here.Round}", deliberation.Officer)).Expect(HttpStatusCode.OK);
        return (told["returned"], told["replaceable"]);
    }

    private async Task<JToken> TrackedAsync(string code) => (await _flow.GetAsync($"/tracking/{code}")).Expect(HttpStatusCode.OK).Json["card"]!;
}
