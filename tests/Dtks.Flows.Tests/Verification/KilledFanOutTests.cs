using System.Globalization;
using System.Net;

namespace Dtks.Flows.Tests.Verification;

/// <summary>A host that is killed in the middle of opening a month over fifty villages, and started again.</summary>
public sealed class KilledFanOutTests : IDisposable
{
    private const int Villages = 50;
    private const int LinesEach = 5;

    private static readonly DateTimeOffset November = new(2026, 11, 10, 3, 0, 0, TimeSpan.Zero);

    private readonly string _data = Path.Combine(Path.GetTempPath(), $"dtks-kill-{Guid.NewGuid():N}");

    [Theory]
    [Trait("rule", "VER-1")]
    [InlineData(0)]
    [InlineData(5)]
    public async Task After_a_kill_the_month_completes_and_no_line_is_lost_or_doubled(int opened)
    {
        var place = PlaceOf(Villages);
        var families = place.Villages.Take(Villages).Select(village => SampleFamily.Of(village, members: 3)).ToList();
        await using (var first = await HostProcess.StartAsync(_data))
        {
            await first.Flow.SetClockAsync(November);
            await first.Flow.RecipientsAsync(families);
            await SlowDownAsync(first.Flow);
            var ministry = await first.Flow.TokenAsync("ministry-officer", "ID");
            (await first.Flow.PostAsync("/cycles", ministry, new { period = OpenMonth.Period })).Expect(HttpStatusCode.Created);
            Assert.InRange(await OpenedAsync(first.Flow, place.Regency, opened), opened, Villages - 1);
            await first.KillAsync();
        }

        await using var second = await HostProcess.StartAsync(_data);
        await second.Flow.AdvanceAsync("PT61S");
        await HoldAsync(second.Flow, place, families);
    }

    private static async Task HoldAsync(Flow flow, Place place, List<SampleFamily> families)
    {
        var progress = await flow.ProgressAsync(OpenMonth.Period, place.Regency);
        Assert.Equal("open", progress["status"]);
        Assert.Equal($"{Villages} {Villages} {Villages * LinesEach}", $"{progress["villages.total"]} {progress["villages.opened"]} {progress["lines.unverified"]}");
        var auditor = await flow.TokenAsync("auditor", "ID");
        foreach (var family in families)
        {
            var answer = (await flow.GetAsync($"/cycles/{OpenMonth.Period}/villages/{family.Village}/lines", auditor)).Expect(HttpStatusCode.OK);
            var lines = answer.Json["items"]!.ToList();
            Assert.Equal(Enumerable.Range(1, LinesEach), lines.Select(l => (int)l["line"]!));
            Assert.Equal(Expected(family), lines.Select(l => $"{l["programme"]} {l["name"]}").Order(StringComparer.Ordinal));
            Assert.Equal("\"1\"", answer.ETag);
        }
    }

    private static IEnumerable<string> Expected(SampleFamily family) =>
        family.Members.Select(m => $"PBI-JKN {m.Name}").Append($"PKH {family.Head.Name}").Append($"BPNT {family.Head.Name}").Order(StringComparer.Ordinal);

    // Each village's sheet is one batch; with this the opening takes some seconds, so that the kill falls into its middle on any machine.
    private static async Task SlowDownAsync(Flow flow)
    {
        var delay = new { kind = "delay", container = "registry", operation = "batch", delayMilliseconds = 1500 };
        Assert.True((int)(await flow.SendAsync(HttpMethod.Post, "/dev/cosmos/faults", body: delay)).Status is >= 200 and < 300);
    }

    /// <summary>Asks until so many villages are open, and says how many they are.</summary>
    private static async Task<int> OpenedAsync(Flow flow, string regency, int atLeast)
    {
        var auditor = await flow.TokenAsync("auditor", "ID");
        var until = TimeProvider.System.GetUtcNow().AddMinutes(3);
        var opened = 0;
        while (opened < atLeast && TimeProvider.System.GetUtcNow() < until)
        {
            var answer = await flow.GetAsync($"/cycles/{OpenMonth.Period}/regencies/{regency}", auditor);
            opened = int.Parse(answer.Expect(HttpStatusCode.OK)["villages.opened"]!, CultureInfo.InvariantCulture);
        }

        return opened;
    }

    private static Place PlaceOf(int villages)
    {
        var place = Place.Next(villages: Villages);
        while (place.Villages.Count < villages)
        {
            place = Place.Next(villages: Villages);
        }

        return place;
    }

    public void Dispose()
    {
        if (Directory.Exists(_data))
        {
            Directory.Delete(_data, recursive: true);
        }
    }
}
