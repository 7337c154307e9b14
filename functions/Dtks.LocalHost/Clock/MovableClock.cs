namespace Dtks.LocalHost.Clock;

/// <summary>
/// Real time plus an offset that can be changed: the time every part of the host goes by. It ticks on; durations and timers are real.
/// </summary>
public sealed class MovableClock : TimeProvider
{
    private readonly TimeProvider _real;
    private long _offsetTicks;

    /// <summary>A clock that shows real time plus <paramref name="offset"/>.</summary>
    /// <param name="real">Where real time comes from.</param>
    /// <param name="offset">How far ahead (or, negative, behind) to begin with.</param>
    public MovableClock(TimeProvider real, TimeSpan offset = default)
    {
        _real = real;
        _offsetTicks = offset.Ticks;
    }

    /// <summary>Raised after every change of the offset.</summary>
    public event Action? Moved;

    /// <summary>How far the clock is ahead of real time; negative when behind.</summary>
    public TimeSpan Offset => TimeSpan.FromTicks(Interlocked.Read(ref _offsetTicks));

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override long TimestampFrequency => _real.TimestampFrequency;

    /// <summary>Makes the clock show <paramref name="now"/> at this moment.</summary>
    /// <param name="now">Any instant from year 1 to 9999.</param>
    public void Set(DateTimeOffset now)
    {
        Interlocked.Exchange(ref _offsetTicks, (now - _real.GetUtcNow()).Ticks);
        Moved?.Invoke();
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _real.GetUtcNow() + Offset;

    /// <inheritdoc/>
    public override long GetTimestamp() => _real.GetTimestamp();

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        => _real.CreateTimer(callback, state, dueTime, period);
}
