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

    /// <summary>The subject of the reviewer.</summary>
    public string? ReviewedBy { get; init; }

    /// <summary>A code of <see cref="LetterViolations"/>: why it is void, or why its last review did not come to an end.</summary>
    public string? Problem { get; init; }

    /// <summary>What happened to it, oldest first.</summary>
    public required IReadOnlyList<EventMeta> History { get; init; }
}

/// <summary>Something that happened to a letter.</summary>
/// <param name="Meta">When, by whom, by which rule.</param>
/// <param name="State">The letter after it.</param>
public sealed record LetterEvent(EventMeta Meta, LetterState State);

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
