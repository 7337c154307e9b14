using System.Globalization;
using System.Net;
using Dtks.Flows.Tests.Verification;

namespace Dtks.Flows.Tests.ServiceDesk;

/// <summary>A host that is killed while it enters a village's newer data: nobody of both is lost meanwhile, and every person stands there once in the end.</summary>
public sealed class KilledPovertyImportTests : IDisposable
{
    // Four parts of eighty.
    private const int Rows = 320;

    private readonly string _data = Path.Combine(Path.GetTempPath(), $"dtks-poverty-{Guid.NewGuid():N}");

    [Fact]
    [Trait("rule", "SVC-3")]
    public async Task After_a_kill_the_newer_data_are_entered_once_and_the_older_ones_stand_until_then()
    {
        var village = Place.Next().Village;
        string id;
        await using (var host = await HostProcess.StartAsync(_data))
        {
            var data = await new HelpSteps(host.Flow, village).SectionAsync("data");
            Assert.Equal("done 2 0", await host.Flow.EnteredAsync(village, data, "2026-01-10", PovertySteps.File(Row(village, 0), Row(village, Rows))));
            await SlowDownAsync(host.Flow);
            id = await host.Flow.SendPovertyAsync(village, data, "2026-02-10", PovertySteps.File(Enumerable.Range(0, Rows).Select(i => Row(village, i))));
            Assert.InRange(await UntilAsync(host.Flow, village, id, data), 1, Rows - 1);
            Assert.StartsWith("2026-01-10 2 / 2026-02-10", await host.Flow.PovertyDataAsync(village, data), StringComparison.Ordinal);
            await host.KillAsync();
        }

        await using var last = await HostProcess.StartAsync(_data);
        await last.Flow.AdvanceAsync("PT61S");
        await last.Flow.IdleAsync();
        var by = await new HelpSteps(last.Flow, village).SectionAsync("data");
        var done = (await last.Flow.GetAsync($"{PovertySteps.PathOf(village)}/{id}", by)).Expect(HttpStatusCode.OK);
        Assert.Equal(("done", $"{Rows}", "0"), (done["status"], done["accepted"], done["refused"]));
        Assert.Equal($"2026-02-10 {Rows} / -", await last.Flow.PovertyDataAsync(village, by));
    }

    public void Dispose()
    {
        if (Directory.Exists(_data))
        {
            Directory.Delete(_data, recursive: true);
        }
    }

    private static string Row(string village, int i) => $"{village[..6]}170580{i:0000},{village[..6]}120120{i:0000},Nama CONTOH,1980-05-17,,,,";

    private static async Task SlowDownAsync(Flow flow)
    {
        var delay = new { kind = "delay", container = "registry", operation = "batch", delayMilliseconds = 600 };
        Assert.True((int)(await flow.SendAsync(HttpMethod.Post, "/dev/cosmos/faults", body: delay)).Status is >= 200 and < 300);
    }

    private static async Task<int> UntilAsync(Flow flow, string village, string id, string by)
    {
        var until = TimeProvider.System.GetUtcNow().AddMinutes(2);
        int done;
        while ((done = int.Parse((await flow.GetAsync($"{PovertySteps.PathOf(village)}/{id}", by))["done"]!, CultureInfo.InvariantCulture)) < 1 && TimeProvider.System.GetUtcNow() < until)
        {
        }

        return done;
    }
}
