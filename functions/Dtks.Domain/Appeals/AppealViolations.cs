namespace Dtks.Domain.Appeals;

/// <summary>Why an appeal goes no further: stable codes. Each comment gives the meaning and, in braces, the args for the text.</summary>
public static class AppealViolations
{
    /// <summary>It names none or several of proposal, household and tracking code.</summary>
    public const string AboutOne = "appeal.aboutOne";

    /// <summary>An appeal of this kind is about another kind of record.</summary>
    public const string AboutOther = "appeal.aboutOther";

    /// <summary>The proposal is not refused. {status}</summary>
    public const string NotRefused = "appeal.notRefused";

    /// <summary>The household is not removed, and nothing it received was ended.</summary>
    public const string NotRemoved = "appeal.notRemoved";

    /// <summary>No card of the household was withdrawn, or went to another (CRD-7).</summary>
    public const string NoCardWithdrawn = "appeal.noCardWithdrawn";

    /// <summary>The village has no such proposal: of an officer's, who names one of another village by its code.</summary>
    public const string ProposalUnknown = "appeal.proposalUnknown";

    /// <summary>The family is one that the caller proposed: nobody objects to their own entitlement.</summary>
    public const string OwnFamily = "appeal.ownFamily";

    /// <summary>An appeal against the same was made before, by whoever; about another's entitlement, by the same person. {appeal}</summary>
    public const string AlreadyMade = "appeal.alreadyMade";

    /// <summary>It is decided already. {status}</summary>
    public const string Decided = "appeal.decided";

    /// <summary>Whoever had a hand in what it is about, or makes it, does not decide it (GOV-3).</summary>
    public const string DecidedBefore = "appeal.decidedBefore";

    /// <summary>The Ministry decides once the regency did not in time (GOV-3). {dueOn}</summary>
    public const string NotOverdue = "appeal.notOverdue";

    /// <summary>A number of those who were removed stands with another by now: that is settled first (REG-5).</summary>
    public const string NumberHeld = "appeal.numberHeld";
}
