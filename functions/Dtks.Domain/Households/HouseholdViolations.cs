namespace Dtks.Domain.Households;

/// <summary>Why a household stays as it is: stable codes. Each comment gives the meaning and, in braces, the args for the text.</summary>
public static class HouseholdViolations
{
    /// <summary>The register has no such household.</summary>
    public const string Missing = "household.missing";

    /// <summary>The household is in the register already, by another proposal (REG-5).</summary>
    public const string Exists = "household.exists";

    /// <summary>The proposal is not registered for this household (RAT-3).</summary>
    public const string Proposal = "household.proposalNotRegistered";

    /// <summary>The welfare is of a day that is not over yet.</summary>
    public const string WelfareLater = "welfare.later";

    /// <summary>The household's welfare lies outside the deciles to which the policy version limits a programme that would be granted (REG-9) {programmes, decile}.</summary>
    public const string OutsideDeciles = "household.outsideDeciles";
}
