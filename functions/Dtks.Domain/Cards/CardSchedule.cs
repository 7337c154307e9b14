using Dtks.Domain.Areas;
using Dtks.Domain.Policies;
using NodaTime;

namespace Dtks.Domain.Cards;

/// <summary>The days of a village between its list of returns and its deliberation on cards (CRD-4), in its own zone: the day the list is recorded is day 0.</summary>
public static class CardSchedule
{
    /// <summary>The last day on which the deliberation is in time.</summary>
    public static LocalDate DueOn(LocalDate handedOn, PolicyVersion policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return handedOn.PlusDays(policy.CardDeliberationDays);
    }

    /// <summary>The days on which the village is reminded, earliest first.</summary>
    public static IReadOnlyList<LocalDate> RemindersOn(LocalDate handedOn, PolicyVersion policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return [.. policy.CardReminderDays.Select(day => handedOn.PlusDays(day))];
    }

    /// <summary>Whether a deliberation held on a day is late.</summary>
    public static bool IsLate(LocalDate handedOn, LocalDate heldOn, PolicyVersion policy) => heldOn > DueOn(handedOn, policy);

    /// <summary>The instant at which a day begins in a village.</summary>
    public static Instant StartOf(LocalDate day, AreaCode village) => TimeZones.Of(village).AtStartOfDay(day).ToInstant();
}
