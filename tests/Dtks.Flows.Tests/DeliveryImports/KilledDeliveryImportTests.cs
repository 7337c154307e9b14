using System.Globalization;
using Dtks.Flows.Tests.CardDelivery;
using Dtks.Flows.Tests.CardRounds;
using Dtks.Flows.Tests.Verification;
using static Dtks.Flows.Tests.DeliveryImports.DeliveryFileSteps;

namespace Dtks.Flows.Tests.DeliveryImports;

/// <summary>A host that is killed again and again while it works a file of deliveries, and started again: every row is worked once.</summary>
public sealed class KilledDeliveryImportTests : IDisposable
{
    // Four parts, of which every tenth row is of a card; the others are of none.
    private const int Rows = 160;
    private const int Families = 4;

    private static readonly int Kills = int.TryParse(Environment.GetEnvironmentVariable("DTKS_KILLS"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : 2;

    private readonly string _data = Path.Combine(Path.GetTempPath(), $"dtks-deliveries-{Guid.NewGuid():N}");

    [Fact]
    [Trait("rule", "CRD-1")]
    public async Task After_kills_every_row_has_its_result_and_every_attempt_is_recorded_once()
    {
        var place = Place.Next();
        var (id, round, done) = (string.Empty, string.Empty, 0);
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var host = await HostProcess.StartAsync(_data);
            if (round.Length == 0)
            {
                round = await MadeAsync(host.Flow, place);
            }

            var post = await host.Flow.TokenAsync("post-officer", place.Regency);
            await SlowDownAsync(host.Flow);
            id = id.Length > 0 ? id : await host.Flow.SendDeliveriesAsync(place.Village, post, round, await FileAsync(host.Flow, place, round));
            done = await UntilAsync(host.Flow, place, id, post, atLeast: kill == 0 ? 1 : done + 1);
            Assert.InRange(done, 0, Rows - 1);
            await host.KillAsync();
        }

        await using var last = await HostProcess.StartAsync(_data);
        await last.Flow.AdvanceAsync("PT61S");
        await HoldAsync(last.Flow, place, round, id);
    }

    public void Dispose()
    {
        if (Directory.Exists(_data))
        {
            Directory.Delete(_data, recursive: true);
        }
    }

    private static async Task<string> MadeAsync(Flow flow, Place place)
    {
        await flow.SetClockAsync(new DateTimeOffset(2026, 11, 10, 3, 0, 0, TimeSpan.Zero));
        await flow.RecipientsAsync([.. Enumerable.Range(0, Families).Select(_ => SampleFamily.Of(place.Village, members: 2))], "PKH");
        var round = await flow.MakeRoundAsync(CardSteps.Round(regencies: place.Regency));
        await flow.AdvanceAsync("P5D");
        return round;
    }

    // Each card has an attempt on each of four days.
    private static async Task<byte[]> FileAsync(Flow flow, Place place, string round)
    {
        var (numbers, today) = ((await flow.CardsAsync(place.Village, round)).Select(c => (string)c["number"]!).ToList(), await flow.TodayAsync(place.Village));
        Assert.Equal(Families, numbers.Count);
        return File(Enumerable.Range(0, Rows).Select(i => i % 10 == 0
            ? $"{numbers[i / 10 % Families]},{DeliverySteps.Day(today.PlusDays(-(i / 10 / Families)))},Rumah kosong,,"
            : $"12,{DeliverySteps.Day(today)},Rumah kosong,,"));
    }

    private static async Task HoldAsync(Flow flow, Place place, string round, string id)
    {
        var post = await flow.TokenAsync("post-officer", place.Regency);
        var done = await flow.DeliveriesSentAsync(place.Village, id, post);
        Assert.Equal(("done", $"{Rows / 10}", $"{Rows - (Rows / 10)}"), (done["status"], done["accepted"], done["refused"]));
        Assert.Equal(Enumerable.Range(2, Rows), (await flow.DeliveryResultsAsync(place.Village, id, post)).Select(r => (int)r["row"]!));
        Assert.Equal($"{Families} of {Families}", $"{(await flow.RoundAsync(round))["progress"]!["cards"]!["returned"]} of {(await flow.RoundAsync(round))["progress"]!["cards"]!["total"]}");
        foreach (var card in await flow.CardsAsync(place.Village, round))
        {
            var read = (await flow.GetAsync($"/villages/{place.Village}/cards/{card["id"]}", post)).Json;
            Assert.Equal((Rows / 10 / Families, Rows / 10 / Families), (read["attempts"]!.Count(), read["history"]!.Count(h => (string?)h["code"] == "card.returned")));
        }
    }

    // Each part is one batch; with this the import takes some seconds, so that the kills fall into its middle on any machine.
    private static async Task SlowDownAsync(Flow flow)
    {
        var delay = new { kind = "delay", container = "registry", operation = "batch", delayMilliseconds = 600 };
        Assert.True((int)(await flow.SendAsync(HttpMethod.Post, "/dev/cosmos/faults", body: delay)).Status is >= 200 and < 300);
    }

    private static async Task<int> UntilAsync(Flow flow, Place place, string id, string post, int atLeast)
    {
        var until = TimeProvider.System.GetUtcNow().AddMinutes(3);
        int done;
        while ((done = int.Parse((await flow.DeliveriesSentAsync(place.Village, id, post))["done"]!, CultureInfo.InvariantCulture)) < atLeast && TimeProvider.System.GetUtcNow() < until)
        {
        }

        return done;
    }
}
