using System.Globalization;
using System.Net;
using Dtks.Flows.Tests.Verification;

namespace Dtks.Flows.Tests.CardRounds;

/// <summary>A host that is killed again and again while it makes a round's cards, and started again: each household has one card, and each number is given once.</summary>
public sealed class KilledCardsTests : IDisposable
{
    private const int Villages = 12;

    // More of them where one asks for it: the same end, however often.
    private static readonly int Kills = int.TryParse(Environment.GetEnvironmentVariable("DTKS_KILLS"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : 2;

    private readonly string _data = Path.Combine(Path.GetTempPath(), $"dtks-cards-{Guid.NewGuid():N}");

    [Fact]
    [Trait("rule", "CRD-1")]
    public async Task After_kills_each_household_has_one_card_and_all_are_counted_once()
    {
        var place = Place.Next(villages: Villages);
        var families = place.Villages.Take(Villages).Select(village => SampleFamily.Of(village, members: 2)).ToList();
        string round;
        int made;
        var first = await HostProcess.StartAsync(_data);
        await using (first)
        {
            await first.Flow.SetClockAsync(new DateTimeOffset(2026, 11, 10, 3, 0, 0, TimeSpan.Zero));
            await first.Flow.RecipientsAsync(families, "PKH");
            await SlowDownAsync(first.Flow);
            round = (await first.Flow.PostAsync("/card-rounds", await first.Flow.TokenAsync("ministry-officer", "ID"), CardSteps.Round(regencies: place.Regency))).Expect(HttpStatusCode.Accepted)["id"]!;
            made = await MadeAsync(first.Flow, place, round, 1);
            await first.KillAsync();
        }

        for (var kill = 1; kill < Kills; kill++)
        {
            await using var again = await HostProcess.StartAsync(_data);
            await SlowDownAsync(again.Flow);
            made = await MadeAsync(again.Flow, place, round, Math.Min(Villages, made + 1));
            await again.KillAsync();
        }

        await using var last = await HostProcess.StartAsync(_data);
        await last.Flow.AdvanceAsync("PT11M");
        await last.Flow.FireAsync("SweepCardRounds");
        await last.Flow.IdleAsync();
        var counted = await last.Flow.RoundAsync(round);
        Assert.Equal(("made", $"{Villages} of {Villages}, 0 nothing, 0 passed over: {Villages} ({Villages} made)"), ((string)counted["status"]!, counted["progress"]!.Stand()));
        foreach (var family in families)
        {
            Assert.EndsWith("0001", ((string)Assert.Single(await last.Flow.CardsAsync(family.Village, round))["number"]!)[..18], StringComparison.Ordinal);
        }
    }

    public void Dispose()
    {
        if (Directory.Exists(_data))
        {
            Directory.Delete(_data, recursive: true);
        }
    }

    // Each village is one batch; with this the making takes some seconds, so that a kill falls into its middle on any machine.
    private static async Task SlowDownAsync(Flow flow)
    {
        var delay = new { kind = "delay", container = "registry", operation = "batch", delayMilliseconds = 1500 };
        Assert.True((int)(await flow.SendAsync(HttpMethod.Post, "/dev/cosmos/faults", body: delay)).Status is >= 200 and < 300);
    }

    /// <summary>Asks until so many villages have their cards, and says how many have.</summary>
    private static async Task<int> MadeAsync(Flow flow, Place place, string round, int atLeast)
    {
        var auditor = await flow.TokenAsync("auditor", "ID");
        var until = TimeProvider.System.GetUtcNow().AddMinutes(2);
        int made;
        do
        {
            // All at once: each look at cards is audited, and slow as a batch is.
            var looked = await Task.WhenAll(place.Villages.Take(Villages).Select(village => flow.GetAsync($"/villages/{village}/cards?round={round}", auditor)));
            made = looked.Count(answer => answer.Expect(HttpStatusCode.OK).Json["items"]!.Any());
        }
        while (made < atLeast && TimeProvider.System.GetUtcNow() < until);

        return made;
    }
}
