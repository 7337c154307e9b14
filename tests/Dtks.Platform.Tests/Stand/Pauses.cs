using System.Collections.Concurrent;

namespace Dtks.Platform.Tests.Stand;

/// <summary>A clock on which every pause is over at once, and is remembered.</summary>
internal sealed class Pauses : TimeProvider
{
    private readonly ConcurrentQueue<TimeSpan> _all = new();

    public IReadOnlyList<TimeSpan> All => [.. _all];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _all.Enqueue(dueTime);
        return System.CreateTimer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}
