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

    /// <summary>How many rows it covers, at least 1.</summary>
    public required int Rows { get; init; }

    /// <summary>The digest of the rows (RAT-8).</summary>
    public required string Digest { get; init; }

    /// <summary>The subject of the regent who signed.</summary>
    public required string SignedBy { get; init; }

    /// <summary>Where it stands.</summary>
    public required LetterStatus Status { get; init; }

    /// <summary>Why it was returned; empty otherwise.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>The subject of the reviewer.</summary>
    public string? ReviewedBy { get; init; }

    /// <summary>What happened to it, oldest first.</summary>
    public required IReadOnlyList<EventMeta> History { get; init; }
}

/// <summary>Where a letter stands.</summary>
public enum LetterStatus
{
    /// <summary>Signed by the regent; the Ministry has yet to review it.</summary>
    Signed,

    /// <summary>The Ministry found it conforming (RAT-3).</summary>
    Conforming,

    /// <summary>The Ministry returned it (RAT-5).</summary>
    Returned,
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
