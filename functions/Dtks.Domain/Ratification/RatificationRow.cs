using Dtks.Domain.Areas;

namespace Dtks.Domain.Ratification;

/// <summary>One row of what a letter ratifies (RAT-8).</summary>
/// <param name="Village">The proposal's village.</param>
/// <param name="Proposal">The proposal.</param>
/// <param name="Digest">The digest of what is ratified of it.</param>
/// <param name="ProposedBy">The subject who proposed it (GOV-2).</param>
/// <param name="DecidedBy">The subject who decided it; null when it was deemed eligible (PRO-7).</param>
/// <param name="EndorsedBy">The subject who endorsed its dossier (RAT-1); null of a citizen's, and of rows from before it stood here.</param>
/// <param name="ReceivedBy">The subject who received its dossier; null likewise.</param>
public sealed record RatificationRow(AreaCode Village, string Proposal, string Digest, string ProposedBy, string? DecidedBy, string? EndorsedBy = null, string? ReceivedBy = null)
{
    /// <summary>Whether a subject proposed or decided it, or passed its dossier on: they do not sign for it (GOV-2).</summary>
    public bool TookPart(string subject) => subject == ProposedBy || subject == DecidedBy || subject == EndorsedBy || subject == ReceivedBy;

    /// <summary>What it is named by in its letter: its village and its proposal, such as <c>3306162006-5f0c…</c>.</summary>
    public string Id() => $"{Village.Value}-{Proposal}";
}

/// <summary>A row that a review sends back alone, while the others of its letter are carried over (RAT-5).</summary>
/// <param name="Row">The row, by its <see cref="RatificationRow.Id"/>.</param>
/// <param name="Reasons">Why. Encrypted at rest.</param>
public sealed record ReturnedRow(string Row, IReadOnlyList<string> Reasons);
