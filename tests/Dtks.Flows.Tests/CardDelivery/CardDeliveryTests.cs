using System.Net;
using Dtks.Flows.Tests.Notices;
using Dtks.Flows.Tests.Operations;
using Dtks.Flows.Tests.Removals;
using static Dtks.Flows.Tests.CardDelivery.CardVillage;

namespace Dtks.Flows.Tests.CardDelivery;

/// <summary>PT Pos delivers cards from the field, over a bad line; households hand theirs back, and the TKSK sends them on.</summary>
[Collection("cardDelivery")]
public sealed class CardDeliveryTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    [Trait("rule", "CRD-1")]
    public async Task Rows_are_taken_by_their_own_day_once_and_each_is_refused_alone()
    {
        var here = await host.CardsInAsync(Place.Next("WITA"), 9, days: 4);
        var there = await host.CardsInAsync(here.Place with { Villages = [here.Place.Villages[1]] }, 1);
        await _flow.AdvanceAsync("P2D");
        var (made, today, tomorrow) = (await here.DayAsync(-2), await here.DayAsync(), await here.DayAsync(1));
        await host.SpoilAsync("registry", here.Code, $"card-{here.Cards[8]}");
        object[] rows =
        [
            Delivered(here.Cards[0], made), Returned(here.Cards[1], today), Returned(here.Cards[2], today, "tired"), Returned(here.Cards[2], today, reason: null), Delivered(here.Cards[2], today, companion: null),
            Delivered(there.Cards[0], today), Delivered("x", today), Delivered(here.Cards[2], await here.DayAsync(-3)), Delivered(here.Cards[2], tomorrow), Delivered(here.Cards[8], today),
            Returned(here.Cards[3], today, "moved"), Delivered(here.Cards[3], made),
        ];
        string[] told =
        [
            "applied delivered", "applied returned", "refused card.returnReason CRD-1 /2/reason", "refused card.reasonNeeded CRD-1 /3/reason", "refused card.companionNeeded CRD-1 /4/accompaniedBy",
            "refused card.missing /5/card", "refused card.missing /6/card", "refused card.beforeMade CRD-1 /7/on", "refused date.future CRD-1 /8/on", "refused list.unreadable",
            "applied returned", "applied returned",
        ];

        Assert.Equal(told, await here.RecordAsync(rows));
        Assert.Equal("9 (6 made, 1 delivered, 2 returned)", await here.StandAsync());
        (string, string)[] key = [("Idempotency-Key", "a-line-that-breaks")];
        var first = (await here.SendAsync(rows, headers: key)).Expect(HttpStatusCode.OK);
        Assert.Equal(told, Told(first.Json));
        Assert.Equal(first.Text, (await here.SendAsync(rows, headers: key)).Text);
        Assert.Equal("9 (6 made, 1 delivered, 2 returned)", await here.StandAsync());
        Assert.Equal(["refused card.attemptOtherwise CRD-1 /0/on"], await here.RecordAsync(Returned(here.Cards[1], today, "moved")));

        // Named, a round is the rows' own; a bulk has 1 to 200 rows.
        Assert.Equal(["refused card.otherRound CRD-1 /0/card"], Told((await here.SendAsync([Delivered(here.Cards[2], today)], $"?round={there.Round}")).Expect(HttpStatusCode.OK).Json));
        Assert.Equal(["applied delivered"], Told((await here.SendAsync([Delivered(here.Cards[2], today)], $"?round={here.Round}")).Expect(HttpStatusCode.OK).Json));
        (await here.SendAsync([])).ExpectProblem(HttpStatusCode.BadRequest, "list.size");
        (await here.SendAsync(Enumerable.Repeat(Delivered(here.Cards[2], today), 201))).ExpectProblem(HttpStatusCode.BadRequest, "list.size");
        Assert.Equal(200, (await here.RecordAsync([.. Enumerable.Repeat(Delivered(here.Cards[2], today), 200)])).Count(r => r == "applied delivered"));
        (await _flow.PostAsync($"/villages/{here.Code}/card-deliveries", await _flow.TokenAsync("post-officer", Place.Next().Regency), rows)).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.area", "GOV-2");

        // By the last day of validity, and no later, however late it is recorded.
        await _flow.AdvanceAsync("P4D");
        Assert.Equal(["applied expired", "refused card.expired CRD-10 /1/on"], await here.RecordAsync(Delivered(here.Cards[4], await here.DayAsync(-2)), Delivered(here.Cards[5], await here.DayAsync(-1))));
        (await here.HandBackAsync(here.Cards[0])).ExpectProblem(HttpStatusCode.UnprocessableEntity, "card.expired", "CRD-10");
        Assert.Equal("9 (9 expired)", await here.StandAsync());
    }

    [Fact]
    [Trait("rule", "CRD-1")]
    public async Task Of_two_phones_at_once_the_delivery_of_a_day_stands_and_the_counts_hold()
    {
        var here = await host.CardsInAsync(Place.Next("WIT"), 60);
        var today = await here.DayAsync();

        var both = await Task.WhenAll(here.SendAsync(here.Cards.Select(c => Delivered(c, today))), here.SendAsync(here.Cards.Select(c => Returned(c, today))));

        Assert.All(Told(both[0].Expect(HttpStatusCode.OK).Json), r => Assert.Equal("applied delivered", r));
        Assert.All(Told(both[1].Expect(HttpStatusCode.OK).Json), r => Assert.True(r is "applied returned" || r.StartsWith("refused card.deliveredThatDay CRD-1", StringComparison.Ordinal), r));
        Assert.Equal("60 (60 delivered)", await here.StandAsync());
        Assert.Equal(60, (await here.EventsAsync("dtks.card.delivered.v1")).Count);
    }

    [Fact]
    [Trait("rule", "CRD-3")]
    public async Task What_is_handed_back_counts_once_and_is_sent_on_once_with_the_districts_recap()
    {
        var here = await host.CardsInAsync(Place.Next(), 4);
        var (today, tksk) = (await here.DayAsync(), await _flow.TokenAsync("tksk", here.District));
        await here.RecordAsync(Delivered(here.Cards[0], today), Returned(here.Cards[1], today));

        Assert.Equal("surrendered", (await here.HandBackAsync(here.Cards[0], "Merasa tidak berhak")).Expect(HttpStatusCode.OK)["status"]);
        Assert.Equal(today, (await here.HandBackAsync(here.Cards[0])).Expect(HttpStatusCode.OK)["on"]);
        (await here.HandBackAsync(here.Cards[1])).ExpectProblem(HttpStatusCode.UnprocessableEntity, "card.withPost", "CRD-3");
        (await here.HandBackAsync(new string('0', 32))).Expect(HttpStatusCode.NotFound);
        (await _flow.PostAsync($"/villages/{here.Code}/cards/{here.Cards[2]}/surrender", here.Post, new { })).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.role", "GOV-2");
        Assert.Equal("4 (2 made, 1 returned, 1 surrendered)", await here.StandAsync());
        var told = Assert.Single(await _flow.MessagesAsync(here.Citizen), m => (string?)m["code"] == "cardSurrendered");
        Assert.Contains(today, (string)told["text"]!, StringComparison.Ordinal);
        await _flow.AdvanceAsync("P1D");
        Assert.Equal(["refused card.surrendered CRD-3"], await here.RecordAsync(Delivered(here.Cards[0], await here.DayAsync())));

        object Body(params string[] cards) => new { round = here.Round, cards = cards.Select(card => new { village = here.Code, card }).Append(new { village = Place.Next().Village, card = here.Cards[0] }) };
        (string, string)[] key = [("Idempotency-Key", "one-parcel")];
        var sent = (await _flow.PostAsync($"/districts/{here.District}/card-forwardings", tksk, Body([.. here.Cards]), key)).Expect(HttpStatusCode.OK);
        Assert.Equal(["applied surrendered", .. Enumerable.Range(1, 3).Select(i => $"refused card.notForwardable CRD-3 /{i}/card"), "refused card.missing CRD-3 /4/village"], Told(sent.Json));
        Assert.Equal("refused card.forwardedBefore CRD-3", Told((await _flow.PostAsync($"/districts/{here.District}/card-forwardings", tksk, Body(here.Cards[0]))).Expect(HttpStatusCode.OK).Json)[0]);
        (await _flow.PostAsync($"/districts/{here.District}/card-forwardings", tksk, new { round = "x", cards = new[] { new { village = here.Code, card = here.Cards[0] } } })).ExpectProblem(HttpStatusCode.BadRequest, "cardRound.unknown", "CRD-1");
        await _flow.IdleAsync();
        var list = (await _flow.GetAsync($"/districts/{here.District}/card-forwardings?round={here.Round}", await _flow.TokenAsync("district-head", here.District))).Expect(HttpStatusCode.OK);
        var item = Assert.Single(list.Json["items"]!);
        Assert.Equal((sent["forwarding"], 1, here.Code, 1, 0, 0), ((string)item["id"]!, (int)item["cards"]!, item.Value<string>("village") ?? (string)item["recap"]![0]!["village"]!, (int)item["recap"]![0]!["surrendered"]!, (int)item["recap"]![0]!["withdrawn"]!, (int)item["recap"]![0]!["wellOff"]!));
    }

    [Fact]
    [Trait("rule", "CRD-1")]
    [Trait("rule", "RAT-6")]
    [Trait("rule", "GOV-3")]
    public async Task That_all_members_died_is_put_to_the_regency_and_removes_nobody_and_the_household_is_told()
    {
        var here = await host.CardsInAsync(Place.Next(), 3);
        var (today, officer) = (await here.DayAsync(), await _flow.TokenAsync("regency-officer", here.Place.Regency));
        var path = $"/regencies/{here.Place.Regency}/card-deaths?round={here.Round}";

        await here.RecordAsync(Returned(here.Cards[0], today, "allDeceased"), Returned(here.Cards[1], today, "allDeceased"), Returned(here.Cards[2], today));
        await _flow.IdleAsync();

        Assert.Equal(2, (await _flow.GetAsync(path, officer)).Expect(HttpStatusCode.OK).Json["items"]!.Count());
        Assert.Equal(2, (await _flow.HouseholdAsync(here.Code, here.Household, officer)).Json["members"]!.Count());
        var messages = await _flow.MessagesAsync(here.Citizen);
        Assert.Contains("belum ada yang dihapus", (string)Assert.Single(messages, m => (string?)m["code"] == "cardReturnedDeaths" && (string?)m["about"] == here.Cards[0])["text"]!, StringComparison.Ordinal);
        Assert.All(["rumah kosong", "menunggu di kantor pos"], said => Assert.Contains(said, (string)Assert.Single(messages, m => (string?)m["code"] == "cardReturned")["text"]!, StringComparison.Ordinal));

        // The officer decides, with notice; what was delivered after all is not on the list.
        await _flow.AdvanceAsync("P1D");
        Assert.Equal(["applied delivered"], await here.RecordAsync(Delivered(here.Cards[1], await here.DayAsync())));
        var removal = await _flow.RecordRemovalAsync(here.Code, here.Household, officer, RemovalSteps.Removal("deceased", number: null, source: "Laporan PT Pos, retur kartu"));
        await _flow.IdleAsync();
        var item = Assert.Single((await _flow.GetAsync(path, officer)).Expect(HttpStatusCode.OK).Json["items"]!);
        Assert.Equal((here.Cards[0], here.Household, today, removal, "noticed"), ((string)item["card"]!, (string)item["household"]!, (string)item["on"]!, (string)item["removal"]!["id"]!, (string)item["removal"]!["status"]!));
        Assert.Equal(2, (await here.EventsAsync("dtks.cardDeaths.reported.v1")).Count);
        (await _flow.GetAsync(path, await _flow.TokenAsync("village-head", here.Code))).Expect(HttpStatusCode.Forbidden);
    }
}
