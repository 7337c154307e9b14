using Dtks.Domain.Ratification;
using Dtks.Platform.Documents;

namespace Dtks.Functions.Ratification;

/// <summary>
/// Rows that a letter covers, in its order, made in the batch that puts them under the letter: which rows they are never changes. Beside
/// each stands why it could not be applied, or left the letter when that was sent again (RAT-5), if so.
/// </summary>
public sealed record LetterPageDocument : Document
{
    /// <summary>The most rows of a page: with the letter and what goes with it, one batch (<see cref="DocumentStore.MaxOperations"/>).</summary>
    public const int MostRows = 88;

    /// <inheritdoc />
    public override string Type => "letterPage";

    /// <summary>The regency, and the partition.</summary>
    public required string Regency { get; init; }

    /// <summary>The letter.</summary>
    public required string Letter { get; init; }

    /// <summary>The page's number, from 0.</summary>
    public required int Number { get; init; }

    /// <summary>How far its rows have come.</summary>
    public PageStage Stage { get; init; }

    /// <summary>How many of its rows could not be brought there.</summary>
    public int Unapplied { get; init; }

    /// <summary>How many times its letter had gone to the Ministry again when its rows were last gathered (RAT-5); null for never.</summary>
    public int? Round { get; init; }

    /// <summary>How many of its rows have left the letter.</summary>
    public int LeftRows { get; init; }

    /// <summary>The rows, in the letter's order.</summary>
    public required IReadOnlyList<LetterRow> Rows { get; init; }

    /// <summary>The document's id for a letter's page.</summary>
    public static string IdOf(string letter, int page) => $"page-{letter}-{page}";

    /// <summary>A page of rows that were just put under the letter.</summary>
    public static LetterPageDocument Of(LetterDocument letter, int number, IEnumerable<RatificationRow> rows) => new()
    {
        Id = IdOf(letter.State.Id, number),
        Regency = letter.Regency,
        Letter = letter.State.Id,
        Number = number,
        Rows = [.. rows.Select(row => new LetterRow(row, null))],
    };

    /// <summary>The rows of a letter that has no page beside it, as one.</summary>
    internal static LetterPageDocument Of(LetterDocument letter, WholeLetter whole) => (Of(letter, 0, []) with { Round = whole.Round }).With(whole.Rows, whole.Stage);

    /// <summary>The page with what came of its rows.</summary>
    internal LetterPageDocument With(IReadOnlyList<LetterRow> rows, PageStage stage) =>
        this with { Rows = rows, Stage = stage, Unapplied = rows.Count(row => row.Problem is not null), LeftRows = rows.Count(row => row.Left is not null) };

    /// <summary>The page with the rows that go to the Ministry again, and those that left.</summary>
    internal LetterPageDocument Again(IReadOnlyList<LetterRow> rows, int round) => With(rows, PageStage.Ratified) with { Round = round };

    /// <summary>The page before anything was done for the letter as it goes now.</summary>
    internal LetterPageDocument Afresh() => this with { Stage = PageStage.Covered, Unapplied = 0, Rows = [] };

    /// <summary>How many rows are under the letter.</summary>
    internal int Under() => Rows.Count - LeftRows;

    /// <summary>How many of its rows went back alone.</summary>
    internal int WentBack() => Rows.Count(row => row.WentBack());
}

/// <summary>How far the rows of a page have come.</summary>
public enum PageStage
{
    /// <summary>They are under the letter; their proposals do not know of it yet.</summary>
    Covered,

    /// <summary>Their proposals are ratified (RAT-1).</summary>
    Ratified,

    /// <summary>Their proposals stand as the Ministry found (RAT-3, RAT-5).</summary>
    Reviewed,
}

/// <summary>A row on a letter's page.</summary>
/// <param name="Row">What is ratified.</param>
/// <param name="Problem">Why it could not be applied; null when it could, or was not tried yet.</param>
/// <param name="Returned">True when the review sent it back alone (RAT-5); null of all others.</param>
/// <param name="Left">Why it left the letter when that was sent again (RAT-5); null while it is under it.</param>
public sealed record LetterRow(RatificationRow Row, RowProblem? Problem, bool? Returned = null, RowProblem? Left = null)
{
    /// <summary>Whether its proposal stands where the review wanted it, and that was back at its proposer.</summary>
    internal bool WentBack() => Returned == true && Problem is null;
}

/// <summary>Why a row of a letter could not be applied.</summary>
/// <param name="Code">A code of the message catalogue.</param>
/// <param name="Rule">The rule that decided, if one did.</param>
/// <param name="Args">What the text fills in.</param>
/// <param name="TraceId">The trace of the last try; the log names it.</param>
/// <param name="At">When it was last tried.</param>
public sealed record RowProblem(string Code, string? Rule, IReadOnlyDictionary<string, string>? Args, string? TraceId, DateTimeOffset At);
