using System.Diagnostics;
using System.Globalization;
using Dtks.Benchmarks.Deadlines;
using Dtks.Benchmarks.Delivery;
using Dtks.Platform.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;

namespace Dtks.Benchmarks.Month;

/// <summary>Opens a month over villages as they are, by way of the real handlers and queues, and says what it cost; then makes the same storage requests alone.</summary>
internal sealed class FanoutBenchmark(TextWriter output) : IBenchmark
{
    // With more than these the requests are not kept to be made again.
    private const int MostReplayed = 100_000;

    // Enough for what runs by the thousand to be compiled as it stays: else the opening is measured compiling, and the loop after it is not.
    private const int WarmVillages = 40;

    /// <inheritdoc />
    public string Verb => "fanout";

    /// <inheritdoc />
    public string Usage => "[--villages 100] [--households 240] [--emptied 0] [--warm 1]: opens a month over so many villages, the last of which receive nothing any more; what it costs, and how it compares to a loop that makes the same storage requests. First a few villages are opened unmeasured, unless --warm is 0.";

    /// <inheritdoc />
    public async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        var given = args.Options(("--villages", 100), ("--households", 240), ("--emptied", 0), ("--warm", 1));
        if (given["--warm"] > 0)
        {
            await new FanoutBenchmark(TextWriter.Null).MeasureAsync(WarmVillages, given["--households"], isReplayed: true);
            GC.Collect();
        }

        await MeasureAsync(given["--villages"], given["--households"], given["--emptied"], isReplayed: true);
        return 0;
    }

    /// <summary>Opens a month and says what it came to.</summary>
    /// <param name="villages">Villages.</param>
    /// <param name="households">Households in each.</param>
    /// <param name="emptied">How many of the villages, the last ones, receive nothing any more.</param>
    /// <param name="isReplayed">Whether the same storage requests are made alone after it.</param>
    public async Task<OpenedMonth> MeasureAsync(int villages, int households, int emptied = 0, bool isReplayed = false)
    {
        var data = Directory.CreateTempSubdirectory("dtks-fanout-").FullName;
        try
        {
            return await MeasureAsync(data, villages, households, emptied, isReplayed);
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private async Task<OpenedMonth> MeasureAsync(string data, int villages, int households, int emptied, bool isReplayed)
    {
        var (live, copy) = (Path.Combine(data, "live"), Path.Combine(data, "copy"));
        await SeedAsync(live, villages, households, emptied);
        isReplayed &= villages * (households / 10) <= MostReplayed;
        if (isReplayed)
        {
            MonthSeed.Copy(live, copy);
        }

        var (requests, queues) = (new RequestRecorder(), new QueueRequests());
        OpenedMonth opened;
        await using (var host = await BenchHost.StartAsync(new BenchSetup
        {
            Data = live,
            Clock = MonthSeed.Opening,
            Services = services => services.AddKeyedSingleton<HttpMessageHandler>(OutgoingHttp.Cosmos, requests).AddKeyedSingleton<HttpMessageHandler>(OutgoingHttp.Queues, queues),
        }))
        {
            await host.IdleAsync();
            (requests.IsOn, queues.IsOn) = (isReplayed, true);
            opened = await OpenAsync(host, (requests, queues), villages, households, emptied);
            requests.IsOn = false;
        }

        if (isReplayed)
        {
            var (bare, spent, otherwise) = await BareLoop.RunAsync(copy, requests.Kept, queues.Put);
            await SayAsync($"The same {requests.Kept.Count} requests on the database and {queues.Put.Count} messages alone: {bare.TotalSeconds:0.00} s, {otherwise} answered otherwise; the opening took {opened.Whole / bare:0.00} times as long until all was seen to be idle, {opened.ToLastBatch / bare:0.00} until its last batch, and {opened.Spent.All / spent.All:0.00} times the processor");
        }

        return opened;
    }

    private async Task<OpenedMonth> OpenAsync(BenchHost host, (RequestRecorder Database, QueueRequests Queues) requests, int villages, int households, int emptied)
    {
        var ministry = await host.TokenAsync("ministry-officer", "ID");
        await host.SendAsync("DELETE", "/dev/cosmos/usage", null, null);
        using var memory = new MemoryWatch();
        var (processor, paused, began) = (ProcessorTime.Now(), GC.GetTotalPauseDuration(), Stopwatch.GetTimestamp());
        await host.SendAsync("POST", "/api/cycles", ministry, new JObject { ["period"] = MonthSeed.Month }, withKey: true);
        await host.IdleAsync();
        var took = Stopwatch.GetElapsedTime(began);
        var queues = requests.Queues;
        var (spent, collected, asked, looks) = (ProcessorTime.Now() - processor, GC.GetTotalPauseDuration() - paused, queues.Count, queues.Looks);
        var usage = (await host.SendAsync("GET", "/dev/cosmos/usage", null, null))["lines"]!.Where(l => (string?)l["operation"] != "metadata").ToList();
        var progress = await host.SendAsync("GET", $"/api/cycles/{MonthSeed.Month}", ministry, null);

        var (opened, lines) = ((int)progress["villages"]!["opened"]!, (int)progress["lines"]!["unverified"]!);
        if (opened != villages - emptied || lines != opened * households * MonthRegister.LinesEach)
        {
            throw new InvalidOperationException($"{opened} villages were opened with {lines} lines.");
        }

        var (all, units) = ((double)opened * households, usage.Sum(l => (double)l["requestUnits"]!));
        await SayAsync($"{villages} villages of {households} households ({emptied} of them emptied), {lines} lines: {took.TotalSeconds:0.0} s, {villages / took.TotalSeconds:0.0} villages/s, {all / took.TotalSeconds:0} households/s");
        await SayAsync($"Request units: {units:0} in {usage.Sum(l => (int)l["requests"]!)} requests, {units / villages:0.00} a village, {units / all:0.000} a household");
        await SayAsync($"  {string.Join(", ", usage.Select(l => string.Create(CultureInfo.InvariantCulture, $"{((string)l["container"]!).Split('/')[^1]} {l["operation"]} {l["requests"]} ({l["requestUnits"]:0.0})")))}");
        await SayAsync($"Queue operations: {asked}, {(double)asked / villages:0.00} a village, {asked / all:0.0000} a household; without {looks} looks at empty queues {(asked - looks) / all:0.0000}");
        await SayAsync($"  {queues.Lines()}");
        await SayAsync($"Processor: {spent.All.TotalSeconds / villages:0.000} s a village ({spent.Host.TotalSeconds / villages:0.000} host and database, {spent.Storage.TotalSeconds / villages:0.000} storage); collecting garbage stopped all for {collected.TotalSeconds:0.0} s");
        await SayAsync($"Memory, managed/resident by quarters of the time: {memory.Quarters()}; peak {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MiB");
        return new OpenedMonth(took, Stopwatch.GetElapsedTime(began, requests.Database.LastBatch), spent, collected, units);
    }

    private async Task SeedAsync(string data, int villages, int households, int emptied)
    {
        var began = Stopwatch.GetTimestamp();
        await MonthSeed.WriteAsync(data, villages, households, emptied);
        await SayAsync($"Seeded in {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s");
    }

    private Task SayAsync(FormattableString text) => output.WriteLineAsync(text.ToString(CultureInfo.InvariantCulture));
}
