namespace Dtks.Benchmarks.Nation.Simulation;

/// <summary>Something that serves so many units a second, one after another: request units of a partition, messages of a queue, seconds of processors.</summary>
/// <param name="perSecond">Units a second.</param>
internal sealed class Meter(double perSecond)
{
    private readonly Dictionary<int, double> _bySecond = [];
    private double _free;

    /// <summary>Units taken.</summary>
    public double Total { get; private set; }

    /// <summary>How often somebody had to wait: where it is a partition of the database, a 429.</summary>
    public int Waits { get; private set; }

    /// <summary>Units taken in each second.</summary>
    public IReadOnlyDictionary<int, double> BySecond => _bySecond;

    /// <summary>Takes units.</summary>
    /// <returns>When they begin to be served, and when they are.</returns>
    public (double From, double Until) Take(double now, double units)
    {
        var from = Math.Max(now, _free);
        Waits += from > now ? 1 : 0;
        Total += units;
        _free = from + (units / perSecond);
        Spread(from, _free, units);
        return (from, _free);
    }

    private void Spread(double from, double until, double units)
    {
        for (var second = (int)from; second <= (int)until; second++)
        {
            var share = until > from ? (Math.Min(until, second + 1) - Math.Max(from, second)) / (until - from) : 1;
            _bySecond[second] = _bySecond.GetValueOrDefault(second) + (units * share);
        }
    }
}
