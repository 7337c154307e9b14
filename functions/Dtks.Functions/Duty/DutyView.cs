using Dtks.Domain.Areas;
using Dtks.Domain.Deliberations;
using Dtks.Domain.Policies;
using NodaTime;

namespace Dtks.Functions.Duty;

/// <summary>How a village stands with its quarterly deliberation (MUS-1).</summary>
/// <param name="Village">The village.</param>
/// <param name="Name">Its name.</param>
/// <param name="LastHeldOn">The day it last held one; absent where it never did.</param>
/// <param name="DueOn">The last day by which it holds the next, or its first.</param>
/// <param name="Late">Whether that day is over, in the village's zone.</param>
/// <param name="DaysLeft">How many days are left; less than 0 when it is late.</param>
/// <param name="Reminders">The reminders given, the earliest first.</param>
internal sealed record DutyView(string Village, string Name, LocalDate? LastHeldOn, LocalDate DueOn, bool Late, int DaysLeft, IReadOnlyList<DutyReminder> Reminders)
{
    public static DutyView Of(string village, string name, VillageDutyDocument? duty, PolicyVersions policies, Instant now)
    {
        var today = TimeZones.DateIn(AreaCode.Parse(village), now);
        var dueOn = duty?.DueOn ?? DeliberationSchedule.FirstDueOn(policies.At(today));
        return new DutyView(village, name, duty?.LastHeldOn, dueOn, today > dueOn, Period.DaysBetween(today, dueOn), duty?.Reminders ?? []);
    }
}
