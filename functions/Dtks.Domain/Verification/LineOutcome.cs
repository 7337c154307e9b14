namespace Dtks.Domain.Verification;

/// <summary>What eligibility verification found (VER-3, VER-7).</summary>
public enum LineOutcome
{
    /// <summary>Nobody has verified it yet (VER-7).</summary>
    Unverified,

    /// <summary>Layak.</summary>
    Eligible,

    /// <summary>Tidak layak, on one of the grounds of VER-5.</summary>
    Ineligible,
}
