namespace Dtks.Domain.Households;

/// <summary>Why a payment leaves assistance out.</summary>
public enum LostReason
{
    /// <summary>The ratified sheet has it as ineligible.</summary>
    Ineligible,

    /// <summary>Nobody verified it before the month closed (VER-7).</summary>
    Unverified,

    /// <summary>A death or a removal had taken its recipient from the register, so that it was not found eligible (RAT-6).</summary>
    Gone,

    /// <summary>The month's sheet does not have it, for it had ended when that was opened.</summary>
    NotOnSheet,

    /// <summary>The sheet was not ratified by the determination date (RAT-5).</summary>
    Unratified,

    /// <summary>The sheet was ratified by a letter that was signed after the determination date, and counts for a later period (RAT-5).</summary>
    Late,
}
