using System.Net;
using Dtks.Flows.Tests.Deliberations;
using Dtks.Flows.Tests.Registry;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Verification;

/// <summary>What a deliberation terminated is taken up by the month's sheet (MUS-2).</summary>
[Collection("open month")]
[Trait("rule", "MUS-2")]
public sealed class TerminationTests(OpenMonth month)
{
    private readonly Flow _flow = month.Flow;

    [Fact]
    [Trait("rule", "VER-2")]
    [Trait("rule", "VER-5")]
    public async Task Lines_that_nobody_decided_yet_are_told_the_ground_and_the_deliberation()
    {
        var village = await month.NextAsync();
        var decided = new[] { new { line = 1, outcome = "eligible" } };
        (await _flow.DecideAsync(OpenMonth.Period, village.Code, village.Officer, decided)).Expect(HttpStatusCode.OK);
        var deliberation = await DeliberationFlow.OpenAsync(_flow, village.Code);
        (await deliberation.PutAsync(new[] { new { household = village.Household, decision = "terminate", ground = 13, note = "Pendapatan naik" } })).Expect(HttpStatusCode.OK);
        await deliberation.UploadAsync();
        Assert.All(await LinesAsync(village), l => Assert.Null(l["suggestion"]));

        (await deliberation.ConcludeAsync(0, terminations: 1)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();

        var lines = await LinesAsync(village);
        Assert.Null(lines[0]["suggestion"]);
        Assert.Equal("eligible", (string?)lines[0]["outcome"]);
        Assert.All(lines.Skip(1), l => Assert.Equal(
            ("line.terminationProposed", 13, deliberation.Id, "unverified"),
            ((string)l["suggestion"]!["code"]!, (int)l["suggestion"]!["ground"]!, (string)l["suggestion"]!["deliberation"]!, (string)l["outcome"]!)));
        Assert.Contains("upah minimum", (string)lines[1]["suggestion"]!["detail"]!, StringComparison.Ordinal);
        var regency = await _flow.LinesAsync(OpenMonth.Period, village.Code, await _flow.TokenAsync("regency-officer", village.Code[..4]));
        Assert.Equal(5, regency.Count(l => l["suggestion"] is not null));
    }

    private Task<IReadOnlyList<JToken>> LinesAsync(SheetVillage village) => _flow.LinesAsync(OpenMonth.Period, village.Code, village.Officer);
}
