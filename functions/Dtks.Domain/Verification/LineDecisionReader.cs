using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Policies;

namespace Dtks.Domain.Verification;

/// <summary>Reads one row of a bulk against the line it is about (VER-5).</summary>
/// <param name="lines">The lines.</param>
/// <param name="places">Their places there by their numbers.</param>
/// <param name="adults">Adults of the households who may have no line (VER-4).</param>
/// <param name="policy">The policy version.</param>
/// <param name="missed">The lines that stay unverified (VER-7); null for none.</param>
/// <param name="unreadable">The lines that cannot be read; null for none.</param>
internal sealed class LineDecisionReader(
    IReadOnlyList<SheetLine> lines,
    IReadOnlyDictionary<int, int> places,
    IReadOnlyCollection<HouseholdAdult> adults,
    PolicyVersion policy,
    IReadOnlySet<int>? missed,
    IReadOnlySet<int>? unreadable)
{
    private const int MaxNote = 1000;

    /// <summary>The decision, or the first thing that is wrong with the row of that number, from 0.</summary>
    public (LineDecision? Decision, Violation? Violation) Read(LineDecisionDraft? draft, int row)
    {
        var input = new InputReader();
        var decision = Read(draft, input);
        if (input.IsClean) return (decision, null);
        var violation = input.Violations[0];
        return (null, violation with { Pointer = $"/{row}{violation.Pointer}" });
    }

    // With pointers within the row: most rows need none.
    private LineDecision? Read(LineDecisionDraft? draft, InputReader input)
    {
        if (!input.Present(draft, string.Empty) || !input.Present(draft.Line, "/line")) return null;
        if (unreadable?.Contains(draft.Line.Value) == true)
        {
            input.Add(Violation.Conflict(SheetViolations.LineUnreadable) with { Pointer = "/line" });
            return null;
        }

        if (!places.TryGetValue(draft.Line.Value, out var place))
        {
            input.Invalid(SheetViolations.LineUnknown, "/line");
            return null;
        }

        var line = lines[place];
        if ((line.HandedTo ?? line.AwaitedFrom) is { } other)
        {
            var code = line.HandedTo is null ? SheetViolations.LineAwaited : SheetViolations.LineElsewhere;
            input.Add(Violation.Conflict(code, "REG-8", ("village", other.Value)) with { Pointer = "/line" });
            return null;
        }

        if (missed?.Contains(line.Line) == true)
        {
            input.Add(Violation.Conflict(SheetViolations.LineMissed, "VER-7") with { Pointer = "/line" });
            return null;
        }

        var (outcome, ground) = OutcomeReader.Read(draft.Outcome, draft.Ground, string.Empty, policy, input);
        var note = input.OptionalText(draft.Note, "/note", MaxNote);
        CheckSuccessor(draft.Successor, line, ground, "/successor", input);
        CheckSuccessorMember(draft, line, ground, "/successorMember", input);
        CheckStands(draft, line, outcome, input);
        return outcome is { } o ? new LineDecision(o, ground, note, draft.Successor, draft.SuccessorMember) : null;
    }

    private void CheckSuccessor(int? successor, SheetLine line, int? ground, string pointer, InputReader input)
    {
        if (successor is not { } number) return;
        if (line.Programme != Programme.PbiJkn || ground != Cascade.Deceased)
            input.Invalid(SheetViolations.SuccessorForbidden, pointer, "VER-4");
        else if (!places.TryGetValue(number, out var other) || !Cascade.MaySucceed(line, lines[other]))
            input.Invalid(SheetViolations.SuccessorUnfit, pointer, "VER-4");
    }

    // Neither found eligible, nor made so by naming who takes over what ended (RAT-6, REG-8).
    private static void CheckStands(LineDecisionDraft draft, SheetLine line, LineOutcome? outcome, InputReader input)
    {
        if (!line.IsGone) return;
        var (code, rule) = line.IsLeft ? (SheetViolations.LineLeft, "REG-8") : (SheetViolations.LineGone, "RAT-6");
        if (outcome == LineOutcome.Eligible) input.Add(Violation.Refused(code, rule, "/outcome"));
        else if (draft.SuccessorMember is not null && line.Programme != Programme.PbiJkn) input.Add(Violation.Refused(code, rule, "/successorMember"));
    }

    private void CheckSuccessorMember(LineDecisionDraft draft, SheetLine line, int? ground, string pointer, InputReader input)
    {
        if (draft.SuccessorMember is not { } member) return;
        if (ground != Cascade.Deceased) input.Invalid(SheetViolations.SuccessorMemberForbidden, pointer, "VER-4");
        else if (draft.Successor is not null) input.Invalid(SheetViolations.SuccessorTwice, pointer, "VER-4");
        else if (!Successors.IsFit(line, member, lines, adults)) input.Invalid(SheetViolations.SuccessorMemberUnfit, pointer, "VER-4");
    }
}
