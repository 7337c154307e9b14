using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using NodaTime;

namespace Dtks.Domain.Households;

/// <summary>What of a family's assistance the latest month's verification stopped that stopped any, and that it was not granted anew (RAT-4, GOV-3).</summary>
/// <param name="Programmes">The programmes.</param>
/// <param name="From">The first month without them.</param>
/// <param name="Month">The month that was verified.</param>
/// <param name="Grounds">The grounds of VER-5.</param>
/// <param name="At">When it was taken in.</param>
/// <param name="Policy">The policy version that it goes by, of which the grounds are; null where that is not known.</param>
public sealed record StoppedAid(IReadOnlyList<Programme> Programmes, CyclePeriod From, CyclePeriod Month, IReadOnlyList<int> Grounds, Instant At, string? Policy)
{
    /// <summary>Of a household; null where nothing was.</summary>
    /// <param name="entitlements">What it receives and received.</param>
    /// <param name="settledAt">When a month's verification last changed that.</param>
    /// <param name="policy">The policy version by which it did.</param>
    public static StoppedAid? Of(IReadOnlyList<Entitlement> entitlements, Instant settledAt, string? policy)
    {
        ArgumentNullException.ThrowIfNull(entitlements);
        var stopped = All(entitlements);
        if (stopped.Select(e => e.StoppedByMonth()!).Max() is not { } month) return null;
        var latest = stopped.Where(e => e.StoppedByMonth() == month).ToList();
        return new StoppedAid([.. latest.Select(e => e.Programme).Distinct().Order()], month.Next, month, [.. latest.Select(e => e.Ground).OfType<int>().Distinct().Order()], settledAt, policy);
    }

    /// <summary>All that months' verifications stopped and that goes on where that is found wrong (GOV-3): the latest of each programme, of PBI-JKN of each person, that was not granted anew.</summary>
    public static IReadOnlyList<Entitlement> All(IReadOnlyList<Entitlement> entitlements)
    {
        ArgumentNullException.ThrowIfNull(entitlements);
        bool IsSame(Entitlement a, Entitlement b) => a.Programme == b.Programme && (a.Programme != Programme.PbiJkn || a.MemberId == b.MemberId);
        bool IsBack(Entitlement e) => entitlements.Any(o => o.Status == EntitlementStatus.Active && IsSame(o, e));
        return [.. entitlements.Where(e => e.StoppedByMonth() is not null && !IsBack(e) && entitlements.Last(o => IsSame(o, e)) == e)];
    }
}
