namespace Dtks.Domain.Proposals;

/// <summary>Why a proposal goes no further: stable codes. Each comment gives the meaning and, in braces, the args for the text.</summary>
public static class ProposalViolations
{
    /// <summary>There is no such proposal.</summary>
    public const string Missing = "proposal.missing";

    /// <summary>There is a proposal of this id already.</summary>
    public const string Exists = "proposal.exists";

    /// <summary>This role does not propose (PRO-1).</summary>
    public const string Role = "proposal.roleMayNotPropose";

    /// <summary>A citizen registers with population data before they propose (PRO-4).</summary>
    public const string RegistrationRequired = "proposal.registrationRequired";

    /// <summary>A proposal for the register alone names programmes (PRO-2).</summary>
    public const string ProgrammesForbidden = "proposal.programmesForbidden";

    /// <summary>A proposal for assistance names no programme (PRO-2).</summary>
    public const string ProgrammesRequired = "proposal.programmesRequired";

    /// <summary>A programme is named twice (PRO-2).</summary>
    public const string ProgrammeTwice = "proposal.programmeTwice";

    /// <summary>The population register's answer is not about each of the fifteen fields once (PRO-5).</summary>
    public const string MatchIncomplete = "proposal.matchIncomplete";

    /// <summary>The proposal does not wait for the regency's verification (PRO-6). {status}</summary>
    public const string NotVerifying = "proposal.notVerifying";

    /// <summary>The time for verification has run out; it is deemed eligible (PRO-7). {dueOn}</summary>
    public const string Lapsed = "proposal.lapsed";

    /// <summary>Whoever proposed or decided it may not verify, endorse or ratify it, nor may whoever endorsed or received its dossier ratify it (GOV-2).</summary>
    public const string OwnProposal = "proposal.own";

    /// <summary>Whoever verified it before does not verify it again after an appeal (GOV-3).</summary>
    public const string DecidedBefore = "proposal.decidedBefore";

    /// <summary>Only the citizen who proposed it, or an officer of the office that did, may take it back or correct it (GOV-2).</summary>
    public const string NotOwnProposal = "proposal.notOwn";

    /// <summary>It can no longer be taken back. {status}</summary>
    public const string NotOpen = "proposal.notOpen";

    /// <summary>It neither mismatched nor came back, so there is nothing to correct (PRO-5, RAT-5). {status}</summary>
    public const string NotCorrectable = "proposal.notCorrectable";

    /// <summary>Its household moved, and it goes on in another village (REG-8). {village}</summary>
    public const string GoesOnElsewhere = "proposal.goesOnElsewhere";

    /// <summary>A correction names another village than the proposal's.</summary>
    public const string OtherVillage = "proposal.otherVillage";

    /// <summary>It was corrected as many times as one may be. {max}</summary>
    public const string CorrectionsSpent = "proposal.correctionsSpent";

    /// <summary>The recipient is no member of the family (VER-4).</summary>
    public const string RecipientNotMember = "proposal.recipientNotMember";

    /// <summary>The recipient is not adult (VER-4). {least: years}</summary>
    public const string RecipientMinor = "proposal.recipientMinor";

    /// <summary>A citizen proposes on their own: nobody named the family to a village (PRO-4).</summary>
    public const string NominatorOfCitizen = "proposal.nominatorOfCitizen";

    /// <summary>The proposal does not wait for a deliberation (MUS-2). {status}</summary>
    public const string NotDeliberating = "proposal.notDeliberating";

    /// <summary>The decision does not fit what was proposed (PRO-2). {kind, decision}</summary>
    public const string DecisionForKind = "proposal.decisionForKind";

    /// <summary>The proposal is not where this step begins (RAT-1, RAT-3). {status, next}</summary>
    public const string NotAwaiting = "proposal.notAwaiting";

    /// <summary>Nobody confirmed who bears its numbers, so it does not enter the register (REG-5).</summary>
    public const string Unconfirmed = "proposal.unconfirmed";

    /// <summary>No conflict over its numbers is open (REG-5). {status}</summary>
    public const string NotContested = "claim.notContested";

    /// <summary>An officer of either regency settled the conflict before (REG-5). {outcome}</summary>
    public const string AlreadySettled = "claim.alreadySettled";

    /// <summary>The number stands in the register: only a removal or a change there frees it (RAT-6, REG-8).</summary>
    public const string FirstRegistered = "claim.firstRegistered";

    /// <summary>A letter covers the first: its review comes first (RAT-8).</summary>
    public const string FirstRatified = "claim.firstRatified";

    /// <summary>Nobody else holds the numbers: there is no first (REG-5).</summary>
    public const string NoFirst = "claim.noFirst";

    /// <summary>Another letter covers it (RAT-8).</summary>
    public const string OtherLetter = "proposal.otherLetter";
}
