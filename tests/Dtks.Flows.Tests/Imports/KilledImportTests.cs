using System.Globalization;
using System.Net;
using System.Text;
using Dtks.Flows.Tests.Verification;

namespace Dtks.Flows.Tests.Imports;

/// <summary>A host that is killed five times in the middle of an import, and started again.</summary>
public sealed class KilledImportTests : IDisposable
{
    private const int Rows = 260;

    private readonly string _data = Path.Combine(Path.GetTempPath(), $"dtks-kill-{Guid.NewGuid():N}");

    [Fact]
    [Trait("rule", "RAT-2")]
    public async Task After_five_kills_every_row_is_worked_once()
    {
        var village = Place.Next().Village;
        var file = Encoding.UTF8.GetBytes(SampleFile.EveryTenthRight(village, Rows));
        var (id, kills) = (string.Empty, 0);
        for (; kills < 5; kills++)
        {
            await using var host = await HostProcess.StartAsync(_data);
            var officer = await host.Flow.TokenAsync("village-officer", village);
            await SlowDownAsync(host.Flow);
            var before = id.Length == 0 ? 0 : await DoneAsync(host.Flow, village, id, officer);
            id = id.Length > 0 ? id : await host.Flow.SendImportAsync(village, officer, file);

            // First while it is read, then part after part.
            Assert.InRange(await UntilAsync(host.Flow, village, id, officer, atLeast: kills == 0 ? 0 : before + 1), 0, Rows - 1);
            await host.KillAsync();
        }

        await using var last = await HostProcess.StartAsync(_data);
        await last.Flow.AdvanceAsync("PT61S");
        await HoldAsync(last.Flow, village, id);
    }

    public void Dispose()
    {
        if (Directory.Exists(_data))
        {
            Directory.Delete(_data, recursive: true);
        }
    }

    private static async Task HoldAsync(Flow flow, string village, string id)
    {
        var officer = await flow.TokenAsync("village-officer", village);
        var done = await flow.ImportedAsync(village, id, officer);
        Assert.Equal(("done", $"{Rows / 10}", $"{Rows - (Rows / 10)}"), (done["status"], done["accepted"], done["refused"]));
        var results = await flow.ResultsAsync(village, id, officer);
        Assert.Equal(Enumerable.Range(2, Rows), results.Select(r => (int)r["row"]!).Order());
        var proposals = (await flow.GetAsync($"/villages/{village}/proposals?limit=100", officer)).Expect(HttpStatusCode.OK);
        Assert.Equal(
            results.Select(r => (string?)r["proposal"]).OfType<string>().Order(StringComparer.Ordinal), proposals.Json["items"]!.Select(p => p["id"]!.ToString()).Order(StringComparer.Ordinal));
        Assert.Null(proposals["next"]);
    }

    // Each part is one batch; with this the import takes some seconds, so that the kills fall into its middle on any machine.
    private static async Task SlowDownAsync(Flow flow)
    {
        var delay = new { kind = "delay", container = "registry", operation = "batch", delayMilliseconds = 600 };
        Assert.True((int)(await flow.SendAsync(HttpMethod.Post, "/dev/cosmos/faults", body: delay)).Status is >= 200 and < 300);
    }

    private static async Task<int> UntilAsync(Flow flow, string village, string id, string officer, int atLeast)
    {
        var until = TimeProvider.System.GetUtcNow().AddMinutes(3);
        var done = 0;
        while ((done = await DoneAsync(flow, village, id, officer)) < atLeast && TimeProvider.System.GetUtcNow() < until)
        {
        }

        return done;
    }

    private static async Task<int> DoneAsync(Flow flow, string village, string id, string officer) =>
        int.Parse((await flow.ImportedAsync(village, id, officer)).Expect(HttpStatusCode.OK)["done"]!, CultureInfo.InvariantCulture);
}
