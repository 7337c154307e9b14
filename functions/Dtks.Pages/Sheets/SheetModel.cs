using Dtks.Domain.Areas;
using Dtks.Pages.Progress;
using Dtks.Pages.Records;
using NodaTime;

namespace Dtks.Pages.Sheets;

/// <summary>A page of a sheet.</summary>
/// <param name="Period">The month.</param>
/// <param name="Village">The village's code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Standing">Where the sheet stands.</param>
/// <param name="Rows">The lines.</param>
/// <param name="From">Where this page begins; null for the first.</param>
/// <param name="Next">Where it goes on; null on the last.</param>
/// <param name="MayDecide">Whether the reader may decide lines.</param>
/// <param name="Grounds">The grounds of VER-5.</param>
public sealed record SheetModel(
    string Period, string Village, string Name, SheetStanding Standing, IReadOnlyList<SheetRow> Rows, string? From, string? Next, bool MayDecide, IReadOnlyList<(int Number, string Words)> Grounds)
{
    /// <summary>Whether the reader may finalise it (VER-1).</summary>
    public bool MayFinalise { get; init; }

    /// <summary>Whether the reader may open it again (VER-8).</summary>
    public bool MayReopen { get; init; }

    /// <summary>That it was opened again after its month, and until when, in words; null where it was not (VER-8, RAT-5).</summary>
    public string? OpenAgain { get; init; }

    /// <summary>What became of the lines that were just sent.</summary>
    public IReadOnlyDictionary<int, LineAnswer> Answers { get; init; } = new Dictionary<int, LineAnswer>();

    /// <summary>What was typed of lines that were not saved.</summary>
    public IReadOnlyDictionary<int, SentLine> Typed { get; init; } = new Dictionary<int, SentLine>();

    /// <summary>Why none of what was sent was done; null where it was.</summary>
    public string? Wrong { get; init; }
}

/// <summary>Where a sheet stands.</summary>
/// <param name="Status"><c>open</c>, <c>finalised</c>, <c>closed</c>.</param>
/// <param name="Lines">Its lines by outcome.</param>
/// <param name="Advice">What becomes of lines that nobody verified (VER-7).</param>
public sealed record SheetStanding(string Status, LineCounts Lines, IReadOnlyList<LineAdvice>? Advice = null)
{
    /// <summary>Until when lines that were verified are decided anew and the sheet is locked, where it was opened again after its month (VER-8, RAT-5); null elsewhere.</summary>
    public Instant? OpenUntil { get; init; }

    /// <summary>Whether lines are decided, and the sheet is locked, at a time: while its month runs, and after it until the determination date is over (RAT-5).</summary>
    public bool IsOpenAt(Instant now) => Status == "open" || (Status == "closed" && now < OpenUntil);

    /// <summary>The last day of that, in the village's zone; null where the sheet was not opened again after its month.</summary>
    public LocalDate? LastDay(AreaCode village) => OpenUntil is { } until ? TimeZones.DateIn(village, until - Duration.Epsilon) : null;
}

/// <summary>What becomes of lines that nobody verified.</summary>
/// <param name="Detail">In words.</param>
public sealed record LineAdvice(string Detail);

/// <summary>A line.</summary>
/// <param name="Line">Its number.</param>
/// <param name="Name">Who receives.</param>
/// <param name="Programme">What.</param>
/// <param name="Outcome">How it is decided.</param>
/// <param name="Ground">Why not, by number.</param>
/// <param name="Note">What was said.</param>
/// <param name="Suggestion">What the register knows.</param>
/// <param name="Adults">Who may take over if they died (VER-4).</param>
public sealed record SheetRow(int? Line = null, string Name = "", string Programme = "", string Outcome = "", int? Ground = null, string? Note = null, LineAdvice? Suggestion = null, IReadOnlyList<SheetAdult>? Adults = null) : ListedRow;

/// <summary>An adult of the household.</summary>
/// <param name="Member">Their number in it.</param>
/// <param name="Name">Their name.</param>
public sealed record SheetAdult(string Member, string Name);

/// <summary>What became of the lines that were sent.</summary>
/// <param name="Results">Line by line.</param>
public sealed record LineAnswers(IReadOnlyList<LineAnswer> Results);

/// <summary>What became of a line.</summary>
/// <param name="Line">Its number.</param>
/// <param name="Status"><c>applied</c> or <c>refused</c>.</param>
/// <param name="Detail">Why it was refused.</param>
public sealed record LineAnswer(int Line, string Status, string? Detail = null);

/// <summary>A decision of a line, as it is sent.</summary>
/// <param name="Line">The line's number.</param>
/// <param name="Outcome">Eligible or ineligible.</param>
/// <param name="Ground">Why not, by number.</param>
/// <param name="Note">A note.</param>
/// <param name="SuccessorMember">Who takes over from one who died (VER-4).</param>
public sealed record SheetLineSent(int Line, string Outcome, int? Ground, string? Note, string? SuccessorMember);
