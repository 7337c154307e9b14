namespace Dtks.Domain.Deliberations;

/// <summary>Why a deliberation goes no further: stable codes. Each comment gives the meaning and, in braces, the args for the text.</summary>
public static class DeliberationViolations
{
    /// <summary>There is no such deliberation.</summary>
    public const string Missing = "deliberation.missing";

    /// <summary>There is a deliberation of this id already.</summary>
    public const string Exists = "deliberation.exists";

    /// <summary>The deliberation is concluded: nothing of it changes any more (MUS-7).</summary>
    public const string Concluded = "deliberation.concluded";

    /// <summary>A household's representative without the neighbourhood unit (MUS-3).</summary>
    public const string AttendeeUnit = "deliberation.attendeeUnit";

    /// <summary>Nobody present stands for an element that must be there (MUS-3). {element}</summary>
    public const string ElementAbsent = "deliberation.elementAbsent";

    /// <summary>A document is not there, or was rejected (MUS-4). {kind}</summary>
    public const string DocumentMissing = "deliberation.documentMissing";

    /// <summary>A document is still being inspected: try again shortly (MUS-4). {kind}</summary>
    public const string DocumentInspecting = "deliberation.documentInspecting";

    /// <summary>The minutes state another number than decisions are recorded (MUS-7). {stated, recorded}</summary>
    public const string CountMismatch = "deliberation.countMismatch";

    /// <summary>A decision names neither or both of a proposal and a household (MUS-2).</summary>
    public const string DecisionSubject = "resolution.subject";

    /// <summary>Households are terminated; proposals are admitted, assisted or refused (MUS-2).</summary>
    public const string DecisionForSubject = "resolution.decisionForSubject";

    /// <summary>The same proposal or household is decided twice (MUS-2).</summary>
    public const string DecisionTwice = "resolution.twice";

    /// <summary>The village has no such proposal (MUS-2).</summary>
    public const string DecisionProposalUnknown = "resolution.proposalUnknown";

    /// <summary>No such household stands in the village's register (MUS-2).</summary>
    public const string DecisionHouseholdUnknown = "resolution.householdUnknown";
}
