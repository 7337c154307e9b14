using System.Collections.Concurrent;
using System.Globalization;

namespace Dtks.Benchmarks.Deadlines;

/// <summary>Looks at this process' memory once a second while something runs.</summary>
internal sealed class MemoryWatch : IDisposable
{
    private const double MiB = 1024 * 1024;

    private readonly ConcurrentQueue<(double Live, double Resident)> _seen = new();
    private readonly Timer _timer;

    /// <summary>Begins.</summary>
    public MemoryWatch() => _timer = new Timer(_ => _seen.Enqueue((GC.GetTotalMemory(forceFullCollection: false) / MiB, Environment.WorkingSet / MiB)), null, TimeSpan.Zero, TimeSpan.FromSeconds(1));

    /// <summary>The largest managed heap and working set of each quarter of the time, MiB: flat when the last is like the second.</summary>
    public string Quarters()
    {
        var seen = _seen.ToArray();
        var size = Math.Max(1, (seen.Length + 3) / 4);
        return string.Join(", ", seen.Chunk(size).Select(q => string.Create(CultureInfo.InvariantCulture, $"{q.Max(s => s.Live):0}/{q.Max(s => s.Resident):0} MiB")));
    }

    public void Dispose() => _timer.Dispose();
}
