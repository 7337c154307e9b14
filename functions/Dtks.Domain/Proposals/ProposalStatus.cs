namespace Dtks.Domain.Proposals;

/// <summary>Where a proposal stands (docs/design.md, HTTP contract). <see cref="ProposalStatuses"/> says what may follow what.</summary>
public enum ProposalStatus
{
    /// <summary>Received; not yet compared with the population register.</summary>
    Submitted,

    /// <summary>
    /// Confirmed, but another holds one of its numbers (REG-5): goes on by itself when that ends, or as the conflict is settled.
    /// </summary>
    Contested,

    /// <summary>A citizen's proposal that does not meet PRO-5, or one that was not compared: until it is corrected.</summary>
    Mismatched,

    /// <summary>Waits for the village's deliberation (MUS-2).</summary>
    Deliberating,

    /// <summary>Waits for the regency's verification (PRO-6).</summary>
    Verifying,

    /// <summary>Found eligible by the regency or the deliberation.</summary>
    Eligible,

    /// <summary>Deemed eligible because nobody verified it in time (PRO-7).</summary>
    DeemedEligible,

    /// <summary>Found ineligible by the regency, with a ground of VER-5. Final, but for an appeal (GOV-3).</summary>
    Ineligible,

    /// <summary>Refused by the deliberation or by a rule. Final, but for an appeal (GOV-3).</summary>
    Refused,

    /// <summary>Endorsed by the district head (RAT-1).</summary>
    Endorsed,

    /// <summary>Its endorsed dossier was received by dinas sosial (RAT-1).</summary>
    Received,

    /// <summary>Covered by the regent's letter (RAT-1, RAT-8).</summary>
    Ratified,

    /// <summary>In the register (RAT-3). Final.</summary>
    Registered,

    /// <summary>Given back to the regency with its letter (RAT-5): its proposer may correct it.</summary>
    Returned,

    /// <summary>Taken back by whoever proposed it. Final.</summary>
    Withdrawn,

    /// <summary>Its household moved, and it goes on in the village where that stands (REG-8), unless the family comes back.</summary>
    HandedOver,
}
