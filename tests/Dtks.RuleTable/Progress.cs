using System.Diagnostics;

namespace Dtks.RuleTable;

/// <summary>Says what is being done, once that has taken longer than a while.</summary>
internal sealed class Progress : IDisposable
{
    private readonly TextWriter _to;
    private readonly TimeSpan _patience;
    private readonly Timer _timer;
    private readonly Stopwatch _since = Stopwatch.StartNew();
    private string _step = "";
    private string _told = "";

    /// <summary>Begins to wait.</summary>
    /// <param name="to">Where it is said.</param>
    /// <param name="patience">How long nothing is said.</param>
    public Progress(TextWriter to, TimeSpan patience)
    {
        _to = TextWriter.Synchronized(to);
        _patience = patience;
        _timer = new Timer(_ => Tell(), null, patience, Timeout.InfiniteTimeSpan);
    }

    /// <summary>What begins now.</summary>
    public void Step(string step)
    {
        _step = step;
        if (_patience != Timeout.InfiniteTimeSpan && _since.Elapsed >= _patience) Tell();
    }

    public void Dispose() => _timer.Dispose();

    private void Tell()
    {
        var step = _step;
        if (step.Length > 0 && Interlocked.Exchange(ref _told, step) != step) _to.WriteLine($"{step} …");
    }
}
