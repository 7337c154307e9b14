using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using NodaTime;
using NodaTime.Text;

namespace Dtks.Domain.Verification;

/// <summary>
/// When a finalised sheet is opened again (VER-8): until its dossier is endorsed. While its month runs its lines are decided as before; after it, those that
/// were verified by then, up to the end of the period's determination date (RAT-5).
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
        return Decision<SheetEvent>.Accept(new SheetReopened(meta, reason, now < state.ClosesOn ? null : Determination.EndOf(state.Period, state.Village, policy)));
    }

    private static Violation? Obstacle(SheetState state, PolicyVersion policy, Instant now)
    {
        if (state.IsEndorsed || state.LetterId is not null) return Violation.Conflict(SheetViolations.Endorsed, "VER-8");
        if (state.Status != SheetStatus.Finalised)
            return Violation.Conflict(SheetViolations.NotFinalised, "VER-8", ("status", WireName.Of(state.StatusAt(now))));
        return now < state.ClosesOn || now < Determination.EndOf(state.Period, state.Village, policy)
            ? null
            : Violation.Refused(SheetViolations.DeterminationPassed, "RAT-5", null, ("date", LocalDatePattern.Iso.Format(Determination.DateOf(state.Period, policy))));
    }
}
