using Dtks.Domain.People;

namespace Dtks.Domain.Households;

/// <summary>What came of it for assistance that the latest deliberation which decided so had the household stay (GOV-3): of no earlier one's.</summary>
/// <param name="DeliberationId">The deliberation.</param>
/// <param name="Programmes">What months' verifications had stopped, and goes on by it; none where it stopped nothing.</param>
public sealed record KeptAid(string DeliberationId, IReadOnlyList<Programme> Programmes)
{
    /// <summary>Which payments leave that out, and from when it is paid again; null for none, and where that was not known.</summary>
    public UpheldAid? Upheld { get; init; }

    /// <summary>Of a household that was kept.</summary>
    /// <param name="before">What it received and receives.</param>
    /// <param name="kept">The event.</param>
    internal static KeptAid Of(IReadOnlyList<Entitlement> before, HouseholdKept kept)
    {
        var back = (kept.Entitlements ?? []).Where(e => e.Status == EntitlementStatus.Active).Except(before).Select(e => e.Programme).Distinct().Order();
        return new KeptAid(kept.DeliberationId, [.. back]) { Upheld = kept.Upheld };
    }
}
