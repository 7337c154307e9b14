using System.Runtime.Serialization;
using Dtks.Domain.Areas;
using Dtks.Domain.People;
using NodaTime;

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
    [DataMember(EmitDefaultValue = false)]
    public required bool Adult { get; init; }

    /// <summary>What the village decided about this line itself; null while it decided nothing.</summary>
    public LineDecision? Decision { get; init; }

    /// <summary>What holds for the line, from all decisions about its household together.</summary>
    [DataMember(EmitDefaultValue = false)]
    public LineOutcome Outcome { get; init; }

    /// <summary>The ground that holds, 1 to 15, exactly when ineligible (VER-5).</summary>
    public int? Ground { get; init; }

    /// <summary>The line whose decision this outcome follows from; null when it is this line's own.</summary>
    public int? Cause { get; init; }

    /// <summary>The rule by which it follows, VER-4 or VER-6; null when it is this line's own.</summary>
    public string? CauseRule { get; init; }

    /// <summary>The member who takes over as named recipient, where one was named for a deceased one (VER-4); else null.</summary>
    public string? Successor { get; init; }

    /// <summary>The member who became the named recipient in the register since the month was opened (REG-8); null for none.</summary>
    public string? Heir { get; init; }

    /// <summary>What the register knows, and what it suggests (REG-8, MUS-2): people decide; null for nothing.</summary>
    public LineSuggestion? Suggestion { get; init; }

    /// <summary>The village where its recipient is verified instead, on another line (REG-8, VER-2); null for here.</summary>
    public AreaCode? HandedTo { get; init; }

    /// <summary>The village from whose sheet the line is being taken over: it is decided neither there nor here in that moment; null for none.</summary>
    public AreaCode? AwaitedFrom { get; init; }

    /// <summary>Whether its recipient stands in another village and is verified here all the same (REG-8), whatever is suggested; null for no, and on lines of before.</summary>
    public bool? StillHere { get; init; }

    /// <summary>Whether its recipient is dead or removed in the register, and what it verifies stands on nobody else: it is not eligible until that is undone (RAT-6).</summary>
    [IgnoreDataMember]
    public bool IsOutOfRegister => Suggestion is { Code: LineSuggestions.Died or LineSuggestions.Removed };

    /// <summary>Whether it is of a family's programme that ended since its recipient left the family, and nobody else of it receives it (REG-8): a person's own goes with them.</summary>
    [IgnoreDataMember]
    public bool IsLeft => this is { HandedTo: null, Programme: not Programme.PbiJkn, Suggestion.Code: LineSuggestions.Left };

    /// <summary>Whether nobody is left whom it would verify, by a death, a removal or a leaving: it is not eligible.</summary>
    [IgnoreDataMember]
    public bool IsGone => IsOutOfRegister || IsLeft;

    /// <summary>Whether nobody verified it, and nobody is left whom it would verify (RAT-6): it is not missed by anybody (VER-7).</summary>
    [IgnoreDataMember]
    public bool IsLapsed => this is { IsGone: true, HandedTo: null, Outcome: LineOutcome.Unverified };

    /// <summary>The member who is the named recipient in the register.</summary>
    [IgnoreDataMember]
    public string Named => Heir ?? Member;

    /// <summary>The member who is the named recipient now.</summary>
    [IgnoreDataMember]
    public string Recipient => Successor ?? Named;
}

/// <summary>What a change of the family means for a line (REG-8), or what a deliberation proposes about it (MUS-2).</summary>
/// <param name="Code">What happened: one of <see cref="LineSuggestions"/>.</param>
/// <param name="Ground">The ground of VER-5 that it would be ineligible on; null where that is not said.</param>
/// <param name="Deliberation">The deliberation that proposes it; null where none does.</param>
public sealed record LineSuggestion(string Code, int? Ground, string? Deliberation = null)
{
    /// <summary>From which record it is known; null on those of before it was noted.</summary>
    public SuggestionSource? Source { get; init; }
}

/// <summary>The record from which something about a line is known.</summary>
/// <param name="Kind">What kind of record.</param>
/// <param name="Id">Its id.</param>
/// <param name="On">The day it is known from; null where the record says none.</param>
public sealed record SuggestionSource(SuggestionSourceKind Kind, string Id, LocalDate? On = null);

/// <summary>What kind of record something about a line is known from.</summary>
public enum SuggestionSourceKind
{
    /// <summary>A removal that was noticed, or took effect (RAT-6).</summary>
    Removal,

    /// <summary>A pair of likely duplicates (REG-5).</summary>
    Duplicate,

    /// <summary>A deliberation (MUS-2).</summary>
    Deliberation,

    /// <summary>A change of the family (REG-8).</summary>
    Change,

    /// <summary>A decision on the sheet of the month before (VER-6).</summary>
    Sheet,

    /// <summary>How a household stands in welfare (REG-9); its id is the household's.</summary>
    Welfare,
}

/// <summary>What may be suggested for a line: stable codes.</summary>
public static class LineSuggestions
{
    /// <summary>The recipient died (VER-5, ground 3).</summary>
    public const string Died = "line.recipientDied";

    /// <summary>The recipient left the family for another; they are verified there.</summary>
    public const string Left = "line.recipientLeft";

    /// <summary>The recipient was removed from the register (RAT-6).</summary>
    public const string Removed = "line.recipientRemoved";

    /// <summary>A deliberation proposes to stop or deactivate the household (MUS-2).</summary>
    public const string TerminationProposed = "line.terminationProposed";

    /// <summary>The family stands in another village; it is verified there.</summary>
    public const string Moved = "line.familyMoved";

    /// <summary>The recipient's removal from the register was noticed and is not in effect yet (RAT-6).</summary>
    public const string RemovalNoticed = "line.removalNoticed";

    /// <summary>People found the recipient to stand in the register twice, and the other entry to stay (REG-5).</summary>
    public const string Duplicate = "line.duplicate";

    /// <summary>The recipient was found on ground 5 in the month before.</summary>
    public const string StateEmployee = "line.stateEmployee";

    /// <summary>Another of the family was found on ground 5 in the month before (VER-6).</summary>
    public const string StateEmployeeInFamily = "line.stateEmployeeInFamily";

    /// <summary>The household's welfare lies outside the deciles to which the month's policy version limits the programme (REG-9, VER-5 ground 11).</summary>
    public const string OutsideDeciles = "line.outsideDeciles";

    /// <summary>What the register had of the recipient when the line was found ineligible, a death or a removal, was undone or taken back since (GOV-3): it is decided anew where that can be.</summary>
    public const string Overturned = "line.overturned";

    /// <summary>Whether it tells how the family or the recipient went, and so comes and goes with that.</summary>
    public static bool IsOfFamily(string code) => code is Died or Left or Removed or Moved or StillHere or Overturned;

    /// <summary>The family, or the recipient, stands in another village whose sheet of the month does not have them: they are verified here until the month ends.</summary>
    public const string StillHere = "line.stillHere";
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

    /// <summary>Verified and counted on another line, as a rule in another village (REG-8, VER-2): here it is neither.</summary>
    Elsewhere,
}
