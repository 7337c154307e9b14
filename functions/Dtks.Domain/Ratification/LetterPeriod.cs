using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Domain.Verification;
using NodaTime;
using NodaTime.Text;

namespace Dtks.Domain.Ratification;

/// <summary>Which period a letter counts for, and until when it can be sent again (RAT-5).</summary>
internal static class LetterPeriod
{
    /// <summary>A letter's own period, or, where the determination date of that is over, the first after it whose date is not.</summary>
    public static string CountsFor(string period, LocalDate today, PolicyVersion policy)
    {
        var counts = Read(period);
        while (Determination.DateOf(counts, policy) < today && counts.Next != counts) counts = counts.Next;
        return counts == Read(period) ? period : counts.Value;
    }

    /// <summary>Refused after the determination date of the period that the letter counts for, that day included, in the regency's zone.</summary>
    public static Violation? Over(LetterState letter, PolicyVersion policy, Instant now)
    {
        var period = Read(letter.CountsFor ?? letter.Period);
        return now < Determination.EndOf(period, letter.Regency, policy)
            ? null
            : Violation.Refused(LetterViolations.DeterminationPassed, "RAT-5", null, ("date", LocalDatePattern.Iso.Format(Determination.DateOf(period, policy))));
    }

    private static CyclePeriod Read(string period) => CyclePeriod.Of(YearMonthPattern.Iso.Parse(period).Value.OnDayOfMonth(1));
}
