using System.Net;

namespace Dtks.Flows.Tests.Verification;

/// <summary>A village whose sheet takes many pages and more than one batch, on a host of its own: connections break while it is made, and
/// it is
/// asked for more than once at a time.</summary>
public sealed class LargeSheetTests : IAsyncLifetime
{
    private const int Families = 66;
    private const int Members = 30;
    private const int LinesEach = Members + 2;
    private const int Rows = 500;

    private readonly FlowHost _host = new();
    private readonly Place _place = Place.Next();

    private Flow Flow => _host.Flow;

    [Fact]
    [Trait("rule", "VER-2")]
    public async Task No_line_is_lost_or_doubled_and_decisions_reach_every_page()
    {
        var families = Enumerable.Range(0, Families).Select(_ => SampleFamily.Of(_place.Village, Members)).ToList();
        var households = await Flow.RecipientsAsync(families);
        await BreakAsync("dropAfter");
        await BreakAsync("dropBefore");
        var sweeps = Enumerable.Range(0, 3).Select(_ => Flow.SendAsync(HttpMethod.Post, "/dev/timers/SweepCycles"));
        var opening = Flow.OpenMonthAsync(OpenMonth.Period);
        await Task.WhenAll(sweeps);
        (await opening).Expect(HttpStatusCode.Created);
        await Flow.FireAsync("SweepCycles");

        var officer = await Flow.TokenAsync("village-officer", _place.Village);
        var lines = await Flow.LinesAsync(OpenMonth.Period, _place.Village, officer);
        Assert.Equal(Enumerable.Range(1, Families * LinesEach), lines.Select(l => (int)l["line"]!));
        Assert.Equal(households.Order(StringComparer.Ordinal), lines.Select(l => (string)l["household"]!).Distinct());
        Assert.All(lines.GroupBy(l => (string)l["household"]!), household => Assert.Equal(Expected(families[IndexOf(households, household.Key)]), Names(household)));

        var chosen = lines.Where(l => (string)l["programme"]! == "PBI-JKN").Select(l => (int)l["line"]!).Chunk(3).Select(some => some[0]).Take(Rows).ToList();
        var answer = (await Flow.DecideAsync(OpenMonth.Period, _place.Village, officer, chosen.Select(line => new { line, outcome = "eligible" }))).Expect(HttpStatusCode.OK);

        Assert.Equal(chosen, answer.Json["results"]!.Select(r => (int)r["line"]!));
        Assert.All(answer.Json["results"]!, result => Assert.Equal("applied eligible", $"{result["status"]} {result["outcome"]}"));
        var after = await Flow.LinesAsync(OpenMonth.Period, _place.Village, officer, limit: 37);
        Assert.Equal(chosen, after.Where(l => (string)l["outcome"]! == "eligible").Select(l => (int)l["line"]!));
        var progress = await Flow.ProgressAsync(OpenMonth.Period, _place.Regency);
        Assert.Equal($"1 {Rows} {(Families * LinesEach) - Rows}", $"{progress["villages.opened"]} {progress["lines.eligible"]} {progress["lines.unverified"]}");
    }

    public async Task InitializeAsync()
    {
        await _host.InitializeAsync();
        await Flow.SetClockAsync(new DateTimeOffset(2026, 11, 10, 3, 0, 0, TimeSpan.Zero));
    }

    public Task DisposeAsync() => _host.DisposeAsync();

    private async Task BreakAsync(string kind)
    {
        var fault = new { kind, container = "registry", operation = "batch", count = 1 };
        Assert.True((int)(await Flow.SendAsync(HttpMethod.Post, "/dev/cosmos/faults", body: fault)).Status is >= 200 and < 300);
    }

    private static int IndexOf(IReadOnlyList<string> households, string household) => households.ToList().IndexOf(household);

    private static IEnumerable<string> Expected(SampleFamily family) =>
        family.Members.Select(m => $"PBI-JKN {m.Name}").Append($"PKH {family.Head.Name}").Append($"BPNT {family.Head.Name}").Order(StringComparer.Ordinal);

    private static IEnumerable<string> Names(IEnumerable<Newtonsoft.Json.Linq.JToken> lines) =>
        lines.Select(l => $"{l["programme"]} {l["name"]}").Order(StringComparer.Ordinal);
}
