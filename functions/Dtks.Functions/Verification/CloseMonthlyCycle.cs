using Microsoft.Azure.Functions.Worker;
using NodaTime;

namespace Dtks.Functions.Verification;

/// <summary>
/// Closes the months that are over (VER-7): at 00:00 WIB on the first, the one that ended, and one before it that was opened late.
/// </summary>
public sealed class CloseMonthlyCycle(CycleLifecycle cycles, TimeProvider clock)
{
    private const int MonthsBack = 2;

    /// <summary>Fires on every day that may be the last of a month in UTC; closes nothing on the others.</summary>
    [Function(nameof(CloseMonthlyCycle))]
    public async Task RunAsync([TimerTrigger(CycleCalendar.ClosingSchedule)] TimerInfo timer, CancellationToken cancellation)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        for (var back = 1; back <= MonthsBack; back++)
        {
            await cycles.CloseAsync(CycleCalendar.MonthsBefore(now, back), cancellation);
        }
    }
}
