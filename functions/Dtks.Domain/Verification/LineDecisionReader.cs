using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Policies;

namespace Dtks.Domain.Verification;

/// <summary>Reads one row of a bulk against the line it is about (VER-5).</summary>
internal sealed class LineDecisionReader(IReadOnlyDictionary<int, SheetLine> lines, IReadOnlyCollection<HouseholdAdult> adults, PolicyVersion policy, IReadOnlySet<int>? missed)
{
    private const int MaxNote = 1000;

    /// <summary>The decision, or the first thing that is wrong with the row.</summary>
    public (LineDecision? Decision, Violation? Violation) Read(LineDecisionDraft? draft, string pointer)
    {
        var input = new InputReader();
        var decision = Read(draft, pointer, input);
        return input.IsClean ? (decision, null) : (null, input.Violations[0]);
    }

    private LineDecision? Read(LineDecisionDraft? draft, string pointer, InputReader input)
    {
        if (!input.Present(draft, pointer) || !input.Present(draft.Line, pointer + "/line")) return null;
        if (!lines.TryGetValue(draft.Line.Value, out var line))
        {
            input.Invalid(SheetViolations.LineUnknown, pointer + "/line");
            return null;
        }

        if ((line.HandedTo ?? line.AwaitedFrom) is { } other)
        {
            var code = line.HandedTo is null ? SheetViolations.LineAwaited : SheetViolations.LineElsewhere;
            input.Add(Violation.Conflict(code, "REG-8", ("village", other.Value)) with { Pointer = pointer + "/line" });
            return null;
        }

        if (missed?.Contains(line.Line) == true)
        {
            input.Add(Violation.Conflict(SheetViolations.LineMissed, "VER-7") with { Pointer = pointer + "/line" });
            return null;
        }

        var (outcome, ground) = OutcomeReader.Read(draft.Outcome, draft.Ground, pointer, policy, input);
        var note = input.OptionalText(draft.Note, pointer + "/note", MaxNote);
        CheckSuccessor(draft.Successor, line, ground, pointer + "/successor", input);
        CheckSuccessorMember(draft, line, ground, pointer + "/successorMember", input);
        return outcome is { } o ? new LineDecision(o, ground, note, draft.Successor, draft.SuccessorMember) : null;
    }

    private void CheckSuccessor(int? successor, SheetLine line, int? ground, string pointer, InputReader input)
    {
        if (successor is not { } number) return;
        if (line.Programme != Programme.PbiJkn || ground != Cascade.Deceased)
            input.Invalid(SheetViolations.SuccessorForbidden, pointer, "VER-4");
        else if (!lines.TryGetValue(number, out var other) || !Cascade.MaySucceed(line, other))
            input.Invalid(SheetViolations.SuccessorUnfit, pointer, "VER-4");
    }

    private void CheckSuccessorMember(LineDecisionDraft draft, SheetLine line, int? ground, string pointer, InputReader input)
    {
        if (draft.SuccessorMember is not { } member) return;
        if (ground != Cascade.Deceased) input.Invalid(SheetViolations.SuccessorMemberForbidden, pointer, "VER-4");
        else if (draft.Successor is not null) input.Invalid(SheetViolations.SuccessorTwice, pointer, "VER-4");
        else if (!Successors.IsFit(line, member, lines.Values, adults)) input.Invalid(SheetViolations.SuccessorMemberUnfit, pointer, "VER-4");
    }
}
