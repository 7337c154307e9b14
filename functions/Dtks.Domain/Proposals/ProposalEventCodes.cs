namespace Dtks.Domain.Proposals;

/// <summary>What happened to a proposal, as its history shows it: stable codes.</summary>
public static class ProposalEventCodes
{
    /// <summary>Handed in.</summary>
    public const string Submitted = "proposal.submitted";

    /// <summary>Made by an appeal that was granted, for the assistance that an admission withheld (GOV-3).</summary>
    public const string AskedByAppeal = "proposal.askedByAppeal";

    /// <summary>Does not match the population register (PRO-5).</summary>
    public const string Mismatched = "proposal.mismatched";

    /// <summary>Not compared with the population register, or not told how it compares: too many attempts mismatched before (PRO-5).</summary>
    public const string NotCompared = "proposal.notCompared";

    /// <summary>Another holds one of its numbers, or nobody confirmed who bears them (REG-5).</summary>
    public const string Contested = "proposal.contested";

    /// <summary>Its numbers were confirmed after the deliberation, and it holds them (REG-5).</summary>
    public const string Confirmed = "proposal.confirmed";

    /// <summary>A conflict over its numbers was settled for it (REG-5).</summary>
    public const string SettledFor = "proposal.settledFor";

    /// <summary>Refused by the settlement of a conflict over its numbers (REG-5).</summary>
    public const string RefusedBySettlement = "proposal.refusedBySettlement";

    /// <summary>Went to the regency for verification (PRO-6).</summary>
    public const string Forwarded = "proposal.forwarded";

    /// <summary>Waits for the village's deliberation (PRO-3).</summary>
    public const string Tabled = "proposal.tabled";

    /// <summary>Refused because a NIK or the family card is claimed already (REG-5).</summary>
    public const string RefusedClaimed = "proposal.refusedAlreadyClaimed";

    /// <summary>Refused because the family is not in the register (PRO-2).</summary>
    public const string RefusedNotRegistered = "proposal.refusedNotRegistered";

    /// <summary>Refused because somebody of the family was removed from the register (RAT-6).</summary>
    public const string RefusedRemoved = "proposal.refusedRemoved";

    /// <summary>Refused because the family stands in the register otherwise than proposed: a change of it comes first (REG-8).</summary>
    public const string RefusedFamilyChanged = "proposal.refusedFamilyChanged";

    /// <summary>Refused because the household that it asked for is no more: its last member died, left for another household, or was removed (REG-8).</summary>
    public const string RefusedFamilyGone = "proposal.refusedFamilyGone";

    /// <summary>The household whose end refused it stands in the register again, since its removal was undone (GOV-3): it may be asked for anew.</summary>
    public const string FamilyStandsAgain = "proposal.familyStandsAgain";

    /// <summary>Its numbers went to one who stands in the register again, since their removal was undone (REG-5, GOV-3); what its letter comes to is awaited.</summary>
    public const string NumbersLost = "proposal.numbersLost";

    /// <summary>Its household moved: it goes on in the village where that stands now (REG-8).</summary>
    public const string HandedOver = "proposal.handedOver";

    /// <summary>Goes on in this village, to which its household moved (REG-8).</summary>
    public const string TakenOver = "proposal.takenOver";

    /// <summary>Refused because the family already receives what is asked (PRO-5).</summary>
    public const string RefusedReceiving = "proposal.refusedAlreadyReceiving";

    /// <summary>Refused: the household's welfare lies outside the deciles to which the policy version limits what is asked (REG-9).</summary>
    public const string RefusedOutsideDeciles = "proposal.refusedOutsideDeciles";

    /// <summary>Refused because another open proposal asks the same for the family (PRO-5).</summary>
    public const string RefusedAskedBefore = "proposal.refusedAskedBefore";

    /// <summary>Refused by the deliberation (MUS-2).</summary>
    public const string RefusedByDeliberation = "proposal.refusedByDeliberation";

    /// <summary>Found eligible by the regency (PRO-6).</summary>
    public const string FoundEligible = "proposal.foundEligible";

    /// <summary>Admitted or granted by the deliberation (MUS-2).</summary>
    public const string FoundEligibleByDeliberation = "proposal.foundEligibleByDeliberation";

    /// <summary>Found ineligible by the regency (VER-5).</summary>
    public const string FoundIneligible = "proposal.foundIneligible";

    /// <summary>Deemed eligible for want of verification (PRO-7).</summary>
    public const string DeemedEligible = "proposal.deemedEligible";

    /// <summary>Endorsed by the district head (RAT-1).</summary>
    public const string Endorsed = "proposal.endorsed";

    /// <summary>Its dossier was received by dinas sosial (RAT-1).</summary>
    public const string Received = "proposal.received";

    /// <summary>Its dossier was returned to the village: it stands where it stood before that was endorsed (RAT-1).</summary>
    public const string GivenBack = "proposal.givenBack";

    /// <summary>Covered by the regent's letter (RAT-1).</summary>
    public const string Ratified = "proposal.ratified";

    /// <summary>Entered in the register (RAT-3).</summary>
    public const string Registered = "proposal.registered";

    /// <summary>Under its letter again, which the regent sent to the Ministry once more (RAT-5).</summary>
    public const string Resubmitted = "proposal.resubmitted";

    /// <summary>Returned to the regency (RAT-5).</summary>
    public const string Returned = "proposal.returned";

    /// <summary>Taken up again: an appeal against its refusal was granted (GOV-3).</summary>
    public const string Reopened = "proposal.reopened";

    /// <summary>Taken back by its proposer.</summary>
    public const string Withdrawn = "proposal.withdrawn";

    /// <summary>Said anew by its proposer, and matched again (PRO-5, RAT-5).</summary>
    public const string Corrected = "proposal.corrected";
}
