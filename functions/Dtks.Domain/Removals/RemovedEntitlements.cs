using Dtks.Domain.Households;
using Dtks.Domain.Payments;

namespace Dtks.Domain.Removals;

/// <summary>What of a household's assistance a removal in effect ended, and from when that is not paid (RAT-4, RAT-6): one month, wherever it is told.</summary>
public static class RemovedEntitlements
{
    /// <summary>Those that ended with it; none before it took effect.</summary>
    /// <param name="removal">The removal.</param>
    /// <param name="aid">All assistance of the household where it stands.</param>
    public static IReadOnlyList<Entitlement> Of(RemovalFacts removal, IReadOnlyList<Entitlement> aid)
    {
        ArgumentNullException.ThrowIfNull(removal);
        ArgumentNullException.ThrowIfNull(aid);
        return [.. aid.Where(e => Ended(removal, e))];
    }

    /// <summary>All assistance of the household, what the removal ended without the months that the sheets do not pay: its <see cref="Entitlement.StoppedFrom"/> is the removal's own.</summary>
    /// <param name="removal">The removal.</param>
    /// <param name="aid">All assistance of the household.</param>
    /// <param name="told">Which payments leave out what it ended; null where that is not known.</param>
    public static IReadOnlyList<Entitlement> Told(RemovalFacts removal, IReadOnlyList<Entitlement> aid, RemovedAid? told)
    {
        ArgumentNullException.ThrowIfNull(removal);
        ArgumentNullException.ThrowIfNull(aid);

        // What a month's verification stopped has that month's own first one.
        return told?.From is not { } from ? aid : [.. aid.Select(e => Ended(removal, e) && e.StoppedByMonth() is null ? e with { StoppedFrom = from } : e)];
    }

    private static bool Ended(RemovalFacts removal, Entitlement entitlement) =>
        entitlement.Status == EntitlementStatus.Stopped && removal.StoppedFrom is { } stopped && entitlement.StoppedFrom == stopped && removal.Whom().Contains(entitlement.MemberId);
}
