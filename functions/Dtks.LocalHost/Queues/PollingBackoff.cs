namespace Dtks.LocalHost.Queues;

/// <summary>How long to pause before the next look at a queue: short after messages, doubling while it stays empty.</summary>
/// <param name="longest">The longest pause.</param>
internal sealed class PollingBackoff(TimeSpan longest)
{
    /// <summary>The first pause after a queue was found empty.</summary>
    public static readonly TimeSpan First = TimeSpan.FromMilliseconds(100);

    private TimeSpan _next = First;

    /// <summary>The pause after one more empty look.</summary>
    public TimeSpan Empty()
    {
        var pause = _next < longest ? _next : longest;
        _next = pause * 2;
        return pause;
    }

    /// <summary>Messages came: begin again with the short pause.</summary>
    public void Reset() => _next = First;
}
