using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using NodaTime;
using NodaTime.Text;

namespace Dtks.Domain.Verification;

/// <summary>
/// When a finalised sheet is opened again (VER-8): until its dossier is endorsed. While its month runs its lines are decided as before; after it, those that
/// were verified by then, up to the end of the period's determination date (RAT-5). A dossier that came back opens its sheet by the same rules. What was opened while the month ran, and not finalised again by its end, is corrected
/// after it likewise. Of one whose month is over and of which nobody verified a line, nothing could be decided: it stays as it is.
/// </summary>
internal static class ReopeningRules
{
    private const int MaxReason = 1000;

    public static Decision<SheetEvent> Decide(SheetCommand.Reopen command, SheetState state, PolicyVersion policy, Instant now)
    {
        var input = new InputReader();
        var reason = input.Present(command.Draft, string.Empty) ? input.Text(command.Draft.Reason, "/reason", MaxReason) : null;
        if (reason is null) return Decision<SheetEvent>.Reject(input.Violations);
        if (Obstacle(state, policy, now) is { } obstacle) return Decision<SheetEvent>.Reject(obstacle);
        var meta = EventMeta.Of(command.By, SheetEventCodes.Reopened, "VER-8", policy, now);
        return Decision<SheetEvent>.Accept(new SheetReopened(meta, reason, OpenUntil(state, policy, now)));
    }

    // What came back is not held by its dossier any more, also where that was endorsed.
    public static Decision<SheetEvent> Unlock(SheetCommand.Unlock command, SheetState state, PolicyVersion policy, Instant now) =>
        state is not { Status: SheetStatus.Finalised, LetterId: null } || Determination.Passed(state, policy, now) is not null
            ? Decision<SheetEvent>.Accept()
            : Decision<SheetEvent>.Accept(new SheetUnlocked(
                EventMeta.Of(command.By, SheetEventCodes.Unlocked, "VER-8", policy, now), command.Dossier, command.Reasons, OpenUntil(state, policy, now)));

    /// <summary>
    /// One that was opened again while its month ran, once that is over, also where its close was not carried out yet: as if it were opened again now. What nobody verified by then stays so.
    /// </summary>
    public static SheetState OnceClosed(SheetState state, PolicyVersion policy, Instant now) =>
        state.Status == SheetStatus.Open && now >= state.ClosesOn && state.WasOpenedAgain() && Determination.Passed(state, policy, now) is null
            ? state with { Status = SheetStatus.Closed, OpenUntil = OpenUntil(state, policy, now), Missed = state.Lines.Where(l => l.Outcome == LineOutcome.Unverified).Select(l => l.Line).ToHashSet() }
            : state;

    private static Instant? OpenUntil(SheetState state, PolicyVersion policy, Instant now) =>
        now < state.ClosesOn ? null : Determination.EndOf(state.Period, state.Village, policy);

    private static Violation? Obstacle(SheetState state, PolicyVersion policy, Instant now)
    {
        if (state.IsEndorsed || state.LetterId is not null) return Violation.Conflict(SheetViolations.Endorsed, "VER-8");
        if (state.Status != SheetStatus.Finalised && !ChangesNothing(state, now))
            return Violation.Conflict(SheetViolations.NotFinalised, "VER-8", [("status", WireName.Of(state.StatusAt(now))), .. state.IsDecidable(now) ? new[] { ("until", LastDay(state, policy)) } : []]);
        if (Determination.Passed(state, policy, now) is { } date)
            return Violation.Refused(SheetViolations.DeterminationPassed, "RAT-5", null, ("date", LocalDatePattern.Iso.Format(date)));
        return ChangesNothing(state, now)
            ? Violation.Refused(SheetViolations.NothingVerified, "VER-7", null, [.. MissedLines.Counted(state, now)])
            : null;
    }

    /// <summary>Why no line of a sheet is decided that is finalised, and whether that can be changed (VER-8); of what nobody verified, what becomes of it (VER-7).</summary>
    public static Violation Shut(SheetState state, PolicyVersion policy, Instant now)
    {
        var way = WayOf(state, policy, now);
        var until = way == ReopeningWay.Corrected ? LocalDatePattern.Iso.Format(Determination.DateOf(state.Period, policy)) : null;
        (string, string)[] args = [("reopening", WireName.Of(way)), .. until is null ? [] : new[] { ("until", until) }, .. MissedLines.Counted(state, now)];
        return Violation.Conflict(SheetViolations.Finalised, "VER-1", args);
    }

    internal static ReopeningWay WayOf(SheetState state, PolicyVersion policy, Instant now) =>
        state.IsEndorsed || state.LetterId is not null ? ReopeningWay.Endorsed
        : now < state.ClosesOn ? ReopeningWay.Running
        : Determination.Passed(state, policy, now) is not null ? ReopeningWay.Passed
        : ChangesNothing(state, now) ? ReopeningWay.Nothing
        : ReopeningWay.Corrected;

    // Of its lines' decisions, while they are taken.
    private static string LastDay(SheetState state, PolicyVersion policy) =>
        LocalDatePattern.Iso.Format(state.OpenUntil is null ? state.Period.LastDay : Determination.DateOf(state.Period, policy));

    private static bool ChangesNothing(SheetState state, Instant now) => now >= state.ClosesOn && state.Tally() is { Eligible: 0, Ineligible: 0 };
}

/// <summary>Whether what a sheet found can still be decided otherwise (VER-8).</summary>
public static class ReopeningWays
{
    /// <summary>Whether it can be opened again, and for what; null while its lines are decided.</summary>
    public static ReopeningWay? Of(SheetState state, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(policy);
        var standing = ReopeningRules.OnceClosed(state, policy, now);
        return standing.IsDecidable(now) ? null : ReopeningRules.WayOf(standing, policy, now);
    }
}

/// <summary>Whether a finalised sheet can be opened again, and for what (VER-8).</summary>
public enum ReopeningWay
{
    /// <summary>Its month runs: all its lines are decided then.</summary>
    Running,

    /// <summary>Its month is over: what was verified is decided anew, until the determination date is over (RAT-5).</summary>
    Corrected,

    /// <summary>Its month is over, and no line of it was verified: nothing would be decided (VER-7).</summary>
    Nothing,

    /// <summary>Its dossier is endorsed, or a letter covers it.</summary>
    Endorsed,

    /// <summary>The determination date is over (RAT-5).</summary>
    Passed,
}
