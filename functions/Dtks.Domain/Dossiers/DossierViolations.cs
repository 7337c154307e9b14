namespace Dtks.Domain.Dossiers;

/// <summary>Why a dossier goes no further: stable codes. Each comment gives the meaning and, in braces, the args for the text.</summary>
public static class DossierViolations
{
    /// <summary>No month as yyyy-MM that has begun.</summary>
    public const string Period = "dossier.period";

    /// <summary>Dossiers on a month's sheet are not taken yet.</summary>
    public const string SubjectNotOpen = "dossier.subjectNotOpen";

    /// <summary>The village has no such deliberation.</summary>
    public const string DeliberationUnknown = "dossier.deliberationUnknown";

    /// <summary>The deliberation is not concluded (MUS-7).</summary>
    public const string NotConcluded = "dossier.notConcluded";

    /// <summary>The deliberation was on cards, and decides on no proposals.</summary>
    public const string OnCards = "dossier.onCards";

    /// <summary>None of what the deliberation admitted waits, was visited, and is in no other dossier (RAT-2). {admitted, waiting}</summary>
    public const string Empty = "dossier.empty";

    /// <summary>What it is to replace is no dossier of the same deliberation that was returned and has no other in its place.</summary>
    public const string Replaces = "dossier.replaces";

    /// <summary>The dossier is not where this step begins. {status}</summary>
    public const string NotAwaiting = "dossier.notAwaiting";

    /// <summary>Whoever proposed, decided, visited or handed in does not endorse or receive it (GOV-2).</summary>
    public const string Own = "dossier.own";

    /// <summary>Its rows do not add up to its digest (RAT-8).</summary>
    public const string Digest = "dossier.digest";

    /// <summary>There is no such dossier in the district: of a row of a bulk.</summary>
    public const string Unknown = "dossier.unknown";
}
