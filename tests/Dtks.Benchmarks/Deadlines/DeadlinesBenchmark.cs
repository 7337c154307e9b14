using System.Diagnostics;
using System.Globalization;
using Dtks.LocalHost.Hosting;
using Dtks.LocalHost.Startup;
using Microsoft.Extensions.Logging;

namespace Dtks.Benchmarks.Deadlines;

/// <summary>
/// Proposals that lapse (PRO-7): a day of them with some that cannot be read, and very many in one hour. On a host of its own, in this
/// process: its time and its memory hold the functions, the database and this benchmark.
/// </summary>
internal sealed class DeadlinesBenchmark(TextWriter report) : IBenchmark
{
    private const int Unreadable = 10;
    private static readonly DateTimeOffset Begins = new(2026, 11, 10, 3, 0, 0, TimeSpan.Zero);

    /// <inheritdoc />
    public string Verb => "deadlines";

    /// <inheritdoc />
    public string Usage => "[of a day, of an hour]: proposals that lapse, and the memory meanwhile.";

    /// <inheritdoc />
    public async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        if (args.Count == 1)
        {
            throw new UsageException();
        }

        await RunAsync(args.NumberOr(1_000, 0, 2), args.NumberOr(100_000, 1, 2));
        return 0;
    }

    /// <summary>Runs both.</summary>
    /// <param name="day">Deadlines of the day, ten of which cannot be carried out.</param>
    /// <param name="hour">Deadlines of the hour.</param>
    public async Task RunAsync(int day, int hour)
    {
        var data = Path.Combine(Path.GetTempPath(), $"dtks-bench-{Guid.NewGuid():N}");
        var app = await LocalHostApp.StartAsync(new LocalHostOptions
        {
            Urls = "http://127.0.0.1:0",
            DataDirectory = data,
            Clock = Begins,
            Logging = logging => logging.SetMinimumLevel(LogLevel.None),
        });
        try
        {
            using var bench = await DeadlineBench.OfAsync(app);
            await DayAsync(bench, day);
            await HourAsync(bench, hour);
        }
        finally
        {
            await app.DisposeAsync();
            Directory.Delete(data, recursive: true);
        }
    }

    private async Task DayAsync(DeadlineBench bench, int count)
    {
        var due = Begins.AddDays(31);
        var proposals = await bench.SeedAsync(count, due, TimeSpan.FromHours(12));
        var spoilt = proposals.Take(Unreadable).ToList();
        await bench.SpoilAsync(spoilt, isSpoilt: true);

        var took = await TimedAsync(() => bench.FireAsync(due.AddHours(13), due));
        var (lapsed, aside) = (await bench.LapsedAsync(proposals), await bench.SetAsideAsync());
        Line($"day: {count} due, {spoilt.Count} unreadable: {lapsed} lapsed in {took.TotalSeconds:0.0} s, {aside.Count} set aside, {await bench.LeftAsync(due)} left in buckets");
        Line($"day: what follows was delivered {(await TimedAsync(bench.IdleAsync)).TotalSeconds:0.0} s later");
        await bench.SpoilAsync(spoilt, isSpoilt: false);
        foreach (var id in aside)
        {
            await bench.ReplayAsync(id);
        }

        await bench.IdleAsync();
        Line($"day: after repair and replay {await bench.LapsedAsync(proposals)} of {count} lapsed");
    }

    private async Task HourAsync(DeadlineBench bench, int count)
    {
        var due = Begins.AddDays(62);
        var seeding = Stopwatch.StartNew();
        await bench.SeedAsync(count, due, TimeSpan.FromHours(1));
        Line($"hour: {count} seeded in {seeding.Elapsed.TotalSeconds:0} s");
        using var memory = new MemoryWatch();
        var took = await TimedAsync(() => bench.FireAsync(due.AddHours(1), due));
        var left = await bench.LeftAsync(due);
        Line($"hour: {count - left} of {count} fired in {took.TotalSeconds:0.0} s, {(count - left) / took.TotalSeconds:0} a second; heap and working set, the most in each quarter: {memory.Quarters()}");
    }

    private static async Task<TimeSpan> TimedAsync(Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        return watch.Elapsed;
    }

    private void Line(FormattableString text) => report.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
