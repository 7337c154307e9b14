namespace Dtks.Benchmarks.Nation.Simulation;

/// <summary>A container of the database: its physical partitions, over which its partition keys are spread.</summary>
/// <param name="name">Its name.</param>
/// <param name="mostPerSecond">The most request units a second it may use; its partitions have as much each.</param>
/// <param name="perPartition">The most a physical partition has: a limit of the service.</param>
internal sealed class Database(string name, double mostPerSecond, double perPartition)
{
    private readonly Meter[] _partitions = [.. Enumerable.Range(0, Count(mostPerSecond, perPartition)).Select(_ => new Meter(mostPerSecond / Count(mostPerSecond, perPartition)))];

    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>The most request units a second it may use.</summary>
    public double Most => mostPerSecond;

    /// <summary>Request units used.</summary>
    public double Total => _partitions.Sum(p => p.Total);

    /// <summary>Requests that were answered 429 at first.</summary>
    public int Waits => _partitions.Sum(p => p.Waits);

    /// <summary>Uses request units.</summary>
    /// <returns>When the request is let in.</returns>
    public double Take(double now, int key, double units) => _partitions[key % _partitions.Length].Take(now, units).From;

    /// <summary>The largest use of a second.</summary>
    public double Peak() => _partitions.SelectMany(p => p.BySecond).GroupBy(s => s.Key, s => s.Value).Select(s => s.Sum()).DefaultIfEmpty().Max();

    /// <summary>What each hour is billed as, request units a second: autoscale goes by the partition that is used most, and is at least a tenth.</summary>
    public IReadOnlyList<double> Billed(double seconds) =>
    [
        .. Enumerable.Range(0, Math.Max(1, (int)Math.Ceiling(seconds / 3600))).Select(hour => Math.Clamp(
            _partitions.Max(p => p.BySecond.Where(s => s.Key / 3600 == hour).Select(s => s.Value).DefaultIfEmpty().Max()) * _partitions.Length, mostPerSecond / 10, mostPerSecond)),
    ];

    private static int Count(double most, double each) => double.IsPositiveInfinity(most) ? 1 : Math.Max(1, (int)Math.Ceiling(most / each));
}
