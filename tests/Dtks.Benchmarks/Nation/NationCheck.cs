using System.Diagnostics;
using System.Globalization;
using Dtks.Benchmarks.Month;
using Dtks.Benchmarks.Nation.Simulation;

namespace Dtks.Benchmarks.Nation;

/// <summary>
/// Holds the simulation to what a month's opening takes here: openings of three sizes tell what one costs whatever its size, a village and a household more, and one of a fourth size is foretold and measured; five rounds of all, and the middle one of each. It tries how work queues for
/// processors, and that costs go by villages and households; not scaling, throttling, cold starts or losses, of which this machine has none. How much of its processors a loaded machine gives changes from second to second, and with it how well the time is foretold.
/// </summary>
internal sealed class NationCheck(TextWriter output)
{
    private const int Villages = 30;
    private const int Times = 4;
    private const int Few = 60;
    private const int Lots = 240;
    private const int Rounds = 5;
    private static readonly TimeSpan Spin = TimeSpan.FromSeconds(1);

    /// <summary>Does it.</summary>
    public async Task RunAsync()
    {
        // In turn and more than once, the first unmeasured: the runtime makes code faster for a while, and a machine is not the same from second to second.
        List<Round> rounds = [];
        for (var i = 0; i <= Rounds; i++)
        {
            var (small, many, large, before) = (await MeasureAsync(Villages, Few), await MeasureAsync(Times * Villages, Few), await MeasureAsync(Villages, Lots), Cores());
            rounds.Add(new Round(small, many, large, await MeasureAsync(2 * Villages, 150), (before + Cores()) / 2));
        }

        rounds.RemoveAt(0);
        var (cpuOnce, cpu, cpuHousehold) = Plane(rounds, r => r.Spent.All.TotalSeconds);
        var (unitsOnce, units, unitsHousehold) = Plane(rounds, r => r.Units);
        var cores = Middle(rounds, r => r.Cores);

        // While garbage is collected one thread works, which has a processor at most, and less where the machine gives less than one.
        var alone = Math.Min(1, cores);
        var stopped = Math.Min(1, Middle(rounds, r => r.Large.Stopped * alone / r.Large.Spent.Host));
        var machine = new Machine { MostInstances = 1, AtFirst = 1, Cores = 1 / (((1 - stopped) / cores) + (stopped / alone)), PollSeconds = 0.02, RequestSeconds = 0.003 };
        var work = new Work("open") { Processor = cpu, ProcessorHousehold = cpuHousehold, Reads = 0, Writes = units, WritesHousehold = unitsHousehold, ProcessorRegency = cpuOnce, UnitsRegency = unitsOnce / 2 };
        var containers = new Containers(Unlimited("registry"), Unlimited("cycles"), Unlimited("ratifications"));
        var foretold = Phase.Run(machine, work, containers, NationPlan.Of(2 * Villages, 150, spread: 0, seed: 1), seed: 1);
        await SayAsync($"This machine gave {cores:0.00} of its {Environment.ProcessorCount} processors, and collecting garbage stopped all for {stopped:0%} of what was spent: {machine.Cores:0.00} are reckoned with; the measured openings had {Middle(rounds, r => r.Measured.Spent.All / r.Measured.ToLastBatch):0.00}");
        await SayAsync($"An opening costs {cpuOnce * 1000:0} ms of processor and {unitsOnce:0} request units; a village {cpu * 1000:0.0} ms of processor and {cpuHousehold * 1000:0.000} ms a household more; {units:0.0} request units and {unitsHousehold:0.000} a household more");
        await CompareAsync("seconds", foretold.Seconds, Middle(rounds, r => r.Measured.ToLastBatch.TotalSeconds));
        await CompareAsync("processor seconds", foretold.Villages.Processor, Middle(rounds, r => r.Measured.Spent.All.TotalSeconds));
        await CompareAsync("request units", containers.All.Sum(c => c.Total), Middle(rounds, r => r.Measured.Units));
    }

    private static double Middle(List<Round> rounds, Func<Round, double> of) => rounds.Select(of).Order().ElementAt(rounds.Count / 2);

    private static Database Unlimited(string name) => new(name, double.PositiveInfinity, double.PositiveInfinity);

    // Through three points: what an opening costs whatever its size, a village, and a household.
    private static (double Once, double Village, double Household) Plane(List<Round> rounds, Func<OpenedMonth, double> of)
    {
        var (small, many, large) = (Middle(rounds, r => of(r.Small)), Middle(rounds, r => of(r.Many)), Middle(rounds, r => of(r.Large)));
        var household = Math.Max(0, (large - small) / Villages / (Lots - Few));
        var village = Math.Max(Few * household, (many - small) / Villages / (Times - 1));
        return (Math.Max(0, small - (Villages * village)), village - (Few * household), household);
    }

    // How much of the processors this process gets while others use them too.
    private static double Cores()
    {
        using var self = Process.GetCurrentProcess();
        var (before, began) = (self.TotalProcessorTime, Stopwatch.GetTimestamp());
        var threads = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Thread(() =>
        {
            while (Stopwatch.GetElapsedTime(began) < Spin)
            {
                Thread.SpinWait(1000);
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        self.Refresh();
        return (self.TotalProcessorTime - before) / Stopwatch.GetElapsedTime(began);
    }

    private static Task<OpenedMonth> MeasureAsync(int villages, int households) => new FanoutBenchmark(TextWriter.Null).MeasureAsync(villages, households);

    private Task CompareAsync(string what, double foretold, double measured) => SayAsync($"{what}: foretold {foretold:0.00}, measured {measured:0.00}, off by {(foretold - measured) / measured:+0%;-0%;0%}");

    private sealed record Round(OpenedMonth Small, OpenedMonth Many, OpenedMonth Large, OpenedMonth Measured, double Cores);

    private Task SayAsync(FormattableString text) => output.WriteLineAsync(text.ToString(CultureInfo.InvariantCulture));
}
