using Dtks.Domain.Areas;

namespace Dtks.Domain.Ratification;

/// <summary>One row of what a letter ratifies (RAT-8): a proposal, or a village's sheet of a month.</summary>
/// <param name="Village">The village.</param>
/// <param name="Proposal">The proposal; of a sheet, the dossier that it was handed in with.</param>
/// <param name="Digest">The digest of what is ratified of it.</param>
/// <param name="ProposedBy">The subject who proposed it, or finalised the sheet (GOV-2).</param>
/// <param name="DecidedBy">The subject who decided it; null of a sheet, and when it was deemed eligible (PRO-7).</param>
/// <param name="EndorsedBy">The subject who endorsed its dossier (RAT-1); null of a citizen's, and of rows from before it stood here.</param>
/// <param name="ReceivedBy">The subject who received its dossier; null likewise.</param>
public sealed record RatificationRow(AreaCode Village, string Proposal, string Digest, string ProposedBy, string? DecidedBy, string? EndorsedBy = null, string? ReceivedBy = null)
{
    /// <summary>Of a sheet its month, <c>yyyy-MM</c>; null of a proposal.</summary>
    public string? Period { get; init; }

    /// <summary>Of a sheet how many lines it has; null of a proposal.</summary>
    public int? Lines { get; init; }

    /// <summary>
    /// Who else had a part in it (GOV-2): of a sheet who decided lines of it, handed it in or received it; of a proposal who said it anew, visited it or handed in its dossier. Null for nobody, and of proposals'
    /// rows from before it stood here.
    /// </summary>
    public IReadOnlyList<string>? Others { get; init; }

    /// <summary>For how many it counts in its letter: all lines of a sheet, one for a proposal.</summary>
    public int Count() => Lines ?? 1;

    /// <summary>Whether a subject had a part in it before its letter: they neither sign for it nor review it (GOV-2).</summary>
    public bool TookPart(string? subject) =>
        subject is not null && (subject == ProposedBy || subject == DecidedBy || subject == EndorsedBy || subject == ReceivedBy || Others?.Contains(subject) == true);

    /// <summary>What it is named by in its letter: its village and its proposal, such as <c>3306162006-5f0c…</c>.</summary>
    public string Id() => $"{Village.Value}-{Proposal}";
}

/// <summary>A row that a review sends back alone, while the others of its letter are carried over (RAT-5).</summary>
/// <param name="Row">The row, by its <see cref="RatificationRow.Id"/>.</param>
/// <param name="Reasons">Why. Encrypted at rest.</param>
public sealed record ReturnedRow(string Row, IReadOnlyList<string> Reasons);
