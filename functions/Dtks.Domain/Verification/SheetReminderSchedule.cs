using Dtks.Domain.Policies;
using NodaTime;

namespace Dtks.Domain.Verification;

/// <summary>When villages are reminded of a month's sheets (VER-7).</summary>
public static class SheetReminderSchedule
{
    /// <summary>
    /// The reminder that is due, as the days before the close that it is given; null for none. One that was missed is not made up for once the next is due, and
    /// none is given whose time was over when the month was opened.
    /// </summary>
    /// <param name="openedOn">When the month was opened.</param>
    /// <param name="closesOn">When it closes.</param>
    /// <param name="now">The instant.</param>
    /// <param name="policy">The month's policy version.</param>
    public static int? Due(Instant openedOn, Instant closesOn, Instant now, PolicyVersion policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var begun = policy.SheetReminderDays.Where(days => closesOn - Duration.FromDays(days) <= now).Order().ToList();
        return now < closesOn && begun.Count > 0 && openedOn <= closesOn - Duration.FromDays(begun[0]) ? begun[0] : null;
    }
}
