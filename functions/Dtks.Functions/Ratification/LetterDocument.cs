using Dtks.Domain.Ratification;
using Dtks.Platform.Documents;

namespace Dtks.Functions.Ratification;

/// <summary>
/// A letter of ratification. What it covers stands with it when one page holds that all, and else on its pages
/// (<see cref="LetterPageDocument"/>).
/// </summary>
public sealed record LetterDocument : Document
{
    /// <summary>The document type's name.</summary>
    public const string TypeName = "letter";

    private const int OlderPageRows = 100;

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <summary>The regency, and the partition.</summary>
    public required string Regency { get; init; }

    /// <summary>In an older letter, the sequence number of the last row before those it covers.</summary>
    public long? After { get; init; }

    /// <summary>In an older letter, the sequence number of the last row it covers.</summary>
    public long? UpTo { get; init; }

    /// <summary>When the regent signed: what became eligible later is for the next letter.</summary>
    public required DateTimeOffset CreatedOn { get; init; }

    /// <summary>Whether its rows are gathered after the answer, because they were too many when the regent signed.</summary>
    public bool Large { get; init; }

    /// <summary>How many pages it has so far.</summary>
    public int Pages { get; init; }

    /// <summary>How many rows stand on them so far.</summary>
    public int Covered { get; init; }

    /// <summary>The key of the last row that was looked at for it.</summary>
    public string Cursor { get; init; } = string.Empty;

    /// <summary>How many rows could not be read when it was signed (of a large letter: while they were gathered), and wait for a later one; null for none.</summary>
    public int? Unreadable { get; init; }

    /// <summary>The hash of the request that signed it, when it came under an idempotency key.</summary>
    public string? BodyHash { get; init; }

    /// <summary>All its rows, when one page holds them; null when they stand on pages.</summary>
    public WholeLetter? Whole { get; init; }

    /// <summary>The rows that the regent takes out of it, by their ids, while it is sent again (RAT-5); null else.</summary>
    public IReadOnlyList<string>? Withdrawn { get; init; }

    /// <summary>How many scans of it as signed by hand were declared, each time that it went, whatever became of them; null for none.</summary>
    public int? Scans { get; init; }

    /// <summary>The letter.</summary>
    public required LetterState State { get; init; }

    /// <summary>A document's id for a letter's.</summary>
    public static string IdOf(string letter) => $"letter-{letter}";

    /// <summary>Whether it was signed while rows were numbered: its pages are read from their numbers.</summary>
    internal bool IsOlder() => UpTo is not null;

    /// <summary>How many pages it has.</summary>
    internal int PageCount() => UpTo is { } last ? (int)((last - First() + OlderPageRows - 1) / OlderPageRows) : Pages;

    /// <summary>The numbers of the rows on a page of an older letter: after the first, up to the second.</summary>
    internal (long After, long UpTo) Numbers(int page) => (First() + ((long)page * OlderPageRows), Math.Min(First() + ((page + 1L) * OlderPageRows), UpTo!.Value));

    /// <summary>The page to go on from that a message names: an older letter's by the number of a row.</summary>
    /// <returns>Null when the letter has no such place.</returns>
    internal int? PageFrom(long after) => IsOlder()
        ? after >= First() && after <= UpTo ? (int)((after - First()) / OlderPageRows) : null
        : after >= 0 && after <= Pages ? (int)after : null;

    /// <summary>The place of a page in a message.</summary>
    internal long PlaceOf(int page) => IsOlder() ? First() + ((long)page * OlderPageRows) : page;

    private long First() => After ?? 0;
}

/// <summary>The rows of a letter that one page holds, and how far they have come.</summary>
/// <param name="Stage">
/// How far. Rows that are few and all ratified are not noted: their proposals say so (<see cref="LetterProgress"/>), and with the review it is
/// noted what came of them.
/// </param>
/// <param name="Rows">The rows, in the letter's order.</param>
/// <param name="Round">How many times the letter had gone to the Ministry again when they were last gathered (RAT-5); null for never.</param>
public sealed record WholeLetter(PageStage Stage, IReadOnlyList<LetterRow> Rows, int? Round = null)
{
    /// <summary>The most rows that are carried over within the request: no more than are worked at once (<see cref="RowApplication"/>).</summary>
    public const int MostAtOnce = 16;

    /// <summary>Whether its rows are carried over within the request that signs or reviews it.</summary>
    internal bool IsSmall() => Rows.Count <= MostAtOnce;
}
