using System.Diagnostics;
using System.Globalization;
using Dtks.Benchmarks.Month;
using Dtks.Benchmarks.Nation.Simulation;

namespace Dtks.Benchmarks.Nation;

/// <summary>
/// Holds the simulation to what a month's opening takes here: two measured openings tell what a village and a household cost, and a third of other size is foretold and measured. It tries how work queues for
/// processors, and that costs go by villages and households; not scaling, throttling, cold starts or losses, of which this machine has none. How much of its processors a loaded machine gives changes from second to second, and with it how well the time is foretold.
/// </summary>
internal sealed class NationCheck(TextWriter output)
{
    private const int Villages = 30;
    private static readonly TimeSpan Spin = TimeSpan.FromSeconds(1);

    /// <summary>Does it.</summary>
    public async Task RunAsync()
    {
        // Unmeasured, so that no code is new to the others.
        await MeasureAsync(2 * Villages, 240);
        var small = await MeasureAsync(Villages, 60);
        var large = await MeasureAsync(Villages, 240);
        var cores = Cores();
        var measured = await MeasureAsync(2 * Villages, 150);
        cores = (cores + Cores()) / 2;
        var (cpu, cpuHousehold) = Line(small.Spent.All.TotalSeconds, large.Spent.All.TotalSeconds);
        var (units, unitsHousehold) = Line(small.Units, large.Units);

        // While garbage is collected one thread works, which has a processor at most, and less where the machine gives less than one.
        var alone = Math.Min(1, cores);
        var stopped = Math.Min(1, large.Stopped * alone / large.Spent.Host);
        var machine = new Machine { MostInstances = 1, AtFirst = 1, Cores = 1 / (((1 - stopped) / cores) + (stopped / alone)), PollSeconds = 0.02, RequestSeconds = 0.003 };
        var work = new Work("open") { Processor = cpu, ProcessorHousehold = cpuHousehold, Reads = 0, Writes = units, WritesHousehold = unitsHousehold, UnitsRegency = 0 };
        var containers = new Containers(Unlimited("registry"), Unlimited("cycles"), Unlimited("ratifications"));
        var foretold = Phase.Run(machine, work, containers, NationPlan.Of(2 * Villages, 150, spread: 0, seed: 1), seed: 1);
        await SayAsync($"This machine gave {cores:0.00} of its {Environment.ProcessorCount} processors, and collecting garbage stopped all for {stopped:0%} of what was spent: {machine.Cores:0.00} are reckoned with; the measured opening had {measured.Spent.All / measured.ToLastBatch:0.00}");
        await SayAsync($"A village costs {cpu * 1000:0.0} ms of processor and {cpuHousehold * 1000:0.000} ms a household more; {units:0.0} request units and {unitsHousehold:0.000} a household more");
        await CompareAsync("seconds", foretold.Seconds, measured.ToLastBatch.TotalSeconds);
        await CompareAsync("processor seconds", foretold.Villages.Processor, measured.Spent.All.TotalSeconds);
        await CompareAsync("request units", containers.All.Sum(c => c.Total), measured.Units);
    }

    private static Database Unlimited(string name) => new(name, double.PositiveInfinity, double.PositiveInfinity);

    // Through two points: of 60 households a village, and of 240.
    private static (double Village, double Household) Line(double small, double large)
    {
        var household = Math.Max(0, (large - small) / Villages / (240 - 60));
        return (Math.Max(0, (small / Villages) - (60 * household)), household);
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

    private Task SayAsync(FormattableString text) => output.WriteLineAsync(text.ToString(CultureInfo.InvariantCulture));
}
