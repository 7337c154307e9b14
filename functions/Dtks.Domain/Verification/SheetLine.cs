using Dtks.Domain.People;

namespace Dtks.Domain.Verification;

/// <summary>One line of a village's monthly sheet: one recipient and one programme (VER-2).</summary>
public sealed record SheetLine
{
    /// <summary>Its number on the sheet, from 1 without gaps.</summary>
    public required int Line { get; init; }

    /// <summary>The household's id; its lines are those of one family card (VER-6).</summary>
    public required string Household { get; init; }

    /// <summary>The id, within the household, of the member who was the named recipient when the month was opened.</summary>
    public required string Member { get; init; }

    /// <summary>The programme.</summary>
    public required Programme Programme { get; init; }

    /// <summary>Whether that member is adult on the first day of the month (VER-4).</summary>
    public required bool Adult { get; init; }

    /// <summary>What the village decided about this line itself; null while it decided nothing.</summary>
    public LineDecision? Decision { get; init; }

    /// <summary>What holds for the line, from all decisions about its household together.</summary>
    public LineOutcome Outcome { get; init; }

    /// <summary>The ground that holds, 1 to 15, exactly when ineligible (VER-5).</summary>
    public int? Ground { get; init; }

    /// <summary>The line whose decision this outcome follows from; null when it is this line's own.</summary>
    public int? Cause { get; init; }

    /// <summary>The rule by which it follows, VER-4 or VER-6; null when it is this line's own.</summary>
    public string? CauseRule { get; init; }

    /// <summary>The member who takes over as named recipient, where one was named for a deceased one (VER-4); else null.</summary>
    public string? Successor { get; init; }

    /// <summary>The member who is the named recipient now.</summary>
    public string Recipient => Successor ?? Member;
}

/// <summary>What eligibility verification found (VER-3, VER-7).</summary>
public enum LineOutcome
{
    /// <summary>Nobody has verified it yet (VER-7).</summary>
    Unverified,

    /// <summary>Layak.</summary>
    Eligible,

    /// <summary>Tidak layak, on one of the grounds of VER-5.</summary>
    Ineligible,
}
