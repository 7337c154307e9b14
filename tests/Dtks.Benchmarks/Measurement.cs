using System.Diagnostics;

namespace Dtks.Benchmarks;

/// <summary>What one operation takes.</summary>
/// <param name="Microseconds">Mean time of an operation as its caller sees it.</param>
/// <param name="Bytes">Bytes allocated for it in this process, client and server together.</param>
internal sealed record Measurement(double Microseconds, double Bytes)
{
    private const int Rounds = 31;

    /// <summary>
    /// Measures two ways of doing the same, in short turns so that both meet the same machine; gives the median round of each, and
    /// the median of the rounds' ratios.
    /// </summary>
    /// <param name="operations">Operations in a round, at each of the callers.</param>
    /// <param name="callers">Callers at the same time.</param>
    /// <param name="first">One way.</param>
    /// <param name="second">The other.</param>
    public static async Task<(Measurement First, Measurement Second, double Ratio)> CompareAsync(
        int operations, int callers, Func<Task> first, Func<Task> second)
    {
        var rounds = new List<(Measurement First, Measurement Second)>();
        for (var round = 0; round <= Rounds; round++)
        {
            rounds.Add((await RunAsync(operations, callers, first), await RunAsync(operations, callers, second)));
        }

        // The first round warms up.
        rounds.RemoveAt(0);
        var ratios = rounds.Select(round => round.First.Microseconds / round.Second.Microseconds);
        return (Median(rounds.Select(round => round.First)), Median(rounds.Select(round => round.Second)), ratios.Order().ElementAt(Rounds / 2));
    }

    private static async Task<Measurement> RunAsync(int operations, int callers, Func<Task> operation)
    {
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < operations; i++)
            {
                await operation();
            }
        })));
        var elapsed = Stopwatch.GetElapsedTime(started);
        var count = (double)operations * callers;
        return new Measurement(elapsed.TotalMicroseconds / operations, (GC.GetTotalAllocatedBytes(precise: true) - allocated) / count);
    }

    private static Measurement Median(IEnumerable<Measurement> rounds) => rounds.OrderBy(round => round.Microseconds).ElementAt(Rounds / 2);
}
