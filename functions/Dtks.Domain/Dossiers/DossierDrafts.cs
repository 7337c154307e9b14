namespace Dtks.Domain.Dossiers;

/// <summary>A dossier as it came in; nothing checked.</summary>
/// <param name="Period">The month, <c>yyyy-MM</c>.</param>
/// <param name="Subject">What it is about, a name of <see cref="DossierSubject"/>.</param>
/// <param name="Deliberation">The deliberation whose admitted proposals it holds, or that settled the sheet.</param>
/// <param name="Replaces">A dossier that was returned and that it takes the place of; may be absent.</param>
public sealed record DossierDraft(string? Period, string? Subject, string? Deliberation, string? Replaces = null);

/// <summary>What becomes of a dossier at one place of its way, as it came in; nothing checked.</summary>
/// <param name="Outcome">Endorsed or received, as the place has it, or returned.</param>
/// <param name="Reasons">Why it is returned: 1 to 20 of up to 500 characters; none when it goes on.</param>
public sealed record DossierReviewDraft(string? Outcome, IReadOnlyList<string?>? Reasons = null);

/// <summary>What a dossier is about.</summary>
public enum DossierSubject
{
    /// <summary>Proposals that a deliberation admitted.</summary>
    Proposals,

    /// <summary>A month's verified sheet.</summary>
    Eligibility,
}

/// <summary>What the district head (camat) makes of a dossier.</summary>
public enum EndorsementOutcome
{
    /// <summary>It goes up to dinas sosial.</summary>
    Endorsed,

    /// <summary>It goes back to the village.</summary>
    Returned,
}

/// <summary>What dinas sosial makes of a dossier.</summary>
public enum ReceiptOutcome
{
    /// <summary>It waits for the regent's letter.</summary>
    Received,

    /// <summary>It goes back to the village.</summary>
    Returned,
}
