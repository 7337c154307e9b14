using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using NodaTime;

namespace Dtks.Domain.Verification;

/// <summary>When villages are reminded of a month's sheets (VER-7).</summary>
public static class SheetReminderSchedule
{
    /// <summary>Names what is told once a month's determination date is over (RAT-5): of sheets that are not at the regent's.</summary>
    public const int Determined = -1;

    /// <summary>Names what is told later, of those that were at the regent's and are not ratified still.</summary>
    public const int StillUnratified = -2;

    // As long as a letter that was signed in time may take to be reviewed, and what was left is news.
    private const int ReviewDays = 14;
    private const int NewsDays = 31;

    /// <summary>What is to be told by then of sheets that were not ratified by the determination date, which is over everywhere: <see cref="Determined"/> first.</summary>
    /// <param name="month">The month.</param>
    /// <param name="now">The instant.</param>
    /// <param name="policy">The month's policy version.</param>
    public static IReadOnlyList<int> AfterDetermination(CyclePeriod month, Instant now, PolicyVersion policy)
    {
        var over = Determination.EndOf(month, AreaCode.Nation, policy);
        return now < over || now >= over + Duration.FromDays(NewsDays) ? [] : now < over + Duration.FromDays(ReviewDays) ? [Determined] : [Determined, StillUnratified];
    }

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
