namespace Dtks.Domain.Visits;

/// <summary>Why a home visit is not recorded: stable codes. Each comment gives the meaning and, in braces, the args for the text.</summary>
public static class VisitViolations
{
    /// <summary>The proposal is not one that a deliberation admitted and that goes its way from there (RAT-2). {status}</summary>
    public const string NotAdmitted = "proposal.notAdmitted";

    /// <summary>The visit lies before the deliberation (RAT-2). {heldOn}</summary>
    public const string BeforeDeliberation = "visit.beforeDeliberation";

    /// <summary>Another edition of the form was in force on the day of the visit (RAT-2). {edition, named, on}</summary>
    public const string Edition = "visit.edition";

    /// <summary>All visitors come from one body: the supervision is joint (RAT-2).</summary>
    public const string OneBody = "visit.oneBody";

    /// <summary>A visitor is named twice.</summary>
    public const string VisitorTwice = "visit.visitorTwice";

    /// <summary>It answers for fewer members than the family has: advice, no refusal, for the others may be away or dead (RAT-2). {answered, members}</summary>
    public const string MembersLeftOut = "visit.membersLeftOut";

    /// <summary>A dossier on its way up holds the proposal (RAT-1). {dossier}</summary>
    public const string InDossier = "visit.inDossier";

    /// <summary>It was corrected as many times as one may be. {max}</summary>
    public const string CorrectionsSpent = "visit.correctionsSpent";
}
