using Dtks.LocalHost.Clock;
using Dtks.LocalHost.Queues;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dtks.LocalHost.Timers;

/// <summary>Runs timers as the clock goes, and moves the clock. One thing at a time: a run, or a move with the runs it makes due.</summary>
internal sealed partial class TimerEngine(
    IReadOnlyList<TimerFunction> timers,
    TimerInvocations invocations,
    TimerRuns book,
    MovableClock clock,
    ClockFile clockFile,
    IdleWatch idle,
    [FromKeyedServices("storage")] TimeProvider realTime,
    ILogger<TimerEngine> logger) : IAsyncDisposable
{
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan IdleAtMost = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan DrainAtMost = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly SemaphoreSlim _moved = new(0);
    private readonly CancellationTokenSource _stop = new();
    private Task _loop = Task.CompletedTask;

    /// <summary>The timers.</summary>
    public IReadOnlyList<TimerFunction> Timers => timers;

    /// <summary>Makes up for what was missed while the host was down, runs what is to run on startup, and goes on by schedule.</summary>
    public void Start()
    {
        var now = clock.GetUtcNow();
        book.RewindTo(now);
        var known = timers.Where(t => t.Trigger.UseMonitor && book.Last(t.Name) is not null).ToHashSet();
        foreach (var timer in timers.Except(known))
            book.Record(timer.Name, now);
        _loop = Task.Run(() => RunAsync(_stop.Token), CancellationToken.None);
    }

    /// <summary>Runs no more timers and waits for one that runs.</summary>
    public async Task StopAsync()
    {
        if (!_stop.IsCancellationRequested)
            await _stop.CancelAsync();
        await Task.WhenAny(_loop, Task.Delay(DrainAtMost, realTime));
    }

    /// <summary>Runs a timer now, whatever its schedule says.</summary>
    public async Task<TimerRun> FireAsync(TimerFunction timer, CancellationToken cancellationToken)
    {
        using var turn = await TurnAsync(cancellationToken);
        return await invocations.RunAsync(timer, upTo: null, isPastDue: false, cancellationToken);
    }

    /// <summary>Moves the clock: forward through everything that falls due on the way, back without running anything.</summary>
    /// <param name="target">Gives the instant to move to, from the instant the clock shows when its turn has come.</param>
    /// <param name="cancellationToken">Ends the move where it is.</param>
    /// <returns>
    /// What ran, in order; null when the way has more halts than <see cref="ClockPlan.MostSteps"/>, and nothing was moved.
    /// </returns>
    public async Task<IReadOnlyList<TimerRun>?> MoveAsync(Func<DateTimeOffset, DateTimeOffset> target, CancellationToken cancellationToken)
    {
        using var turn = await TurnAsync(cancellationToken);
        var from = clock.GetUtcNow();
        var to = target(from);
        if (to <= from)
        {
            book.RewindTo(to);
            SetClock(to);
            return [];
        }

        var plan = ClockPlan.Between([.. timers.Select(t => (t, book.Last(t.Name) ?? from))], from, to);
        if (plan is null)
            return null;
        var ran = new List<TimerRun>();
        foreach (var step in plan)
            await RunAsync(step, ran, isLast: step == plan[^1], cancellationToken);
        return ran;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
        _gate.Dispose();
        _moved.Dispose();
    }

    private async Task RunAsync(ClockStep step, List<TimerRun> ran, bool isLast, CancellationToken cancellationToken)
    {
        if (step.At > clock.GetUtcNow())
            SetClock(step.At);
        foreach (var timer in step.Frequent)
            ran.Add(await invocations.RunAsync(timer, step.At, isPastDue: false, cancellationToken));
        if (step.Rare.Count == 0 && isLast)
            return;
        await SettleAsync(step, cancellationToken);
        foreach (var timer in step.Rare)
            ran.Add(await invocations.RunAsync(timer, step.At, isPastDue: false, cancellationToken));
        if (!isLast)
            await SettleAsync(step, cancellationToken);
    }

    private async Task SettleAsync(ClockStep step, CancellationToken cancellationToken)
    {
        // What was left in an outbox waits for the clock to go on.
        var finding = await idle.WaitAsync(IdleAtMost, withOutboxes: false, cancellationToken);
        if (!finding.IsIdle)
            LogNotIdle(logger, ClockText.Format(step.At), IdleAtMost.TotalSeconds);
    }

    private void SetClock(DateTimeOffset to)
    {
        clock.Set(to);
        clockFile.Write(clock.Offset);
        _moved.Release();
    }

    private async Task RunAsync(CancellationToken stop)
    {
        try
        {
            await RunDueAsync(isPastDue: true, stop);
            await RunOnStartupAsync(stop);
            while (true)
            {
                await SleepAsync(stop);
                await RunDueAsync(isPastDue: false, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The host stops; what ran has ended by itself.
        }
    }

    private async Task RunDueAsync(bool isPastDue, CancellationToken stop)
    {
        using var turn = await TurnAsync(stop);
        foreach (var timer in timers)
        {
            stop.ThrowIfCancellationRequested();
            var now = clock.GetUtcNow();
            if (timer.Schedule.Latest(book.Last(timer.Name) ?? now, now) is { } due)
                await invocations.RunAsync(timer, due, isPastDue, CancellationToken.None);
        }
    }

    private async Task RunOnStartupAsync(CancellationToken stop)
    {
        using var turn = await TurnAsync(stop);
        foreach (var timer in timers.Where(t => t.Trigger.RunOnStartup))
            await invocations.RunAsync(timer, upTo: null, isPastDue: false, CancellationToken.None);
    }

    private async Task SleepAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var next = timers.Select(t => t.Schedule.Next(book.Last(t.Name) ?? now) - now).Append(LongestSleep).Min();
        var sleep = next < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1) : next;
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(stop);
        await Task.WhenAny(Task.Delay(sleep, realTime, enough.Token), _moved.WaitAsync(enough.Token));
        await enough.CancelAsync();
        stop.ThrowIfCancellationRequested();
    }

    private async Task<IDisposable> TurnAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        return new Turn(_gate);
    }

    private sealed class Turn(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The clock went on from {At} although queues were not empty after {Seconds:0} s")]
    private static partial void LogNotIdle(ILogger logger, string at, double seconds);
}
