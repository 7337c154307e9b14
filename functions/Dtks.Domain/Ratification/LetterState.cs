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

    /// <summary>
    /// The period that it counts for, <c>yyyy-MM</c>: its own, or, signed after the determination date of that, the first whose date was not over (RAT-5). Null of letters
    /// from before that was kept: their own.
    /// </summary>
    public string? CountsFor { get; init; }

    /// <summary>What it ratifies.</summary>
    public required RatificationSubject Subject { get; init; }

    /// <summary>The letter's number.</summary>
    public required string Number { get; init; }

    /// <summary>The letter's date.</summary>
    public required LocalDate Date { get; init; }

    /// <summary>How many rows it covers, of sheets their lines; 0 while they are gathered.</summary>
    public required int Rows { get; init; }

    /// <summary>How many sheets it covers; null of one over proposals, and while they are gathered.</summary>
    public int? Sheets { get; init; }

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

    /// <summary>How it went to the Ministry before and came back, oldest first (RAT-5); null while it went once.</summary>
    public IReadOnlyList<LetterRound>? Earlier { get; init; }

    /// <summary>What happened to it, oldest first.</summary>
    public required IReadOnlyList<EventMeta> History { get; init; }

    /// <summary>How many times it went to the Ministry again (RAT-5).</summary>
    public int Round() => Earlier?.Count ?? 0;

    /// <summary>As it went to the Ministry first.</summary>
    public LetterState First() => Earlier is [var first, ..]
        ? this with { Earlier = null, Number = first.Number, Date = first.Date, Rows = first.Rows, Digest = first.Digest, SignedBy = first.SignedBy }
        : this;

    /// <summary>Where it stands for a row that left it when it was sent again: returned, as it had come back (RAT-5).</summary>
    public LetterState ForThoseThatLeft() => Earlier is [.., var last]
        ? this with { Status = LetterStatus.Returned, Outcome = ReviewOutcome.Returned, Reasons = last.Reasons, ReviewedBy = last.ReviewedBy }
        : this;

    /// <summary>As it had come back, before it went again (RAT-5): for a row that it did not bring back then.</summary>
    public LetterState BeforeItWentAgain() => Earlier is [.., var last]
        ? this with { Status = LetterStatus.Returned, Outcome = ReviewOutcome.Returned, Reasons = last.Reasons, SignedBy = last.SignedBy, ReviewedBy = last.ReviewedBy, Earlier = [.. Earlier.Take(Earlier.Count - 1)] }
        : this;

    /// <summary>Whether a person signed it, now or before it came back (GOV-2).</summary>
    public bool IsSignedBy(string subject) => SignedBy == subject || Earlier?.Any(round => round.SignedBy == subject) == true;

    /// <summary>Whether it stands so for a row that goes back alone: returned for that, while the letter conforms (<see cref="For"/>).</summary>
    public bool SendsBackAlone() => Status == LetterStatus.Returned && Outcome == ReviewOutcome.Conforming;

    /// <summary>Where it stands for one of its rows: returned, for a row that the review sends back alone (RAT-5).</summary>
    /// <param name="alone">Why that row goes back; null for a row that goes with its letter.</param>
    public LetterState For(IReadOnlyList<string>? alone) => alone is null ? this : this with { Status = LetterStatus.Returned, Reasons = alone };
}

/// <summary>How a letter went to the Ministry, came back and was sent again (RAT-5).</summary>
/// <param name="Number">Its number then.</param>
/// <param name="Date">Its date then.</param>
/// <param name="Rows">How many rows it covered.</param>
/// <param name="Digest">Their digest.</param>
/// <param name="SignedBy">The subject who signed it, or sent it again.</param>
/// <param name="ReviewedBy">The subject of the reviewer who returned it.</param>
/// <param name="Reasons">Why. Encrypted at rest.</param>
/// <param name="Source">The other sources that were named (RAT-7). Encrypted at rest.</param>
/// <param name="Note">What the regent wrote when sending it again. Encrypted at rest.</param>
/// <param name="SentAgain">When that was.</param>
public sealed record LetterRound(
    string Number, LocalDate Date, int Rows, string? Digest, string SignedBy, string? ReviewedBy, IReadOnlyList<string> Reasons, string? Source, string Note, Instant SentAgain);

/// <summary>Something that happened to a letter.</summary>
/// <param name="Meta">When, by whom, by which rule.</param>
/// <param name="State">The letter after it.</param>
public sealed record LetterEvent(EventMeta Meta, LetterState State)
{
    internal IReadOnlyList<ReturnedRow> Back { get; init; } = [];

    /// <summary>The rows that it sends back alone (RAT-5), to be kept beside the letter.</summary>
    public IReadOnlyList<ReturnedRow> RowsBack() => Back;

    internal IReadOnlyList<string> Out { get; init; } = [];

    /// <summary>The rows that leave the letter, as the regent asked (RAT-5), by their ids: to be kept with it until they have.</summary>
    public IReadOnlyList<string> RowsOut() => Out;
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
