namespace Dtks.Domain.Common;

public static partial class ViolationCodes
{
    /// <summary>The register has no such household.</summary>
    public const string HouseholdMissing = "household.missing";

    /// <summary>The household is in the register already, by another proposal (REG-5).</summary>
    public const string HouseholdExists = "household.exists";

    /// <summary>The proposal is not registered for this household (RAT-3).</summary>
    public const string HouseholdProposal = "household.proposalNotRegistered";
}
