namespace Dtks.Domain.Households;

/// <summary>What happened to a household, as its history shows it: stable codes.</summary>
public static class HouseholdEventCodes
{
    /// <summary>Entered in the register (RAT-3).</summary>
    public const string Enrolled = "household.enrolled";

    /// <summary>Assistance was granted (RAT-3).</summary>
    public const string AssistanceGranted = "household.assistanceGranted";

    /// <summary>A deliberation proposes to stop or deactivate it (MUS-2).</summary>
    public const string DeactivationProposed = "household.deactivationProposed";

    /// <summary>A deliberation decided that it stays, about an appeal that was granted (MUS-2, GOV-3).</summary>
    public const string Kept = "household.kept";

    /// <summary>How it stands in welfare was stated (REG-9).</summary>
    public const string WelfareStated = "household.welfareStated";

    /// <summary>A month's verification changed what it receives (RAT-4).</summary>
    public const string EligibilitySettled = "household.eligibilitySettled";
}
