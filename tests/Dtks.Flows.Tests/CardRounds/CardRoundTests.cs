using System.Net;
using System.Text;
using Dtks.Domain.Areas;
using Dtks.Domain.Cards;
using Dtks.Domain.Kernel;
using Dtks.Flows.Tests.Verification;
using Newtonsoft.Json.Linq;
using UglyToad.PdfPig;

namespace Dtks.Flows.Tests.CardRounds;

/// <summary>Rounds of cards over HTTP: who has one, what it says, how far a round is, and when it is over.</summary>
public sealed class CardRoundTests(FlowHost host) : IClassFixture<FlowHost>
{
    private static readonly DateTimeOffset November = new(2026, 11, 10, 3, 0, 0, TimeSpan.Zero);

    private readonly Flow _flow = host.Flow;

    [Fact]
    [Trait("rule", "CRD-1")]
    [Trait("rule", "CRD-10")]
    [Trait("rule", "CRD-11")]
    [Trait("rule", "REG-6")]
    public async Task A_round_makes_a_card_for_each_entitled_household_once_and_it_says_what_it_should()
    {
        await _flow.SetClockAsync(November);
        var place = Place.Next("WITA");
        var (family, insured) = (SampleFamily.Of(place.Villages[0], members: 4), SampleFamily.Of(place.Villages[1], members: 2));
        var households = await _flow.RecipientsAsync([family], "PKH");
        await _flow.RecipientsAsync([insured], "PBI-JKN");
        var ministry = await _flow.TokenAsync("ministry-officer", "ID");
        (string, string)[] key = [("Idempotency-Key", $"round-{place.Regency}")];

        var first = (await _flow.PostAsync("/card-rounds", ministry, CardSteps.Round(regencies: place.Regency), key)).Expect(HttpStatusCode.Accepted);
        await _flow.IdleAsync();
        var again = (await _flow.PostAsync("/card-rounds", ministry, CardSteps.Round(regencies: place.Regency), key)).Expect(HttpStatusCode.Accepted);
        string round = first["id"]!;

        Assert.Equal(first.Text, again.Text);
        var nation = await _flow.RoundAsync(round);
        Assert.Equal(("made", "2 of 2, 0 nothing, 0 passed over: 2 (2 made)"), ((string)nation["status"]!, nation["progress"]!.Stand()));
        Assert.Equal(place.Regency[..2], (string)Assert.Single(nation["progress"]!["items"]!)["area"]!);
        var regency = await _flow.RoundAsync(round, place.Regency);
        Assert.Equal("2 of 2, 0 nothing, 0 passed over: 2 (2 made)", regency["progress"]!.Stand());
        Assert.All(regency["progress"]!["items"]!, d => Assert.StartsWith(place.Regency, (string)d["area"]!, StringComparison.Ordinal));

        var item = Assert.Single(await _flow.CardsAsync(family.Village, round));
        Assert.Equal(("made", households[0], family.Head.Name.ToUpperInvariant()), ((string)item["status"]!, (string)item["household"]!, ((string)item["head"]!).ToUpperInvariant()));
        Assert.True(CardNumber.TryParse((string)item["number"]!, out var number));
        Assert.Equal((CardKind.Kps, family.Village, 1), (number.Kind, number.Village.Value, number.Serial));
        await SaysAsync(family, (string)item["id"]!, round);
        await InTheHouseholdsListAsync(family.Village, (string)item["id"]!);

        // A KKS is for PKH and BPNT; a second KPS for nobody who holds one.
        var kks = await _flow.RoundAsync(await _flow.MakeRoundAsync(CardSteps.Round("KKS", regencies: place.Regency)));
        Assert.Equal("2 of 2, 1 nothing, 0 passed over: 1 (1 made)", kks["progress"]!.Stand());
        var second = await _flow.RoundAsync(await _flow.MakeRoundAsync(CardSteps.Round(regencies: place.Regency)));
        Assert.Equal("2 of 2, 0 nothing, 2 passed over: 0 ()", second["progress"]!.Stand());
        await TwiceIsOnceAsync(round, place, nation);
    }

    [Fact]
    [Trait("rule", "CRD-10")]
    public async Task It_expires_when_its_last_day_has_ended_in_its_village_and_is_never_extended()
    {
        await _flow.SetClockAsync(November.AddDays(1));
        var place = Place.Next("WIT");
        await _flow.RecipientsAsync([SampleFamily.Of(place.Village)], "BPNT");
        var round = await _flow.MakeRoundAsync(CardSteps.Round(until: "2026-11-12", regencies: place.Regency));
        var card = (string)Assert.Single(await _flow.CardsAsync(place.Village, round))["id"]!;
        var post = await _flow.TokenAsync("post-officer", place.Regency);

        await _flow.SetClockAsync(new DateTimeOffset(2026, 11, 12, 14, 50, 0, TimeSpan.Zero));
        await _flow.IdleAsync();
        Assert.Equal("made", (string)Assert.Single(await _flow.CardsAsync(place.Village, round, "&status=made"))["status"]!);
        Assert.Equal("1 of 1, 0 nothing, 0 passed over: 1 (1 made)", (await _flow.RoundAsync(round, place.Regency))["progress"]!.Stand());
        Assert.NotEmpty((await _flow.GetAsync($"/villages/{place.Village}/card-sheet?round={round}", post)).Expect(HttpStatusCode.OK).Text);

        await _flow.SetClockAsync(new DateTimeOffset(2026, 11, 12, 15, 0, 0, TimeSpan.Zero));
        await _flow.IdleAsync();
        Assert.Empty(await _flow.CardsAsync(place.Village, round, "&status=made"));
        Assert.Equal("expired", (string)Assert.Single(await _flow.CardsAsync(place.Village, round, "&status=expired"))["status"]!);
        Assert.Equal("expired", (string)(await _flow.GetAsync($"/villages/{place.Village}/cards/{card}", post)).Expect(HttpStatusCode.OK)["status"]!);
        var over = await _flow.RoundAsync(round, place.Regency);
        Assert.Equal(("expired", "1 of 1, 0 nothing, 0 passed over: 1 (1 expired)"), ((string)over["status"]!, over["progress"]!.Stand()));
        (await _flow.GetAsync($"/villages/{place.Village}/card-sheet?round={round}", post)).Expect(HttpStatusCode.NotFound);
        var list = (await _flow.GetAsync("/card-rounds?status=expired&limit=100", post)).Expect(HttpStatusCode.OK);
        Assert.Contains(round, list.Json["items"]!.Select(r => (string)r["id"]!));

        await _flow.SetClockAsync(new DateTimeOffset(2026, 11, 14, 3, 0, 0, TimeSpan.Zero));
        await _flow.IdleAsync();
        var events = (await _flow.SendAsync(HttpMethod.Get, "/dev/events")).Json.Where(e => ((string)e["subject"]!).StartsWith($"card-rounds/{round}", StringComparison.Ordinal));
        Assert.Equal(["dtks.cardRound.started.v1", "dtks.cardRound.villageExpired.v1", "dtks.cardRound.villageMade.v1"], events.Select(e => (string)e["type"]!).Order(StringComparer.Ordinal));
    }

    [Fact]
    [Trait("rule", "CRD-10")]
    [Trait("rule", "GOV-2")]
    public async Task What_is_wrong_with_a_round_is_named_and_who_may_not_is_refused()
    {
        await _flow.SetClockAsync(November.AddDays(5));
        var place = Place.Next();
        var ministry = await _flow.TokenAsync("ministry-officer", "ID");
        Task<Answer> MakeAsync(object round, string? token = null) => _flow.PostAsync("/card-rounds", token ?? ministry, round);

        (await MakeAsync(CardSteps.Round(until: "2026-11-14", regencies: place.Regency))).ExpectProblem(HttpStatusCode.UnprocessableEntity, "cardRound.validity", "CRD-10", "/validUntil");
        (await MakeAsync(CardSteps.Round(regencies: "3399"))).ExpectProblem(HttpStatusCode.BadRequest, "cardRound.regency", pointer: "/regencies/0");
        (await MakeAsync(CardSteps.Round("KIS", regencies: place.Regency))).ExpectProblem(HttpStatusCode.BadRequest, "input.unknownValue", pointer: "/kind");
        (await MakeAsync(CardSteps.Round(regencies: place.Regency), await _flow.TokenAsync("regent", place.Regency))).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.role", "GOV-2");
        var round = await _flow.MakeRoundAsync(CardSteps.Round(until: "2026-11-15", regencies: place.Regency));
        Assert.Equal("made", (string)(await _flow.RoundAsync(round))["status"]!);
        var (officer, other) = (await _flow.TokenAsync("village-officer", place.Village), Place.Next());
        (await _flow.GetAsync($"/card-rounds/{round}?area={other.Regency}", officer)).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.area", "GOV-2");
        (await _flow.GetAsync($"/card-rounds/{round}?area=x", officer)).ExpectProblem(HttpStatusCode.BadRequest, "cardRound.area", pointer: "/area");
        (await _flow.GetAsync($"/card-rounds/{round[..31]}0", officer)).Expect(round.EndsWith('0') ? HttpStatusCode.OK : HttpStatusCode.NotFound);
        (await _flow.GetAsync($"/villages/{place.Village}/cards?round=x", officer)).ExpectProblem(HttpStatusCode.BadRequest, "cardRound.unknown", "CRD-1", "/round");
        (await _flow.GetAsync($"/villages/{place.Village}/cards?round={round}&status=lost", officer)).ExpectProblem(HttpStatusCode.BadRequest, "list.status");
        (await _flow.GetAsync($"/villages/{place.Village}/cards/{round}", officer)).Expect(HttpStatusCode.NotFound);
        (await _flow.GetAsync($"/villages/{other.Village}/cards?round={round}", officer)).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.area", "GOV-2");
        (await _flow.GetAsync("/card-rounds?status=lost", officer)).ExpectProblem(HttpStatusCode.BadRequest, "list.status");
    }

    [Fact]
    [Trait("rule", "CRD-3")]
    [Trait("rule", "CRD-5")]
    [Trait("rule", "CRD-7")]
    [Trait("rule", "CRD-9")]
    public async Task What_becomes_of_cards_is_counted_with_them_and_a_blocked_one_is_held_no_more()
    {
        await _flow.SetClockAsync(November.AddDays(6));
        var place = Place.Next();
        var household = (await _flow.RecipientsAsync([SampleFamily.Of(place.Village)], "PKH"))[0];
        await host.LikeAsync(place.Village, household, 5);
        var round = await _flow.MakeRoundAsync(CardSteps.Round(regencies: place.Regency));
        var cards = (await _flow.CardsAsync(place.Village, round)).Select(c => (string)c["id"]!).ToList();
        var by = new Actor("post-officer-x", Role.PostOfficer, AreaCode.Parse(place.Regency));
        CardCommand Delivered() => new CardCommand.Record(new("delivered", null, "Contoh Satu", "Contoh Dua", "2026-11-16"), by);
        CardCommand Returned() => new CardCommand.Record(new("returned", "emptyHouse", null, null, "2026-11-16"), by);

        await host.DoAsync(place.Village, round, (cards[2], Delivered()));
        await host.DoAsync(place.Village, round, (cards[0], Delivered()), (cards[1], Returned()), (cards[2], new CardCommand.HandBack("Sudah mampu", by)), (cards[3], new CardCommand.Block(CardBlockReason.WellOff, "m-1", by)));
        await host.DoAsync(place.Village, round, (cards[1], new CardCommand.Replace("c-other", by)));
        await _flow.IdleAsync();

        Assert.Equal("1 of 1, 0 nothing, 0 passed over: 6 (2 made, 1 delivered, 1 surrendered, 2 blocked)", (await _flow.RoundAsync(round, place.Regency))["progress"]!.Stand());
        Assert.Equal(["delivered", "blocked", "surrendered", "blocked", "made", "made"], (await _flow.CardsAsync(place.Village, round)).Select(c => (string)c["status"]!));
        Assert.Equal([cards[1], cards[3]], (await _flow.CardsAsync(place.Village, round, "&status=blocked")).Select(c => (string)c["id"]!));
        var next = await _flow.RoundAsync(await _flow.MakeRoundAsync(CardSteps.Round(regencies: place.Regency)));
        Assert.Equal("1 of 1, 0 nothing, 4 passed over: 1 (1 made)", next["progress"]!.Stand());
        Assert.Equal("1", (string?)next["progress"]!["leftOut"]!["households"]);
    }

    private async Task SaysAsync(SampleFamily family, string card, string round)
    {
        var post = await _flow.TokenAsync("post-officer", family.Village[..4]);
        var view = (await _flow.GetAsync($"/villages/{family.Village}/cards/{card}", post)).Expect(HttpStatusCode.OK);
        Assert.Equal((family.FamilyCardNumber, round, "2026-12-31"), (view["familyCardNumber"]!, view["round"]!, view["validUntil"]!));
        Assert.Equal(family.Members.Select(m => m.Name.ToUpperInvariant()), view.Json["members"]!.Prepend(view.Json["spouse"]!).Prepend(view.Json["head"]!).Select(n => ((string)n!).ToUpperInvariant()));
        foreach (var path in new[] { $"cards/{card}/print", $"card-sheet?round={round}" })
        {
            using var pdf = PdfDocument.Open(await host.BytesAsync($"/villages/{family.Village}/{path}", post));
            var text = string.Concat(pdf.GetPages().Select(p => p.Text)).Replace(" ", string.Empty, StringComparison.Ordinal).ToUpperInvariant();
            Assert.All(family.Members, m => Assert.Contains(m.Name.Replace(" ", string.Empty, StringComparison.Ordinal).ToUpperInvariant(), text, StringComparison.Ordinal));
            Assert.Contains(family.FamilyCardNumber, text, StringComparison.Ordinal);
            Assert.Contains(view["number"]!, text, StringComparison.Ordinal);
            Assert.Contains("31DESEMBER2026", text, StringComparison.Ordinal);
            Assert.All(Enumerable.Range(1, 6), n => Assert.Contains($"{n}.K", text.Replace($"{n}.P", $"{n}.K", StringComparison.Ordinal), StringComparison.Ordinal));
        }
    }

    private async Task InTheHouseholdsListAsync(string village, string card)
    {
        var list = (await _flow.GetAsync($"/villages/{village}/households", await _flow.TokenAsync("village-officer", village))).Expect(HttpStatusCode.OK);
        var held = Assert.Single(Assert.Single(list.Json["items"]!)["cards"]!);
        Assert.Equal($"{card} KPS made 2026-12-31", $"{held["id"]} {held["kind"]} {held["status"]} {held["validUntil"]}");
    }

    private async Task TwiceIsOnceAsync(string round, Place place, JToken before)
    {
        Task SendAsync(string queue, string json) => host.SendAsync(queue, Convert.ToBase64String(Encoding.UTF8.GetBytes(json)));
        for (var i = 0; i < 2; i++)
        {
            await SendAsync("card-regencies", $"{{\"round\":\"{round}\",\"regency\":\"{place.Regency}\"}}");
            await SendAsync("card-villages", $"{{\"round\":\"{round}\",\"village\":\"{place.Villages[0]}\",\"more\":[\"{place.Villages[1]}\"]}}");
        }

        await SendAsync("card-villages", $"{{\"round\":\"{round}\",\"village\":\"{place.Villages[2]}\"}}");
        await _flow.FireAsync("SweepCardRounds");
        await _flow.IdleAsync();
        Assert.Equal(before.ToString(), (await _flow.RoundAsync(round)).ToString());
        Assert.Single(await _flow.CardsAsync(place.Villages[0], round));
    }
}
