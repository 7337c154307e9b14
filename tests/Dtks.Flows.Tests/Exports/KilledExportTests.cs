using System.Globalization;
using System.Net;
using Dtks.Flows.Tests.Faults;
using Dtks.Flows.Tests.Imports;
using Dtks.Flows.Tests.Verification;

namespace Dtks.Flows.Tests.Exports;

/// <summary>A host that is killed in the middle of an export, and started again.</summary>
public sealed class KilledExportTests : IDisposable
{
    private const int Rows = 25;
    private const int Kills = 2;
    private static readonly (string, string) Parts = ("Exports:AtOnceRows", "3");

    private readonly string _data = Path.Combine(Path.GetTempPath(), $"dtks-kill-{Guid.NewGuid():N}");

    [Fact]
    [Trait("rule", "GOV-2")]
    public async Task After_two_kills_every_row_is_in_the_file_once()
    {
        var (village, id, written) = (Place.Next().Village, string.Empty, 0);
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var host = await HostProcess.StartAsync(_data, Parts);
            var officer = await host.Flow.TokenAsync("village-officer", village, "officer-who-asks");
            id = kill == 0 ? await BeginAsync(host.Flow, village, officer) : id;
            await SlowDownAsync(host.Flow);

            // Of nine parts at least one more each time, and never all.
            written = await UntilAsync(host.Flow, village, id, officer, written + 1);
            Assert.InRange(written, 1, Rows - 1);
            await host.KillAsync();
        }

        await using var last = await HostProcess.StartAsync(_data, Parts);
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

    private static async Task<string> BeginAsync(Flow flow, string village, string officer)
    {
        var done = await flow.ImportAsync(village, officer, SampleFile.Of(Enumerable.Range(0, Rows).Select(_ => SampleFamily.Of(village))));
        Assert.Equal($"{Rows}", done["accepted"]);
        await SlowDownAsync(flow);
        return (await flow.GetAsync($"/villages/{village}/proposals?format=csv", officer)).Expect(HttpStatusCode.Accepted)["id"]!;
    }

    // Each part is one batch; with this the export takes some seconds, so that the kills fall into its middle on any machine.
    private static Task SlowDownAsync(Flow flow) => flow.FailAsync(new { kind = "delay", container = "registry", operation = "batch", delayMilliseconds = 700 });

    private static async Task<int> UntilAsync(Flow flow, string village, string id, string officer, int atLeast)
    {
        var until = TimeProvider.System.GetUtcNow().AddMinutes(2);
        var written = 0;
        while ((written = await WrittenAsync(flow, village, id, officer)) < atLeast && TimeProvider.System.GetUtcNow() < until)
        {
        }

        return written;
    }

    private static async Task<int> WrittenAsync(Flow flow, string village, string id, string officer) =>
        int.Parse((await flow.GetAsync($"/villages/{village}/exports/{id}", officer)).Expect(HttpStatusCode.OK)["rows"]!, CultureInfo.InvariantCulture);

    private static async Task HoldAsync(Flow flow, string village, string id)
    {
        var officer = await flow.TokenAsync("village-officer", village, "officer-who-asks");
        var done = (await flow.GetAsync($"/villages/{village}/exports/{id}", officer)).Expect(HttpStatusCode.OK);
        Assert.Equal(("done", $"{Rows}", $"{Rows}"), (done["status"], done["rows"], done["total"]));
        var file = (await flow.SendAsync(HttpMethod.Get, new Uri(done["downloadUrl"]!).PathAndQuery)).Expect(HttpStatusCode.OK).Text;
        var listed = (await flow.GetAsync($"/villages/{village}/proposals?limit=100", officer)).Expect(HttpStatusCode.OK).Json["items"]!;
        Assert.Equal(listed.Select(p => p["id"]!.ToString()), file.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')[0]));
    }
}
