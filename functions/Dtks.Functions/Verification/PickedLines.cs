using Dtks.Domain.Areas;
using Dtks.Domain.People;
using Dtks.Domain.Verification;
using Newtonsoft.Json;

namespace Dtks.Functions.Verification;

/// <summary>Lines that a query picked out of a page.</summary>
internal sealed record PickedLines(string Id, IReadOnlyList<PickedLine> Lines);

/// <summary>A line without the village's decision in its own words: a note is bound to its place in its page, and cannot be opened elsewhere.</summary>
[JsonObject(MissingMemberHandling = MissingMemberHandling.Ignore)]
internal sealed record PickedLine(
    int Line,
    string Household,
    string Member,
    Programme Programme,
    bool Adult = false,
    LineOutcome Outcome = LineOutcome.Unverified,
    int? Ground = null,
    int? Cause = null,
    string? CauseRule = null,
    string? Successor = null,
    string? Heir = null,
    LineSuggestion? Suggestion = null,
    AreaCode? HandedTo = null,
    AreaCode? AwaitedFrom = null,
    bool? StillHere = null)
{
    /// <summary>The line as the domain knows it, but for that decision.</summary>
    public SheetLine ToLine() => new()
    {
        Line = Line,
        Household = Household,
        Member = Member,
        Programme = Programme,
        Adult = Adult,
        Outcome = Outcome,
        Ground = Ground,
        Cause = Cause,
        CauseRule = CauseRule,
        Successor = Successor,
        Heir = Heir,
        Suggestion = Suggestion,
        HandedTo = HandedTo,
        AwaitedFrom = AwaitedFrom,
        StillHere = StillHere,
    };
}
