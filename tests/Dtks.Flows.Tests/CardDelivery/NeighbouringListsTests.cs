using System.Net;
using Dtks.Flows.Tests.CardRounds;
using Dtks.Flows.Tests.Removals;

namespace Dtks.Flows.Tests.CardDelivery;

/// <summary>Villages of one round and district whose lists of returns are handed over on the same day: what falls due in one stands in no other's place.</summary>
[Collection("cardDelivery")]
[Trait("rule", "CRD-4")]
public sealed class NeighbouringListsTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    public async Task Each_is_reminded_and_told_late_and_reached_by_the_circular()
    {
        var villages = await VillagesAsync();
        foreach (var village in villages)
        {
            await village.ReturnAndHandOverAsync(village.Cards[0]);
        }

        (await villages[0].CircularAsync("400.9/8")).Expect(HttpStatusCode.Created);
        await villages[0].ArriveAsync();
        var arrived = await Task.WhenAll(villages.Select(async v => (await v.ReturnsAsync())["lists[0].circular.number"]));
        foreach (var days in new[] { "P8D", "P5D", "P3D" })
        {
            await _flow.AdvanceAsync(days);
        }

        Assert.All(arrived, number => Assert.Equal("400.9/8", number));
        foreach (var village in villages)
        {
            Assert.Equal([8, 13], (await village.EventsAsync("dtks.cardList.reminded.v1")).Select(e => (int)e["data"]!["day"]!).Order());
            Assert.Single(await village.EventsAsync("dtks.cardList.overdue.v1"));
        }
    }

    private async Task<CardVillage[]> VillagesAsync()
    {
        var place = Place.Next(villages: 6);
        var same = place.Villages.GroupBy(v => v[..6]).First(g => g.Count() >= 2).Take(2).ToList();
        var families = new List<(string Household, string Citizen)>();
        foreach (var village in same)
        {
            families.Add(await _flow.OwnHouseholdAsync(SampleFamily.Of(village, members: 1), "PKH"));
        }

        var today = await _flow.TodayAsync(place.Village);
        var round = await _flow.MakeRoundAsync(CardSteps.Round(from: DeliverySteps.Day(today), until: DeliverySteps.Day(today.PlusDays(90)), regencies: place.Regency));
        var post = await _flow.TokenAsync("post-officer", place.Regency);
        return await Task.WhenAll(same.Zip(families).Select(async v =>
            new CardVillage(host, place with { Villages = [v.First] }, round, [.. (await _flow.CardsAsync(v.First, round)).Select(c => (string)c["id"]!)], v.Second.Household, v.Second.Citizen, post)));
    }
}
