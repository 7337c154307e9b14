using Dtks.LocalHost.Clock;
using Dtks.LocalHost.Invocation;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Dtks.LocalHost.Timers;

/// <summary>Runs a timer's function and remembers it.</summary>
internal sealed partial class TimerInvocations(FunctionInvoker invoker, TimerRuns book, MovableClock clock, ILogger<TimerInvocations> logger)
{
    /// <summary>Runs a timer for an occurrence; what it throws is logged.</summary>
    /// <param name="timer">The timer.</param>
    /// <param name="upTo">The occurrence that is done with once it ran; null: run by hand, nothing is remembered.</param>
    /// <param name="isPastDue">Whether it makes up for an occurrence that was missed.</param>
    /// <param name="cancellationToken">Signals that the function should end early.</param>
    public async Task<TimerRun> RunAsync(TimerFunction timer, DateTimeOffset? upTo, bool isPastDue, CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow();
        var info = new TimerInfo { IsPastDue = isPastDue, ScheduleStatus = Status(timer, at) };
        var failed = false;
        try
        {
            await invoker.InvokeAsync(new InvocationRequest(timer.Function, context => Arguments(timer, info, context)), cancellationToken);
            LogRan(logger, timer.Name, ClockText.Format(at));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception e)
        {
            failed = true;
            LogFailed(logger, e, timer.Name, ClockText.Format(at));
        }

        // Remembered after the run: killed in the middle, the host makes up for it at the next start.
        if (upTo is { } done)
            book.Record(timer.Name, done);
        return new TimerRun(timer.Name, at, failed);
    }

    private ScheduleStatus? Status(TimerFunction timer, DateTimeOffset now) => timer.Trigger.UseMonitor
        ? new ScheduleStatus
        {
            Last = book.Last(timer.Name)?.UtcDateTime ?? default,
            Next = timer.Schedule.Next(now).UtcDateTime,
            LastUpdated = book.Last(timer.Name)?.UtcDateTime ?? default,
        }
        : null;

    private static object?[] Arguments(TimerFunction timer, TimerInfo info, FunctionContext context)
        => [.. timer.Function.Method.GetParameters().Select(object (p) =>
            p.ParameterType == typeof(TimerInfo) ? info : p.ParameterType == typeof(FunctionContext) ? context : context.CancellationToken)];

    [LoggerMessage(Level = LogLevel.Information, Message = "Timer {Function} ran at {At}")]
    private static partial void LogRan(ILogger logger, string function, string at);

    [LoggerMessage(Level = LogLevel.Error, Message = "Timer {Function} failed at {At}")]
    private static partial void LogFailed(ILogger logger, Exception exception, string function, string at);
}
