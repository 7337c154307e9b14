using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Verification;

namespace Dtks.Domain.Households;

/// <summary>Something that happened to a household of the register.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
public abstract record HouseholdEvent(EventMeta Meta);

/// <summary>It was entered in the register.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Id">Id.</param>
/// <param name="Village">The village.</param>
/// <param name="FamilyCardNumber">Family card number.</param>
/// <param name="Address">Address.</param>
/// <param name="Members">Its members.</param>
/// <param name="ProposalId">The proposal.</param>
/// <param name="Entitlements">What was granted with it.</param>
public sealed record HouseholdEnrolled(
    EventMeta Meta,
    string Id,
    AreaCode Village,
    FamilyCardNumber FamilyCardNumber,
    Address Address,
    IReadOnlyList<HouseholdMember> Members,
    string ProposalId,
    IReadOnlyList<Entitlement> Entitlements)
    : HouseholdEvent(Meta);

/// <summary>Assistance was granted.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="ProposalId">The proposal.</param>
/// <param name="Entitlements">What is new.</param>
public sealed record AssistanceGranted(EventMeta Meta, string ProposalId, IReadOnlyList<Entitlement> Entitlements) : HouseholdEvent(Meta);

/// <summary>A deliberation proposes to stop or deactivate it (MUS-2).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Deactivation">By which deliberation, on what ground.</param>
public sealed record DeactivationProposed(EventMeta Meta, Deactivation Deactivation) : HouseholdEvent(Meta);

/// <summary>A deliberation decided that it stays: a proposal to stop or deactivate it is taken back, where there was one (MUS-2, GOV-3).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="DeliberationId">The deliberation.</param>
public sealed record HouseholdKept(EventMeta Meta, string DeliberationId) : HouseholdEvent(Meta)
{
    /// <summary>All entitlements as they are now, where some that were stopped go on (GOV-3); null where none does.</summary>
    public IReadOnlyList<Entitlement>? Entitlements { get; init; }

    /// <summary>Of these, which payments leave them out and from when they are paid again; null where none goes on, and where that was not known.</summary>
    public UpheldAid? Upheld { get; init; }
}

/// <summary>How it stands in welfare was stated (REG-9).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Welfare">The decile, with its source and day.</param>
public sealed record HouseholdWelfareStated(EventMeta Meta, Welfare Welfare) : HouseholdEvent(Meta);

/// <summary>A month's verification changed what it receives (RAT-4).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Period">The month.</param>
/// <param name="Entitlements">All entitlements as they are now.</param>
public sealed record EligibilitySettled(EventMeta Meta, CyclePeriod Period, IReadOnlyList<Entitlement> Entitlements) : HouseholdEvent(Meta)
{
    /// <summary>A deliberation's proposal to stop or deactivate it, as it stands now; null when there is none.</summary>
    public Deactivation? Deactivation { get; init; }
}
