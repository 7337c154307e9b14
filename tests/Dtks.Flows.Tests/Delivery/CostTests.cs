using System.Net;
using Dtks.Flows.Tests.Proposals;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Delivery;

/// <summary>What a household of one member costs on its way from intake to the register: held, so that nobody makes it dearer unseen.</summary>
public sealed class CostTests(FlowHost host) : IClassFixture<FlowHost>
{
    // A letter reads its month once, for the policy version by which its determination date is reckoned (RAT-5); and the door asks once whether the same unconfirmed family was proposed before (REG-5).
    // Once it is enrolled, it is looked up whether another body's system subscribed to it or to one of its members: five reads of a request unit.
    private const int MostRequests = 33;
    private const double MostUnits = 174;

    // What a timer costs meanwhile is not the household's: the cheapest of some is told.
    private const int Households = 4;

    private readonly Flow _flow = host.Flow;

    [Fact]
    public async Task From_intake_to_the_register_a_household_costs_no_more_than_it_did()
    {
        var village = Place.Next().Village;
        await OneAsync(village);
        var costs = new List<(int Requests, double Units, string Lines)>();
        for (var household = 0; household < Households; household++)
        {
            costs.Add(await OneAsync(village));
        }

        var (requests, units, lines) = costs.MinBy(cost => cost.Units);
        Assert.True(requests <= MostRequests && units <= MostUnits, $"{requests} requests, {units:0.0} RU: {lines}");
    }

    private async Task<(int Requests, double Units, string Lines)> OneAsync(string village)
    {
        var family = SampleFamily.Of(village);
        await _flow.RegisterPopulationAsync(family);
        var (citizen, officer) = (await _flow.TokenAsync("citizen", village), await _flow.TokenAsync("regency-officer", village[..4]));
        var (regent, ministry) = (await _flow.TokenAsync("regent", village[..4]), await _flow.TokenAsync("ministry-officer", "ID"));
        await _flow.IdleAsync();
        await _flow.SendAsync(HttpMethod.Delete, "/dev/cosmos/usage");
        var id = (await _flow.PostAsync("/proposals", citizen, family.Proposal())).Expect(HttpStatusCode.Created)["id"]!;
        await _flow.IdleAsync();
        (await _flow.VerifyAsync(village, id, officer)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        var letter = (await _flow.SignAsync(village[..4], regent)).Expect(HttpStatusCode.Created)["id"]!;
        await _flow.IdleAsync();
        var review = new { outcome = "conforming", reasons = Array.Empty<string>() };
        (await _flow.PostAsync($"/regencies/{village[..4]}/ratifications/{letter}/review", ministry, review)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        var cost = await CostAsync();
        (await _flow.ProposalAsync(village, id, officer)).ExpectStatus("registered");
        return cost;
    }

    private async Task<(int Requests, double Units, string Lines)> CostAsync()
    {
        var usage = (await _flow.SendAsync(HttpMethod.Get, "/dev/cosmos/usage")).Expect(HttpStatusCode.OK).Json;
        var lines = usage["lines"]!.Where(line => (string?)line["operation"] != "metadata").ToList<JToken>();
        return (
            lines.Sum(line => (int)line["requests"]!),
            lines.Sum(line => (double)line["requestUnits"]!),
            string.Join(", ", lines.Select(line => $"{line["container"]} {line["operation"]} {line["requests"]} ({line["requestUnits"]})")));
    }
}
