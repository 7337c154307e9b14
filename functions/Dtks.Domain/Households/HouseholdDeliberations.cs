using Dtks.Domain.Kernel;
using NodaTime;

namespace Dtks.Domain.Households;

/// <summary>What deliberations decided on a household, as its history tells (MUS-8).</summary>
public static class HouseholdDeliberations
{
    /// <summary>The codes of the events by which a deliberation's decision takes effect.</summary>
    public static IReadOnlyList<string> Codes { get; } = [HouseholdEventCodes.DeactivationProposed, HouseholdEventCodes.Kept];

    /// <summary>When the latest such decision took effect; null for none.</summary>
    public static Instant? Last(IEnumerable<EventMeta> history)
    {
        ArgumentNullException.ThrowIfNull(history);
        return history.LastOrDefault(h => Codes.Contains(h.Code))?.At;
    }

    /// <summary>Whether the latest of them took back that the one before proposed to stop it.</summary>
    public static bool IsTakenBack(IEnumerable<EventMeta> history)
    {
        ArgumentNullException.ThrowIfNull(history);
        return history.Select(h => h.Code).Where(Codes.Contains).TakeLast(2).SequenceEqual([HouseholdEventCodes.DeactivationProposed, HouseholdEventCodes.Kept]);
    }

    // What was concluded before the latest that took effect did so itself, or is overtaken by it.
    internal static bool IsOvertaken(HouseholdState state, Instant? concludedAt) => concludedAt is { } at && Last(state.History) >= at;
}
