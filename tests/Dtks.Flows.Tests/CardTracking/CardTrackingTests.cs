using System.Net;
using Dtks.Flows.Tests.CardDelivery;
using Dtks.Flows.Tests.CardRounds;
using Dtks.Flows.Tests.Notices;
using Dtks.Flows.Tests.Operations;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Registry;
using Dtks.Flows.Tests.Removals;
using Newtonsoft.Json.Linq;
using static Dtks.Flows.Tests.CardDelivery.CardVillage;

namespace Dtks.Flows.Tests.CardTracking;

/// <summary>Whoever holds a proposal's code sees where the family's card is, and what took the place of one that expired.</summary>
[Collection("cardDelivery")]
public sealed class CardTrackingTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    [Trait("rule", "CRD-10")]
    [Trait("rule", "CRD-11")]
    [Trait("rule", "REG-3")]
    public async Task A_card_is_followed_to_where_it_waits_and_a_KPS_that_expired_to_the_KKS_in_its_place()
    {
        var here = await host.CardsInAsync(Place.Next("WITA"), 1, days: 3);
        var (until, code) = (await here.DayAsync(3), await CodeAsync(here.Code, here.Household, here.Citizen));
        Assert.Equal(("KPS", "made", until, "Putaran KPS"), Short(await CardAsync(code)));

        var handed = await here.ReturnAndHandOverAsync(here.Cards[0]);
        var waiting = await CardAsync(code);
        Assert.Equal(("KPS", "waiting", until, "Putaran KPS"), Short(waiting));
        Assert.Equal(handed["dueOn"], (string?)waiting["dueOn"]);
        Assert.Contains("kartu Anda menunggu di kantor desa", (string)waiting["meaning"]!, StringComparison.Ordinal);
        var own = (await _flow.GetAsync("/me", here.Citizen)).Expect(HttpStatusCode.OK).Json["proposals"]!["items"]!;
        Assert.Equal(waiting.ToString(), Assert.Single(own)["card"]!.ToString());
        await _flow.AdvanceAsync("P1D");
        await here.RecordAsync(Delivered(here.Cards[0], await here.DayAsync()));
        Assert.Equal("delivered", (string?)(await CardAsync(code))["status"]);
        Assert.Contains("handed back", await MeaningAsync(code, async () => (await here.HandBackAsync(here.Cards[0])).Expect(HttpStatusCode.OK)), StringComparison.Ordinal);

        // Valid on its last day, and expired on the next: the KKS takes its place, since the family receives PKH.
        await _flow.AdvanceAsync("P2D");
        Assert.Equal("surrendered", (string?)(await CardAsync(code))["status"]);
        await _flow.AdvanceAsync("P1D");
        var expired = await CardAsync(code);
        Assert.Equal(("KKS", "awaited", null, null), Short(expired));
        Assert.Equal((until, "Kementerian Sosial"), ((string?)expired["kpsExpiredOn"], (string?)expired["with"]));

        var round = await _flow.MakeRoundAsync(CardSteps.Round("KKS", await here.DayAsync(), await here.DayAsync(30), here.Place.Regency));
        var kks = Assert.Single(await _flow.CardsAsync(here.Code, round));
        var made = await CardAsync(code);
        Assert.Equal(("KKS", "made", await here.DayAsync(30), "Putaran KKS"), Short(made));
        Assert.Equal(until, (string?)made["kpsExpiredOn"]);
        await here.RecordAsync(Returned((string)kks["id"]!, await here.DayAsync()));
        var returned = (await _flow.GetAsync($"/tracking/{code}", token: null, ("Accept-Language", "en"))).Expect(HttpStatusCode.OK);
        Assert.Equal(("KKS", "returned", await here.DayAsync(30), "Putaran KKS"), Short(returned.Json["card"]!));
        Assert.Contains("your card waits at the post office", returned.Text, StringComparison.Ordinal);
        Assert.DoesNotContain((string)kks["number"]!, returned.Text, StringComparison.Ordinal);
        Assert.DoesNotContain((string)kks["id"]!, returned.Text, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("rule", "CRD-11")]
    [Trait("rule", "REG-6")]
    public async Task Who_receives_neither_PKH_nor_BPNT_asks_by_a_proposal_and_follows_it_to_the_KKS()
    {
        var place = Place.Next();
        var family = SampleFamily.Of(place.Village, members: 2);
        var (household, citizen) = await _flow.OwnHouseholdAsync(family, "PBI-JKN");
        var (today, code) = (await _flow.TodayAsync(place.Village), await CodeAsync(place.Village, household, citizen));
        Assert.Equal(JTokenType.Null, (await CardAsync(code)).Type);
        await _flow.MakeRoundAsync(CardSteps.Round(from: DeliverySteps.Day(today), until: DeliverySteps.Day(today.PlusDays(1)), regencies: place.Regency));
        Assert.Equal("made", (string?)(await CardAsync(code))["status"]);

        await _flow.AdvanceAsync("P2D");
        var expired = await CardAsync(code);
        Assert.Equal(("KKS", "notReceived", null, null), Short(expired));
        Assert.Contains("PKH atau BPNT lewat usulan", (string)expired["next"]!, StringComparison.Ordinal);

        var proposal = await _flow.ProposeAssistanceAsync(family, citizen, "BPNT");
        var asked = await CardAsync(code);
        Assert.Equal(("asked", "verifying", DeliverySteps.Day((await _flow.TodayAsync(place.Village)).PlusDays(30))), ((string?)asked["status"], (string?)asked["asked"]!["status"], (string?)asked["asked"]!["dueOn"]));
        var own = await CardAsync(await CodeAsync(place.Village, proposal, citizen));
        Assert.Equal(("KKS", "asked"), ((string?)own["kind"], (string?)own["status"]));
        Assert.Contains("lewat usulan ini", (string)own["meaning"]!, StringComparison.Ordinal);

        await _flow.VerifyAndRegisterAsync(place.Village, proposal);
        Assert.Equal(("KKS", "awaited", null, null), Short(await CardAsync(code)));
        today = await _flow.TodayAsync(place.Village);
        await _flow.MakeRoundAsync(CardSteps.Round("KKS", DeliverySteps.Day(today), DeliverySteps.Day(today.PlusDays(30)), place.Regency));
        Assert.Equal(("KKS", "made", DeliverySteps.Day(today.PlusDays(30)), "Putaran KKS"), Short(await CardAsync(code)));
    }

    [Fact]
    [Trait("rule", "REG-8")]
    public async Task Who_moved_sees_the_card_where_it_waits_and_a_list_that_cannot_be_read_keeps_nobody_from_the_rest()
    {
        var here = await host.CardsInAsync(Place.Next(), 1);
        var (code, list) = (await CodeAsync(here.Code, here.Household, here.Citizen), $"cardReturnList-{here.Round}-1");
        await here.ReturnAndHandOverAsync(here.Cards[0]);

        await host.SpoilAsync("registry", here.Code, list);
        Assert.Equal("returned", (string?)(await CardAsync(code))["status"]);
        await host.RepairAsync("registry", here.Code, list);

        await _flow.MoveAsync(here.Code, here.Place.Villages[1], here.Household);
        Assert.Equal(("KPS", "waiting", await here.DayAsync(90), "Putaran KPS"), Short(await CardAsync(code)));
    }

    private static (string? Kind, string? Status, string? Until, string? Round) Short(JToken card) => ((string?)card["kind"], (string?)card["status"], (string?)card["validUntil"], (string?)card["round"]);

    private async Task<string> CodeAsync(string village, string proposal, string citizen) => (await _flow.ProposalAsync(village, proposal, citizen))["trackingCode"]!;

    private async Task<JToken> CardAsync(string code) => (await _flow.GetAsync($"/tracking/{code}")).Expect(HttpStatusCode.OK).Json["card"] ?? JValue.CreateNull();

    private async Task<string> MeaningAsync(string code, Func<Task> after)
    {
        await after();
        return (string)(await _flow.GetAsync($"/tracking/{code}", token: null, ("Accept-Language", "en"))).Expect(HttpStatusCode.OK).Json["card"]!["meaning"]!;
    }
}
