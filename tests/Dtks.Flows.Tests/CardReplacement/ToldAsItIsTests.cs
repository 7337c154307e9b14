using System.Net;
using Dtks.Domain.Areas;
using Dtks.Domain.Cards;
using Dtks.Domain.Kernel;
using Dtks.Flows.Tests.CardDelivery;
using Dtks.Flows.Tests.CardRounds;
using Dtks.Flows.Tests.Notices;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Registry;
using Newtonsoft.Json.Linq;
using static Dtks.Flows.Tests.CardDelivery.CardVillage;

namespace Dtks.Flows.Tests.CardReplacement;

/// <summary>A family is told of its card what is so by now: of a row that came late, of an objection that was made, and of each card that says something; who was judged well-off has no other of the kind.</summary>
[Collection(CardReplacementCollection.Name)]
public sealed class ToldAsItIsTests(FlowHost host)
{
    private static readonly DateTimeOffset November = new(2026, 11, 10, 3, 0, 0, TimeSpan.Zero);

    private readonly Flow _flow = host.Flow;

    [Fact]
    [Trait("rule", "CRD-1")]
    [Trait("rule", "CRD-5")]
    [Trait("rule", "CRD-10")]
    public async Task A_late_row_of_a_return_is_taken_by_its_day_and_told_as_the_card_stands_by_now()
    {
        await _flow.SetClockAsync(November.AddDays(64));
        var here = await host.CardsInAsync(Place.Next(), 2, days: 20);
        var code = (await _flow.ProposalAsync(here.Code, here.Household, here.Citizen))["trackingCode"]!;
        var made = await here.DayAsync();
        await _flow.AdvanceAsync("P3D");
        await here.ReturnAndHandOverAsync(here.Cards[0]);
        (await here.CircularAsync($"400/{Guid.NewGuid():N}")).Expect(HttpStatusCode.Created);
        var deliberation = await here.DeliberateAsync();
        var skrtm = (await deliberation.ReplaceAsync(new { card = here.Cards[0], household = (await here.WithoutCardAsync(1))[0] })).Replacements();
        await deliberation.FillInAsync(here.Round, skrtm);
        await deliberation.UploadAsync();
        (await deliberation.ConcludeOnCardsAsync(0, 1, 0, 0, 1)).Expect(HttpStatusCode.OK);

        Assert.Equal(["applied returned"], await here.RecordAsync(Returned(here.Cards[0], made, "incompleteAddress")));
        var decided = await ToldAsync(here, "cardReturnedDecided");
        Assert.Contains("another household has one in its place", decided, StringComparison.Ordinal);
        Assert.Contains("the house was empty", decided, StringComparison.Ordinal);
        Assert.Equal("decided", (string?)(await TrackedAsync(code))["status"]);

        await _flow.AdvanceAsync("P18D");
        Assert.Equal(["applied expired"], await here.RecordAsync(Returned(here.Cards[0], await here.DayAsync(-20), "moved")));
        var expired = await ToldAsync(here, "cardReturnedExpired");
        Assert.Contains($"ended on {await here.DayAsync(-1)}", expired, StringComparison.Ordinal);
        Assert.Single(await _flow.MessagesAsync(here.Citizen), m => (string?)m["code"] == "cardReturned");
    }

    [Fact]
    [Trait("rule", "CRD-5")]
    [Trait("rule", "CRD-10")]
    [Trait("rule", "CRD-11")]
    [Trait("rule", "GOV-3")]
    public async Task Who_was_judged_well_off_has_no_other_of_the_kind_while_that_stands_and_sees_what_became_of_each_card()
    {
        await _flow.SetClockAsync(November.AddDays(68));
        var here = await host.CardsInAsync(Place.Next(), 2);
        var code = (await _flow.ProposalAsync(here.Code, here.Household, here.Citizen))["trackingCode"]!;
        await JudgeAsync(here, here.Cards[0], CardBlockReason.WellOff);
        var blocked = await TrackedAsync(code);
        Assert.Equal(("KPS", "blocked", null), ((string?)blocked["kind"], (string?)blocked["status"], (string?)blocked["objection"]));
        Assert.Contains("judged the family well-off", (string)blocked["meaning"]!, StringComparison.Ordinal);
        Assert.Contains("the next round of KKS", (string)blocked["meaning"]!, StringComparison.Ordinal);

        // Up to its last day no other that is valid with it; the day after one is.
        var left = await RoundAsync(here, 0, 200);
        Assert.Empty(await _flow.CardsAsync(here.Code, left));
        var progress = (await _flow.GetAsync($"/card-rounds/{left}?area={here.Code}", await _flow.TokenAsync("auditor", "ID"), ("Accept-Language", "en"))).Expect(HttpStatusCode.OK).Json["progress"]!;
        Assert.Equal(("1", "1", "cardRound.leftOutWellOff", "CRD-5"), ((string?)progress["passedOver"], (string?)progress["leftOut"]!["households"], (string?)progress["leftOut"]!["code"], (string?)progress["leftOut"]!["rule"]));
        Assert.StartsWith("1 household that is entitled has no social protection card (KPS)", (string)progress["leftOut"]!["detail"]!, StringComparison.Ordinal);
        Assert.Equal("1", (string?)(await _flow.RoundAsync(left, "ID"))["progress"]!["leftOut"]!["households"]);
        Assert.Empty(await _flow.CardsAsync(here.Code, await RoundAsync(here, 90, 200)));

        var regency = await _flow.TokenAsync("regency-officer", here.Place.Regency);
        var made = await ObjectAsync(here);
        var open = await TrackedAsync(code);
        Assert.Equal(("open", (string?)(await _flow.GetAsync($"/appeals/{here.Code}/{made}", here.Citizen)).Expect(HttpStatusCode.OK).Json["dueOn"]), ((string?)open["objection"], (string?)open["dueOn"]));
        Assert.StartsWith("An objection to this was made; the social office decides it by", (string)open["next"]!, StringComparison.Ordinal);
        (await _flow.PostAsync($"/appeals/{here.Code}/{made}/decision", regency, new { outcome = "denied", note = "Tetap mampu" })).Expect(HttpStatusCode.OK);
        var denied = await TrackedAsync(code);
        Assert.Equal("denied", (string?)denied["objection"]);
        Assert.Contains("denied", (string)denied["next"]!, StringComparison.Ordinal);
        Assert.Empty(await _flow.CardsAsync(here.Code, await RoundAsync(here, 0, 200)));

        // A KKS is another kind: it goes to who receives PKH, and the KPS that was withdrawn is told beside it.
        var kks = await RoundAsync(here, 0, 200, "KKS");
        Assert.Contains(await _flow.CardsAsync(here.Code, kks), c => (string?)c["household"] == here.Household);
        var both = await TrackedAsync(code);
        Assert.Equal(("KKS", "made"), ((string?)both["kind"], (string?)both["status"]));
        var beside = Assert.Single(both["others"]!);
        Assert.Equal(("KPS", "blocked", "denied"), ((string?)beside["kind"], (string?)beside["status"], (string?)beside["objection"]));
        Assert.DoesNotContain("KKS", (string)beside["meaning"]!, StringComparison.Ordinal);
        Assert.Contains(await _flow.CardsAsync(here.Code, await RoundAsync(here, 91, 200)), c => (string?)c["household"] == here.Household);
        Assert.Equal("made", (string?)Assert.Single((await TrackedAsync(code))["others"]!)["status"]);
    }

    [Fact]
    [Trait("rule", "CRD-5")]
    [Trait("rule", "GOV-3")]
    [Trait("rule", "REG-8")]
    public async Task Well_off_holds_where_the_family_moved_and_not_once_an_objection_was_granted()
    {
        await _flow.SetClockAsync(November.AddDays(72));
        var here = await host.CardsInAsync(Place.Next(), 1, days: 60);
        var there = here.Place.Villages[1];
        var code = (await _flow.ProposalAsync(here.Code, here.Household, here.Citizen))["trackingCode"]!;
        await JudgeAsync(here, here.Cards[0], CardBlockReason.WellOff);
        var made = await ObjectAsync(here);
        await _flow.MoveAsync(here.Code, there, here.Household);
        var left = await RoundAsync(here, 0, 200);
        Assert.Empty(await _flow.CardsAsync(there, left));
        Assert.Equal("1", (string?)(await _flow.RoundAsync(left, there))["progress"]!["leftOut"]!["households"]);

        var regency = await _flow.TokenAsync("regency-officer", here.Place.Regency);
        (await _flow.PostAsync($"/appeals/{here.Code}/{made}/decision", regency, new { outcome = "granted", note = "Tidak mampu" })).Expect(HttpStatusCode.OK);
        await _flow.AdvanceAsync("PT10M");
        await _flow.IdleAsync();
        Assert.Equal("made", (string?)(await TrackedAsync(code))["status"]);
        var anew = (string)Assert.Single(await _flow.CardsAsync(there, here.Round))["id"]!;
        await host.DoAsync(there, here.Round, (anew, new CardCommand.Block(CardBlockReason.Withdrawn, "d-2", new Actor("head-1", Role.VillageHead, AreaCode.Parse(there)))));
        await _flow.IdleAsync();
        Assert.Equal(here.Household, (string)Assert.Single(await _flow.CardsAsync(there, await RoundAsync(here, 0, 200)))["household"]!);
    }

    private static async Task JudgeAsync(CardVillage here, string card, CardBlockReason reason)
    {
        await here.Host.DoAsync(here.Code, here.Round, (card, new CardCommand.Block(reason, "d-1", new Actor("head-1", Role.VillageHead, AreaCode.Parse(here.Code)))));
        await here.Host.Flow.IdleAsync();
    }

    private async Task<string> RoundAsync(CardVillage here, int from, int until, string kind = "KPS") =>
        await _flow.MakeRoundAsync(CardSteps.Round(kind, await here.DayAsync(from), await here.DayAsync(until), here.Place.Regency));

    private async Task<string> ObjectAsync(CardVillage here) => (await _flow.PostAsync(
        "/appeals", here.Citizen, new { about = new { household = here.Household }, kind = "cardWithdrawn", reason = "Tidak mampu", contact = new { phone = "081234567890" } })).Expect(HttpStatusCode.Created)["id"]!;

    private async Task<string> ToldAsync(CardVillage here, string code)
    {
        await _flow.IdleAsync();
        return (string)Assert.Single(await _flow.MessagesAsync(here.Citizen, "en"), m => (string?)m["code"] == code)["text"]!;
    }

    private async Task<JToken> TrackedAsync(string code) => (await _flow.GetAsync($"/tracking/{code}", token: null, ("Accept-Language", "en"))).Expect(HttpStatusCode.OK).Json["card"]!;
}
