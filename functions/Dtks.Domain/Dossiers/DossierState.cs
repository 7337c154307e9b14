using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using NodaTime;

namespace Dtks.Domain.Dossiers;

/// <summary>A village's dossier on its way up (RAT-1), as its events have made it. Its rows stand beside it and never change.</summary>
public sealed record DossierState
{
    /// <summary>Its id, unique within the village.</summary>
    public required string Id { get; init; }

    /// <summary>The village.</summary>
    public required AreaCode Village { get; init; }

    /// <summary>The month, <c>yyyy-MM</c>.</summary>
    public required string Period { get; init; }

    /// <summary>What it is about.</summary>
    public required DossierSubject Subject { get; init; }

    /// <summary>The deliberation whose admitted proposals it holds, or that settled its sheet (VER-3).</summary>
    public required string Deliberation { get; init; }

    /// <summary>How many rows it holds: 1 to 1,000 proposals, or all lines of the sheet.</summary>
    public required int Rows { get; init; }

    /// <summary>The digest over its proposals, as a letter has it of a village, or of its sheet (RAT-8).</summary>
    public required string Digest { get; init; }

    /// <summary>Where it stands.</summary>
    public required DossierStatus Status { get; init; }

    /// <summary>The returned dossier that it takes the place of; null for none.</summary>
    public string? Replaces { get; init; }

    /// <summary>The subject that handed it in (GOV-2).</summary>
    public required string SubmittedBy { get; init; }

    /// <summary>The subject that endorsed it (GOV-2); null while nobody did.</summary>
    public string? EndorsedBy { get; init; }

    /// <summary>The subject that received it (GOV-2); null while nobody did.</summary>
    public string? ReceivedBy { get; init; }

    /// <summary>Why it was returned; empty else. Encrypted at rest.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>The determination date that was over when it came back, so that its sheet stays finalised (RAT-5); null else.</summary>
    public LocalDate? DeterminedOn { get; init; }

    /// <summary>What happened to it, oldest first.</summary>
    public required IReadOnlyList<EventMeta> History { get; init; }

    /// <summary>Since when it stands where it does.</summary>
    public Instant Since() => History[^1].At;

    /// <summary>Whether its rows are in no other: while it is on its way, and once it got there.</summary>
    public bool HoldsItsRows() => Status is not (DossierStatus.Returned or DossierStatus.Withdrawn);
}

/// <summary>A row of a dossier.</summary>
/// <param name="Proposal">The proposal.</param>
/// <param name="Digest">The digest of what is ratified of it (RAT-8).</param>
/// <param name="TookPart">The subjects who proposed, corrected, decided or visited it: they do not endorse or receive it (GOV-2).</param>
public sealed record DossierRow(string Proposal, string Digest, IReadOnlyList<string> TookPart);
