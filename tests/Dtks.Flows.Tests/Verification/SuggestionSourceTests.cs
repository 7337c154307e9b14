using System.Net;
using Dtks.Flows.Tests.Audit;
using Dtks.Flows.Tests.Duplicates;
using Dtks.Flows.Tests.Removals;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Verification;

/// <summary>What the register knows about a line, and from where (REG-4), on a host of its own: from one month to the next.</summary>
public sealed class SuggestionSourceTests : IAsyncLifetime
{
    private readonly FlowHost _host = new();
    private readonly Place _place = Place.Next();

    private Flow Flow => _host.Flow;

    [Fact]
    [Trait("rule", "RAT-6")]
    [Trait("rule", "REG-5")]
    [Trait("rule", "VER-6")]
    public async Task Removals_duplicates_and_last_months_ground_5_are_suggested_with_their_source_until_they_are_taken_back()
    {
        var (first, second, third) = (_place.Villages[0], _place.Villages[1], _place.Villages[2]);
        var regency = await Flow.TokenAsync("regency-officer", _place.Regency);
        var families = new[] { SampleFamily.Of(first, members: 2), SampleFamily.Of(second, members: 2) };
        var households = await Flow.RecipientsAsync(families, "PKH", "PBI-JKN");
        var one = SampleFamily.Of(third);
        var twins = await Flow.AllRegisteredAsync(one, SampleFamily.Of(third).Like(one));
        await Flow.OpenMonthAsync("2026-11");

        // Found on ground 5: the rest of the family follows by itself this month (VER-6).
        await DecideAsync("2026-11", first, (await LinesAsync("2026-11", first)).Number(families[0].Members[1].Name, "PBI-JKN"));
        Assert.All(await LinesAsync("2026-11", first), l => Assert.Null(l["suggestion"]));

        // A removal that is noticed is told to the open sheet, and no more once it is taken back.
        var removal = await Flow.RecordRemovalAsync(second, households[1], regency, RemovalSteps.Removal("deceased", number: null, members: ["02"]));
        await Flow.IdleAsync();
        var told = Assert.Single(await LinesAsync("2026-11", second), l => l["suggestion"] is not null);
        Assert.Equal((families[1].Members[1].Name, "unverified"), ((string)told["name"]!, (string)told["outcome"]!));
        Assert.Equal(("line.removalNoticed", 3, "removal", removal, "2026-11-24"), Said(told));
        Assert.Contains("2026-11-24", (string)told["suggestion"]!["detail"]!, StringComparison.Ordinal);
        (await Flow.PostAsync($"/households/{second}/{households[1]}/removals/{removal}/cancellation", regency, new { reason = "Ternyata masih hidup" })).Expect(HttpStatusCode.OK);
        await Flow.IdleAsync();
        Assert.All(await LinesAsync("2026-11", second), l => Assert.Null(l["suggestion"]));

        // A pair that people found to be one person: the entry that does not stay.
        await Flow.ScanAsync(_place.Regency, regency);
        var pair = Assert.Single(await Flow.DuplicatesAsync(_place.Regency, regency));
        var path = $"/regencies/{_place.Regency}/duplicates/{pair["id"]}";
        (await Flow.PostAsync(path, regency, new { outcome = "same", stays = "first", note = "KTP yang sama" })).Expect(HttpStatusCode.OK);
        await Flow.IdleAsync();
        var leaves = (string)pair["second"]!["household"]!;
        var twin = Assert.Single(await LinesAsync("2026-11", third), l => l["suggestion"] is not null);
        Assert.Equal((leaves, ("line.duplicate", null, "duplicate", (string)pair["id"]!, "2026-11-10")), ((string)twin["household"]!, Said(twin)));
        Assert.Contains(leaves, twins);

        // The next month: ground 5 and 6 are suggested where nothing took the finding back, the pair still, and what was noticed anew.
        await Flow.SetClockAsync(new DateTimeOffset(2026, 11, 26, 3, 0, 0, TimeSpan.Zero));
        var anew = await Flow.RecordRemovalAsync(second, households[1], regency, RemovalSteps.Removal("ineligible", 11, ["01", "02"]));
        await Flow.SetClockAsync(new DateTimeOffset(2026, 11, 30, 17, 5, 30, TimeSpan.Zero));
        await Flow.IdleAsync();
        var december = await LinesAsync("2026-12", first);
        Assert.All(december, l => Assert.Equal(
            (string)l["name"]! == families[0].Members[1].Name ? ("line.stateEmployee", 5, "sheet", "2026-11", null) : ("line.stateEmployeeInFamily", 6, "sheet", "2026-11", null), Said(l)));
        Assert.All(december, l => Assert.Equal("unverified", (string)l["outcome"]!));
        Assert.All(await LinesAsync("2026-12", second), l => Assert.Equal(("line.removalNoticed", 11, "removal", anew, "2026-12-10"), Said(l)));
        Assert.Equal(leaves, (string)Assert.Single(await LinesAsync("2026-12", third), l => l["suggestion"] is not null)["household"]!);

        // In effect, it is what the family itself says; by the same removal.
        await Flow.SetClockAsync(new DateTimeOffset(2026, 12, 10, 17, 0, 30, TimeSpan.Zero));
        await Flow.IdleAsync();
        Assert.All(await LinesAsync("2026-12", second), l => Assert.Equal(("line.recipientRemoved", null, "removal", anew, "2026-12-11"), Said(l)));
        Assert.True((await _host.StoredAsync(second, $"household-{households[1]}")).SelectToken("state.findings") is null or { Type: JTokenType.Null });
    }

    public async Task InitializeAsync()
    {
        await _host.InitializeAsync();
        await Flow.SetClockAsync(new DateTimeOffset(2026, 11, 10, 3, 0, 0, TimeSpan.Zero));
    }

    public Task DisposeAsync() => _host.DisposeAsync();

    private async Task<IReadOnlyList<JToken>> LinesAsync(string period, string village) => await Flow.LinesAsync(period, village, await Flow.TokenAsync("village-officer", village));

    private async Task DecideAsync(string period, string village, int line) =>
        (await Flow.DecideAsync(period, village, await Flow.TokenAsync("village-officer", village), new[] { new { line, outcome = "ineligible", ground = 5 } })).Expect(HttpStatusCode.OK);

    private static (string Code, int? Ground, string Kind, string Id, string? On) Said(JToken line) => line["suggestion"] is not { } said ? default
        : ((string)said["code"]!, (int?)said["ground"], (string)said["source"]!["kind"]!, (string)said["source"]!["id"]!, (string?)said["source"]!["on"]);
}
