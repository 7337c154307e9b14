using System.Diagnostics;
using System.Globalization;
using Dtks.Benchmarks.Deadlines;
using Dtks.Benchmarks.Delivery;
using Dtks.Platform.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Benchmarks.Month;

/// <summary>A month from its opening to the regent, over villages as they are and HTTP, and what each phase cost; then the same storage requests alone.</summary>
internal sealed class VerifyBenchmark(TextWriter output) : IBenchmark
{
    // With more than these the requests are not kept to be made again.
    private const int All = 8;
    private const int MostReplayed = 50_000;

    /// <inheritdoc />
    public string Verb => "verify";

    /// <inheritdoc />
    public string Usage => "[--villages 100] [--households 240] [--ineligible 20] [--phases 8]: opens a month over so many villages, decides all lines (one of so many ineligible, 0 for none), finalises, hands in, endorses, receives, signs and ratifies, or only the first of these phases; what each costs, and how all compares to a loop that makes the same storage requests.";

    /// <inheritdoc />
    public async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        var given = args.Options(("--villages", 100), ("--households", 240), ("--ineligible", 20), ("--phases", All));
        var data = Directory.CreateTempSubdirectory("dtks-verify-").FullName;
        try
        {
            await MeasureAsync(data, MonthRegister.Villages(given["--villages"]), given["--households"], given["--ineligible"], given["--phases"]);
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }

        return 0;
    }

    private async Task MeasureAsync(string data, IReadOnlyList<string> villages, int households, int ineligible, int phases)
    {
        var (live, copy) = (Path.Combine(data, "live"), Path.Combine(data, "copy"));
        var began = Stopwatch.GetTimestamp();
        await MonthSeed.WriteAsync(live, villages.Count, households, emptied: 0, store => SeededDeliberations.WriteAsync(store, villages));
        await SayAsync($"Seeded in {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s: families, and a concluded deliberation in each village");
        var isReplayed = villages.Count * households <= MostReplayed;
        if (isReplayed)
        {
            MonthSeed.Copy(live, copy);
        }

        var (requests, queues) = (new RequestRecorder(), new QueueRequests());
        var all = new PhaseCost("all", TimeSpan.Zero, new ProcessorTime(TimeSpan.Zero, TimeSpan.Zero), new Cost(0, 0, 0, string.Empty));
        await using (var host = await BenchHost.StartAsync(new BenchSetup
        {
            Data = live,
            Clock = MonthSeed.Opening,
            Services = services => services.AddKeyedSingleton<HttpMessageHandler>(OutgoingHttp.Cosmos, requests).AddKeyedSingleton<HttpMessageHandler>(OutgoingHttp.Queues, queues),
        }))
        {
            await host.IdleAsync();
            var month = await VerifiedMonth.PrepareAsync(host, villages, households * MonthRegister.LinesEach, ineligible);
            (requests.IsOn, queues.IsOn) = (isReplayed, isReplayed);
            using var memory = new MemoryWatch();
            foreach (var (name, work) in month.Phases.Take(phases))
            {
                var phase = await PhaseAsync(host, name, work);
                all += phase;
                await SayAsync($"{phase.Told(villages.Count, households)}");
            }

            (requests.IsOn, queues.IsOn) = (false, false);
            if (phases >= month.Phases.Count)
            {
                await month.CheckAsync();
            }

            await SayAsync($"{all.Told(villages.Count, households)}");
            await SayAsync($"Memory, managed/resident by quarters of the time: {memory.Quarters()}; peak {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MiB");
        }

        if (isReplayed)
        {
            var (bare, spent, otherwise) = await BareLoop.RunAsync(copy, requests.Kept, queues.Put);
            await SayAsync($"The same {requests.Kept.Count} requests on the database and {queues.Put.Count} messages alone: {bare.TotalSeconds:0.0} s, {otherwise} answered otherwise; the month took {all.Took / bare:0.00} times as long and {all.Spent.All / spent.All:0.00} times the processor");
        }
    }

    private static async Task<PhaseCost> PhaseAsync(BenchHost host, string name, Func<Task> work)
    {
        var (spent, began) = (ProcessorTime.Now(), Stopwatch.GetTimestamp());
        var cost = await host.CostAsync(work);
        return new PhaseCost(name, Stopwatch.GetElapsedTime(began), ProcessorTime.Now() - spent, cost);
    }

    private Task SayAsync(FormattableString text) => output.WriteLineAsync(text.ToString(CultureInfo.InvariantCulture));
}
