namespace Dtks.LocalHost.Invocation;

/// <summary>Counts the invocations that run, and the messages on their way to a poison queue, so that one can tell when nothing does.</summary>
internal sealed class ActivityTracker
{
    private long _started;
    private long _running;

    /// <summary>Invocations and moves that run now.</summary>
    public long Running => Interlocked.Read(ref _running);

    /// <summary>Invocations and moves ever started: unchanged between two looks means none began between them.</summary>
    public long Started => Interlocked.Read(ref _started);

    /// <summary>Counts an invocation or a move from here until the returned value is disposed.</summary>
    public IDisposable Begin()
    {
        Interlocked.Increment(ref _running);
        Interlocked.Increment(ref _started);
        return new Run(this);
    }

    private sealed class Run(ActivityTracker tracker) : IDisposable
    {
        private int _ended;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _ended, 1) == 0)
                Interlocked.Decrement(ref tracker._running);
        }
    }
}
