using Dtks.LocalHost.Invocation;

namespace Dtks.LocalHost.Hosting;

/// <summary>
/// Gives memory back once the host has been idle for some seconds after work. The runtime collects when a budget is used up that grows with
/// the processor's cache, up to hundreds of megabytes, and an idle process uses none of it up.
/// </summary>
internal sealed class IdleMemory : IDisposable
{
    /// <summary>How often it looks; between two looks without work the host counts as idle.</summary>
    public static readonly TimeSpan Look = TimeSpan.FromSeconds(3);

    private readonly ActivityTracker _activity;
    private readonly Action _giveBack;
    private readonly ITimer _timer;
    private long _seen = -1;
    private long _done = -1;

    /// <summary>Begins to look.</summary>
    /// <param name="activity">Tells what runs.</param>
    /// <param name="time">Real time.</param>
    /// <param name="giveBack">Gives memory back, once after each spell of work.</param>
    public IdleMemory(ActivityTracker activity, TimeProvider time, Action giveBack)
    {
        _activity = activity;
        _giveBack = giveBack;
        _timer = time.CreateTimer(_ => LookOnce(), null, Look, Look);
    }

    /// <summary>Collects all garbage and returns what is free to the system.</summary>
    public static void Collect() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    internal void LookOnce()
    {
        var started = _activity.Started;
        var isIdle = started == _seen && _activity.Running == 0;
        _seen = started;
        if (!isIdle || started == _done)
            return;
        _done = started;
        _giveBack();
    }
}
