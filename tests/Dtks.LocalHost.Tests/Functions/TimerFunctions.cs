using Microsoft.Azure.Functions.Worker;

namespace Dtks.LocalHost.Tests.Functions;

/// <summary>Timers: one rare, one daily by a setting, one frequent, one that fails.</summary>
public sealed class TimerFunctions(Ledger ledger, TimeProvider clock)
{
    [Function("Monthly")]
    public void Monthly([TimerTrigger("0 5 17 1 * *")] TimerInfo timer) => Note("Monthly", timer);

    [Function("Daily")]
    public void Daily([TimerTrigger("%DailySchedule%")] TimerInfo timer, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Note("Daily", timer);
    }

    [Function("Hourly")]
    public void Hourly([TimerTrigger("0 0 * * * *")] TimerInfo timer) => Note("Hourly", timer);

    [Function("FailingYearly")]
    public void FailingYearly([TimerTrigger("0 0 0 1 1 *")] TimerInfo timer)
    {
        Note("FailingYearly", timer);
        throw new InvalidOperationException("by design");
    }

    private void Note(string function, TimerInfo timer)
        => ledger.Add("timers", $"{function} {clock.GetUtcNow():yyyy-MM-dd HH:mm}{(timer.IsPastDue ? " past due" : "")}");
}
