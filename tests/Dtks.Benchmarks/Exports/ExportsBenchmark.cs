using System.Diagnostics;
using System.Globalization;
using Dtks.Benchmarks.Deadlines;
using Dtks.Benchmarks.Delivery;
using Dtks.Benchmarks.Letters;

namespace Dtks.Benchmarks.Exports;

/// <summary>A village's list written and fetched in the background, at two lengths in one run: managed memory must not follow the length.</summary>
internal sealed class ExportsBenchmark(TextWriter output) : IBenchmark
{
    private const string Short = "3306162006";
    private const string Long = "3306162007";
    private const double MiB = 1024 * 1024;
    private const int BufferCharacters = 16 * 1024;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    /// <inheritdoc />
    public string Verb => "exports";

    /// <inheritdoc />
    public string Usage => "[rows]: a village's list exported in the background, at a tenth of the rows and at all, with the memory meanwhile.";

    /// <inheritdoc />
    public async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        await RunAsync(args.NumberOr(40_000));
        return 0;
    }

    /// <summary>Runs it for a tenth of the rows, and for all.</summary>
    public async Task RunAsync(int rows)
    {
        await using var host = await BenchHost.StartAsync();
        foreach (var (village, first, count) in new[] { (Short, 0, rows / 10), (Long, rows, rows) })
        {
            await new SeededProposals(host.Services, village).SeedAsync(first, count, eligible: false, claimed: false);
            await host.BetweenTimersAsync();
            await ExportAsync(host, village);
        }
    }

    private async Task ExportAsync(BenchHost host, string village)
    {
        var officer = await host.TokenAsync("village-officer", village);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var live = new LiveMemory();
        using var memory = new MemoryWatch();
        var watch = Stopwatch.StartNew();
        var export = await host.SendAsync("GET", $"/api/villages/{village}/proposals?format=csv", officer, null);
        while ((string?)export["status"] != "done")
        {
            await Task.Delay(Look);
            export = await host.SendAsync("GET", $"/api/villages/{village}/exports/{export["id"]}", officer, null);
        }

        var written = watch.Elapsed;
        var (lines, distinct, bytes) = await FetchAsync(export["downloadUrl"]!.ToString());
        var quarters = memory.Quarters();
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{export["rows"]} rows: written in {written.TotalSeconds:0.0} s, fetched in {(watch.Elapsed - written).TotalSeconds:0.0} s ({lines} lines, {distinct} proposals, {bytes / MiB:0.0} MiB); alive after collections: {before / MiB:0} MiB before, {live.Most / MiB:0} MiB at most meanwhile; by quarters of the time with what was not collected (managed/resident): {quarters}"));
    }

    private static async Task<(int Lines, int Distinct, long Bytes)> FetchAsync(string url)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromMinutes(5) };
        using var reader = new StreamReader(await http.GetStreamAsync(new Uri(url)), bufferSize: BufferCharacters);
        var (lines, bytes, seen) = (0, 0L, new HashSet<ulong>());
        while (await reader.ReadLineAsync() is { } line)
        {
            bytes += line.Length + 2;
            lines++;
            seen.Add(ulong.TryParse(line.AsSpan(0, Math.Min(line.Length, 32))[^Math.Min(line.Length, 16)..], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var id) ? id : 0);
        }

        return (lines, seen.Count, bytes);
    }

    // What is alive: looked at after a full collection every half second.
    private sealed class LiveMemory : IDisposable
    {
        private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);
        private readonly Timer _timer;
        private long _most;

        public LiveMemory() => _timer = new Timer(_ => _most = Math.Max(_most, GC.GetTotalMemory(forceFullCollection: true)), null, TimeSpan.Zero, Every);

        public long Most => _most;

        public void Dispose() => _timer.Dispose();
    }
}
