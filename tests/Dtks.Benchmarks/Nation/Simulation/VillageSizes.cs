namespace Dtks.Benchmarks.Nation.Simulation;

/// <summary>Households with recipients in each village, where no register tells: log-normal, a common shape of places' sizes, around a mean.</summary>
internal static class VillageSizes
{
    /// <summary>Draws them; the same each time for a seed.</summary>
    /// <param name="count">Villages.</param>
    /// <param name="mean">The mean of all.</param>
    /// <param name="spread">The logarithm's standard deviation: 0 for all alike, 0.8 for a village in a hundred with five times the median or more.</param>
    /// <param name="seed">The seed.</param>
    public static int[] Draw(int count, double mean, double spread, int seed)
    {
        var random = new Random(seed);
        var drawn = Enumerable.Range(0, count).Select(_ => Math.Exp(spread * Normal(random))).ToArray();
        var scale = mean * count / drawn.Sum();
        return [.. drawn.Select(d => Math.Max(1, (int)Math.Round(d * scale)))];
    }

    // Box and Muller's.
    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
