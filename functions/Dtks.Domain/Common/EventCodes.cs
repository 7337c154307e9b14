namespace Dtks.Domain.Common;

/// <summary>The stable codes of what happened, as histories show them. Texts are made elsewhere.</summary>
public static partial class EventCodes
{
    /// <summary>Handed in.</summary>
    public const string ProposalSubmitted = "proposal.submitted";

    /// <summary>Does not match the population register (PRO-5).</summary>
    public const string ProposalMismatched = "proposal.mismatched";

    /// <summary>Went to the regency for verification (PRO-6).</summary>
    public const string ProposalForwarded = "proposal.forwarded";

    /// <summary>Waits for the village's deliberation (PRO-3).</summary>
    public const string ProposalTabled = "proposal.tabled";

    /// <summary>Refused because a NIK or the family card is claimed already (REG-5).</summary>
    public const string ProposalRefusedClaimed = "proposal.refusedAlreadyClaimed";

    /// <summary>Refused because the family is not in the register (PRO-2).</summary>
    public const string ProposalRefusedNotRegistered = "proposal.refusedNotRegistered";

    /// <summary>Refused because the family already receives what is asked (PRO-5).</summary>
    public const string ProposalRefusedReceiving = "proposal.refusedAlreadyReceiving";

    /// <summary>Refused by the deliberation (MUS-2).</summary>
    public const string ProposalRefusedByDeliberation = "proposal.refusedByDeliberation";

    /// <summary>Found eligible by the regency (PRO-6).</summary>
    public const string ProposalFoundEligible = "proposal.foundEligible";

    /// <summary>Admitted or granted by the deliberation (MUS-2).</summary>
    public const string ProposalFoundEligibleByDeliberation = "proposal.foundEligibleByDeliberation";

    /// <summary>Found ineligible by the regency (VER-5).</summary>
    public const string ProposalFoundIneligible = "proposal.foundIneligible";

    /// <summary>Deemed eligible for want of verification (PRO-7).</summary>
    public const string ProposalDeemedEligible = "proposal.deemedEligible";

    /// <summary>Endorsed by the district head (RAT-1).</summary>
    public const string ProposalEndorsed = "proposal.endorsed";

    /// <summary>Covered by the regent's letter (RAT-1).</summary>
    public const string ProposalRatified = "proposal.ratified";

    /// <summary>Entered in the register (RAT-3).</summary>
    public const string ProposalRegistered = "proposal.registered";

    /// <summary>Returned to the regency (RAT-5).</summary>
    public const string ProposalReturned = "proposal.returned";

    /// <summary>Taken back by its proposer.</summary>
    public const string ProposalWithdrawn = "proposal.withdrawn";
}
