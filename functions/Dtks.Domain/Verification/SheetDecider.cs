using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Domain.Verification;
using NodaTime;

namespace Dtks.Domain.Verification;

/// <summary>Decides what becomes of a village's monthly sheet (VER).</summary>
public static class SheetDecider
{
    /// <summary>
    /// Decides <paramref name="command"/> on <paramref name="state"/> (null when the month is not opened yet). Never throws on any state.
    /// </summary>
    public static Decision<SheetEvent> Decide(SheetCommand command, SheetState? state, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(policy);
        if (command is SheetCommand.Open open) return Open(open, state, policy, now);
        if (state is null) return Decision<SheetEvent>.Reject(Violation.Conflict(SheetViolations.Missing, "VER-1"));
        return command switch
        {
            SheetCommand.DecideLines decide => DecideLines(decide, ReopeningRules.OnceClosed(state, policy, now), policy, now),
            SheetCommand.Finalise finalise => Finalise(finalise, ReopeningRules.OnceClosed(state, policy, now), policy, now),
            SheetCommand.Reopen reopen => ReopeningRules.Decide(reopen, state, policy, now),
            SheetCommand.Unlock unlock => ReopeningRules.Unlock(unlock, state, policy, now),
            SheetCommand.Close => Close(state, policy, now),
            SheetCommand.Ratify ratify => Ratify(ratify, state, policy, now),
            _ => Decision<SheetEvent>.Reject(Violation.Invalid(InputViolations.CommandUnknown, null)),
        };
    }

    /// <summary>The state after <paramref name="happened"/>. Events are facts: nothing is checked again.</summary>
    /// <exception cref="InvalidOperationException">An event other than the first comes without a state.</exception>
    public static SheetState Evolve(SheetState? state, SheetEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        var next = happened is SheetOpened o
            ? new SheetState { Village = o.Village, Period = o.Period, Status = SheetStatus.Open, Lines = o.Lines, History = [] }
            : Apply(state ?? throw new InvalidOperationException("A sheet begins by being opened."), happened);
        return next with { History = [.. next.History, happened.Meta] };
    }

    private static Decision<SheetEvent> Open(SheetCommand.Open command, SheetState? state, PolicyVersion policy, Instant now) => state is not null
        ? Decision<SheetEvent>.Accept()
        : Decision<SheetEvent>.Accept(new SheetOpened(
            EventMeta.Of(Actor.System, SheetEventCodes.Opened, "VER-1", policy, now),
            command.Village,
            command.Period,
            Cascade.Apply(command.Lines, [])));

    private static Decision<SheetEvent> DecideLines(SheetCommand.DecideLines command, SheetState state, PolicyVersion policy, Instant now)
    {
        var input = new InputReader();
        if (!input.Count(command.Drafts, "", 1, LineDecisions.MaxRows)) return Decision<SheetEvent>.Reject(input.Violations);
        if (Shut(state, policy, now) is { } shut) return Decision<SheetEvent>.Reject(shut);
        var applied = LineDecisions.Apply(state.Lines, command.Drafts, state.Adults, policy, state.Missed, state.Unreadable);
        var changed = applied.Lines.Zip(state.Lines).Where(p => p.First != p.Second).Select(p => p.First).ToList();
        var meta = EventMeta.Of(command.By, SheetEventCodes.LinesDecided, "VER-3", policy, now);
        return Decision<SheetEvent>.Accept(new LinesDecided(meta, [.. applied.Results.Select(result => Telling(result, state.Period, state.MonthAt(now)))], changed));
    }

    // What becomes of a line that nobody verified in time is told with the row that asks for it.
    private static LineResult Telling(LineResult result, CyclePeriod month, CyclePeriod running) =>
        result.Violation is { Code: SheetViolations.LineMissed } missed ? result with { Violation = missed with { Args = MissedLines.Args(month, running) } } : result;

    // No line that can still be decided is left out; what nobody verified before the month closed stays so (VER-7).
    private static Decision<SheetEvent> Finalise(SheetCommand.Finalise command, SheetState state, PolicyVersion policy, Instant now)
    {
        if (state.Status == SheetStatus.Finalised) return Decision<SheetEvent>.Reject(ReopeningRules.Shut(state, policy, now));
        if (state.Unreadable.Count > 0)
            return Decision<SheetEvent>.Reject(Violation.Conflict(SheetViolations.Unreadable, "VER-1", ("lines", LineRanges.Of(state.Unreadable))));
        var unverified = state.Lines.Where(l => l.Outcome == LineOutcome.Unverified).Select(l => l.Line).ToList();
        var toDecide = state.IsDecidable(now) ? unverified.Count(line => !state.Missed.Contains(line)) : 0;
        if (toDecide > 0)
            return Decision<SheetEvent>.Reject(Violation.Refused(SheetViolations.Unverified, "VER-1", null, ("count", InputReader.Number(toDecide))));
        var meta = EventMeta.Of(command.By, SheetEventCodes.Finalised, "VER-1", policy, now);
        return Decision<SheetEvent>.Accept(new SheetFinalised(meta, SheetTally.Of(state.Lines), state.Missed.Count > 0 ? [.. state.Missed.Order()] : unverified));
    }

    private static Decision<SheetEvent> Close(SheetState state, PolicyVersion policy, Instant now)
    {
        if (state.Status != SheetStatus.Open) return Decision<SheetEvent>.Accept();
        var closed = ReopeningRules.OnceClosed(state, policy, now);
        return Decision<SheetEvent>.Accept(new SheetClosed(
            EventMeta.Of(Actor.System, SheetEventCodes.Closed, "VER-7", policy, now), closed.OpenUntil, closed.Missed.Count > 0 ? [.. closed.Missed.Order()] : null));
    }

    private static Decision<SheetEvent> Ratify(SheetCommand.Ratify command, SheetState state, PolicyVersion policy, Instant now)
    {
        if (state.LetterId == command.LetterId) return Decision<SheetEvent>.Accept();
        if (state.Status != SheetStatus.Finalised || state.LetterId is not null)
            return Decision<SheetEvent>.Reject(
                Violation.Conflict(SheetViolations.NotAwaiting, "RAT-1", ("status", WireName.Of(state.StatusAt(now)))));
        return command.By.Subject == state.FinalisedBy
            ? Decision<SheetEvent>.Reject(Violation.Refused(SheetViolations.Own, "GOV-2"))
            : Decision<SheetEvent>.Accept(
                new SheetRatified(EventMeta.Of(command.By, SheetEventCodes.Ratified, "RAT-1", policy, now), command.LetterId));
    }

    private static Violation? Shut(SheetState state, PolicyVersion policy, Instant now)
    {
        if (state.IsDecidable(now)) return null;
        return state.Status == SheetStatus.Finalised
            ? ReopeningRules.Shut(state, policy, now)
            : Violation.Conflict(SheetViolations.Closed, "VER-7", [.. MissedLines.Counted(state, now)]);
    }

    private static SheetState Apply(SheetState state, SheetEvent happened) => happened switch
    {
        LinesDecided e => state with { Lines = Replaced(state.Lines, e.Changed) },
        SheetFinalised e => state with { Status = SheetStatus.Finalised, FinalisedBy = e.Meta.Subject, OpenUntil = null, Missed = e.Missed.ToHashSet() },
        SheetReopened e => OpenAgain(state, e.OpenUntil),
        SheetUnlocked e => OpenAgain(state, e.OpenUntil),
        SheetClosed e => state with { Status = SheetStatus.Closed, OpenUntil = e.OpenUntil, Missed = (e.Missed ?? []).ToHashSet() },
        SheetRatified e => state with { LetterId = e.LetterId },
        _ => state,
    };

    private static SheetState OpenAgain(SheetState state, Instant? openUntil) =>
        state with { Status = openUntil is null ? SheetStatus.Open : SheetStatus.Closed, FinalisedBy = null, IsEndorsed = false, OpenUntil = openUntil };

    private static IReadOnlyList<SheetLine> Replaced(IReadOnlyList<SheetLine> lines, IReadOnlyList<SheetLine> changed)
    {
        var byLine = changed.ToDictionary(l => l.Line);
        return [.. lines.Select(l => byLine.GetValueOrDefault(l.Line, l))];
    }
}
