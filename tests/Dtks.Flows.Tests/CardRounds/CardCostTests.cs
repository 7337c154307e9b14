using System.Net;
using Dtks.Flows.Tests.Verification;
using Xunit.Abstractions;

namespace Dtks.Flows.Tests.CardRounds;

/// <summary>What a card costs to make: held, so that nobody makes it dearer unseen.</summary>
public sealed class CardCostTests(FlowHost host, ITestOutputHelper output) : IClassFixture<FlowHost>
{
    private const int Households = 200;
    private const double MostUnits = 9;
    private const double MostUnitsOfNothing = 25;

    private readonly Flow _flow = host.Flow;

    [Fact]
    [Trait("rule", "CRD-10")]
    public async Task A_card_costs_at_most_nine_request_units_and_a_village_without_any_next_to_nothing()
    {
        await _flow.SetClockAsync(new DateTimeOffset(2026, 11, 10, 3, 0, 0, TimeSpan.Zero));
        var place = Place.Next();
        var household = (await _flow.RecipientsAsync([SampleFamily.Of(place.Village, members: 4)], "PKH", "BPNT"))[0];
        await host.LikeAsync(place.Village, household, Households - 1);
        var poor = Place.Next();
        await _flow.RecipientsAsync([SampleFamily.Of(poor.Village, members: 2)], "PBI-JKN");

        // Of a village without cards: what it costs more than a regency without villages.
        var (cards, lines) = await CostAsync("KKS", place);
        var (round, _) = await CostAsync("KKS", Place.Next());
        var (nothing, again) = await CostAsync("KKS", poor);

        Assert.True(cards / Households <= MostUnits, $"{cards / Households:0.00} RU a card: {lines}");
        Assert.True(nothing - round <= MostUnitsOfNothing, $"{round:0} and {again}");
        output.WriteLine($"{cards / Households:0.00} RU a card: {lines}; {nothing - round:0} more where nobody has one: {again}");
    }

    private async Task<(double Units, string Lines)> CostAsync(string kind, Place place)
    {
        await _flow.IdleAsync();
        await _flow.SendAsync(HttpMethod.Delete, "/dev/cosmos/usage");
        await _flow.MakeRoundAsync(CardSteps.Round(kind, regencies: place.Regency));
        var usage = (await _flow.SendAsync(HttpMethod.Get, "/dev/cosmos/usage")).Expect(HttpStatusCode.OK).Json["lines"]!.Where(line => (string?)line["operation"] != "metadata").ToList();
        var units = usage.Sum(line => (double)line["requestUnits"]!);
        return (units, $"{units:0} RU: {string.Join(", ", usage.Select(line => $"{line["container"]} {line["operation"]} {line["requests"]} ({line["requestUnits"]})"))}");
    }
}
