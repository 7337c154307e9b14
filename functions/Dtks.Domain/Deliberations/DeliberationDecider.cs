using Dtks.Domain.Deliberations;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using NodaTime;

namespace Dtks.Domain.Deliberations;

/// <summary>Decides what becomes of a deliberation (MUS).</summary>
public static class DeliberationDecider
{
    /// <summary>
    /// Decides <paramref name="command"/> on <paramref name="state"/> (null when there is none yet). Never throws on any state.
    /// </summary>
    public static Decision<DeliberationEvent> Decide(
        DeliberationCommand command, DeliberationState? state, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(policy);
        if (command is DeliberationCommand.Open open) return OpeningRules.Decide(open, state, policy, now);
        if (state is null) return Decision<DeliberationEvent>.Reject(Violation.Conflict(DeliberationViolations.Missing));
        if (state.Status == DeliberationStatus.Concluded)
            return Decision<DeliberationEvent>.Reject(Violation.Conflict(DeliberationViolations.Concluded, "MUS-7"));
        if (state.Status == DeliberationStatus.Cancelled && command is not DeliberationCommand.Cancel)
            return Decision<DeliberationEvent>.Reject(Violation.Conflict(DeliberationViolations.Cancelled, "MUS-7"));
        return command switch
        {
            DeliberationCommand.CorrectAttendance correct => AttendanceRules.Decide(correct, state, policy, now),
            DeliberationCommand.Cancel cancel => CancellationRules.Decide(cancel, state, policy, now),
            DeliberationCommand.RecordDecisions record => DecisionRules.Decide(record, state, policy, now),
            DeliberationCommand.RecordReplacements record => ReplacementRules.Decide(record, state, policy, now),
            DeliberationCommand.Invite invite => InvitationRules.Decide(invite, state, policy, now),
            DeliberationCommand.Conclude conclude => ConclusionRules.Decide(conclude, state, policy, now),
            _ => Decision<DeliberationEvent>.Reject(Violation.Invalid(InputViolations.CommandUnknown, null)),
        };
    }

    /// <summary>The state after <paramref name="happened"/>. Events are facts: nothing is checked again.</summary>
    /// <exception cref="InvalidOperationException">An event other than the first comes without a state.</exception>
    public static DeliberationState Evolve(DeliberationState? state, DeliberationEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        var next = happened is DeliberationOpened o
            ? Opened(o)
            : Apply(state ?? throw new InvalidOperationException("A deliberation begins by being opened."), happened);
        return next with { History = [.. next.History, happened.Meta] };
    }

    private static DeliberationState Apply(DeliberationState state, DeliberationEvent happened) => happened switch
    {
        AttendanceCorrected e => state with { Attendees = e.Attendees },
        DeliberationCancelled e => state with { Status = DeliberationStatus.Cancelled, CancelledBecause = e.Reason },
        DeliberationInvited e => state with { Invitations = e.Invitations },
        DecisionsRecorded e => state with { Decisions = [.. e.Decisions, .. ReplacementRules.Admissions(state.Replacements)] },
        ReplacementsRecorded e => state with { Replacements = e.Replacements, Decisions = [.. ReplacementRules.OnCards(state.Decisions), .. ReplacementRules.Admissions(e.Replacements)] },
        DeliberationConcluded e => state with
        {
            Status = DeliberationStatus.Concluded,
            Minutes = e.Minutes,
            ConcludedBy = e.Meta.Subject,
            ConcludedAt = e.Meta.At,
        },
        _ => state,
    };

    private static DeliberationState Opened(DeliberationOpened o) => new()
    {
        Id = o.Id,
        Village = o.Village,
        Kind = o.Kind,
        HeldOn = o.HeldOn,
        Place = o.Place,
        Attendees = o.Attendees,
        Round = o.Round,
        DueOn = o.DueOn,
        Status = DeliberationStatus.Open,
        History = [],
    };
}
