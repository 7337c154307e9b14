using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using NodaTime;

namespace Dtks.Domain.Ratification;

/// <summary>A regent's letter of ratification (RAT-1, RAT-8).</summary>
public sealed record LetterState
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>The regency.</summary>
    public required AreaCode Regency { get; init; }

    /// <summary>The month, <c>yyyy-MM</c>.</summary>
    public required string Period { get; init; }

    /// <summary>What it ratifies.</summary>
    public required RatificationSubject Subject { get; init; }

    /// <summary>The letter's number.</summary>
    public required string Number { get; init; }

    /// <summary>The letter's date.</summary>
    public required LocalDate Date { get; init; }

    /// <summary>How many rows it covers; 0 while they are gathered.</summary>
    public required int Rows { get; init; }

    /// <summary>The digest of the rows (RAT-8); null while they are gathered.</summary>
    public string? Digest { get; init; }

    /// <summary>The subject of the regent who signed.</summary>
    public required string SignedBy { get; init; }

    /// <summary>Where it stands.</summary>
    public required LetterStatus Status { get; init; }

    /// <summary>What the Ministry found; null until it reviews.</summary>
    public ReviewOutcome? Outcome { get; init; }

    /// <summary>Why it was returned; empty otherwise.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>How many rows the review sends back alone (RAT-5); null for none.</summary>
    public int? ReturnedRows { get; init; }

    /// <summary>From which other accountable sources the Ministry verified it (RAT-7); null where it named none. Encrypted at rest.</summary>
    public string? Source { get; init; }

    /// <summary>The subject of the reviewer.</summary>
    public string? ReviewedBy { get; init; }

    /// <summary>A code of <see cref="LetterViolations"/>: why it is void, or why its last review did not come to an end.</summary>
    public string? Problem { get; init; }

    /// <summary>What happened to it, oldest first.</summary>
    public required IReadOnlyList<EventMeta> History { get; init; }

    /// <summary>Where it stands for one of its rows: returned, for a row that the review sends back alone (RAT-5).</summary>
    /// <param name="alone">Why that row goes back; null for a row that goes with its letter.</param>
    public LetterState For(IReadOnlyList<string>? alone) => alone is null ? this : this with { Status = LetterStatus.Returned, Reasons = alone };
}

/// <summary>Something that happened to a letter.</summary>
/// <param name="Meta">When, by whom, by which rule.</param>
/// <param name="State">The letter after it.</param>
public sealed record LetterEvent(EventMeta Meta, LetterState State)
{
    internal IReadOnlyList<ReturnedRow> Back { get; init; } = [];

    /// <summary>The rows that it sends back alone (RAT-5), to be kept beside the letter.</summary>
    public IReadOnlyList<ReturnedRow> RowsBack() => Back;
}

/// <summary>What a letter ratifies.</summary>
public enum RatificationSubject
{
    /// <summary>New proposals (RAT-3).</summary>
    Proposals,

    /// <summary>A month's eligibility verification (RAT-4).</summary>
    Eligibility,
}

/// <summary>What the Ministry finds of a letter.</summary>
public enum ReviewOutcome
{
    /// <summary>It conforms (RAT-3).</summary>
    Conforming,

    /// <summary>It goes back (RAT-5).</summary>
    Returned,
}
