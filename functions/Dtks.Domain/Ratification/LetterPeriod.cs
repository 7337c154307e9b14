using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using NodaTime;
using NodaTime.Text;

namespace Dtks.Domain.Ratification;

/// <summary>Which period a letter counts for, and until when it can be sent again (RAT-5). The determination dates are those of each month's own policy version, as for its sheets and its recap.</summary>
public static class LetterPeriod
{
    /// <summary>A letter's own period, or, where the determination date of that is over, the first after it whose date is not.</summary>
    /// <param name="period">The period of its sheets, such as <c>2026-11</c>.</param>
    /// <param name="today">The day it is signed, in the regency's zone.</param>
    /// <param name="dateOf">The determination date of a month.</param>
    public static string CountsFor(string period, LocalDate today, Func<CyclePeriod, LocalDate> dateOf)
    {
        ArgumentNullException.ThrowIfNull(dateOf);
        var counts = Read(period);
        while (dateOf(counts) < today && counts.Next != counts) counts = counts.Next;
        return counts == Read(period) ? period : counts.Value;
    }

    /// <summary>Refused after the determination date of the period that the letter counts for, that day included, in the regency's zone.</summary>
    internal static Violation? Over(LetterState letter, Func<CyclePeriod, LocalDate> dateOf, Instant now)
    {
        var date = dateOf(Read(letter.CountsFor ?? letter.Period));
        return TimeZones.DateIn(letter.Regency, now) <= date
            ? null
            : Violation.Refused(LetterViolations.DeterminationPassed, "RAT-5", null, ("date", LocalDatePattern.Iso.Format(date)));
    }

    private static CyclePeriod Read(string period) => CyclePeriod.Of(YearMonthPattern.Iso.Parse(period).Value.OnDayOfMonth(1));
}
