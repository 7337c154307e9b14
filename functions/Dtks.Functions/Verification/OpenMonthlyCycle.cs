using Dtks.Domain.Kernel;
using Microsoft.Azure.Functions.Worker;
using NodaTime;

namespace Dtks.Functions.Verification;

/// <summary>Opens the month at 00:05 WIB on its first day (VER-1).</summary>
public sealed class OpenMonthlyCycle(CycleLifecycle cycles, TimeProvider clock)
{
    /// <summary>Fires on every day that may be the last of a month in UTC; opens nothing on the others.</summary>
    [Function(nameof(OpenMonthlyCycle))]
    public async Task RunAsync([TimerTrigger(CycleCalendar.OpeningSchedule)] TimerInfo timer, CancellationToken cancellation)
    {
        if (CycleCalendar.ToOpen(Instant.FromDateTimeOffset(clock.GetUtcNow())) is { } month)
        {
            await cycles.OpenAsync(month, Actor.System, key: null, cancellation);
        }
    }
}
