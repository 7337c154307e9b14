using System.Collections.Concurrent;

namespace Dtks.Platform.Tests.Stand;

/// <summary>A clock on which every pause is over at once, and is remembered. What time has passed by it is the pauses together, and what is said to have taken long.</summary>
internal sealed class Pauses : TimeProvider
{
    private readonly ConcurrentQueue<TimeSpan> _all = new();
    private long _passed;

    public IReadOnlyList<TimeSpan> All => [.. _all];

    public TimeSpan Passed => new(GetTimestamp());

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref _passed);

    public void Pass(TimeSpan time) => Interlocked.Add(ref _passed, time.Ticks);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _all.Enqueue(dueTime);
        Pass(dueTime);
        return System.CreateTimer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}
