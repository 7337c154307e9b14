using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Domain.Proposals;
using NodaTime;

namespace Dtks.Domain.Proposals;

/// <summary>A proposal on its way up: endorsed, ratified, registered or returned (RAT-1, RAT-3, RAT-5).</summary>
internal static class RatificationRules
{
    public static Decision<ProposalEvent> Endorse(ProposalCommand.Endorse command, ProposalState state, PolicyVersion policy, Instant now)
    {
        if (state.DossierId == command.DossierId) return Decision<ProposalEvent>.Accept();
        if (Obstacle(state, ProposalStatus.Endorsed, command.By) is { } obstacle) return Decision<ProposalEvent>.Reject(obstacle);
        var meta = EventMeta.Of(command.By, ProposalEventCodes.Endorsed, "RAT-1", policy, now);
        return Decision<ProposalEvent>.Accept(new ProposalEndorsed(meta, command.DossierId) { Hands = command.Hands });
    }

    public static Decision<ProposalEvent> Receive(ProposalCommand.Receive command, ProposalState state, PolicyVersion policy, Instant now)
    {
        if (state.DossierId == command.DossierId && state.Status != ProposalStatus.Endorsed) return Decision<ProposalEvent>.Accept();
        if (state.DossierId != command.DossierId)
            return Decision<ProposalEvent>.Reject(Violation.Conflict(
                ProposalViolations.NotAwaiting, "RAT-1", ("status", WireName.Of(state.Status)), ("next", WireName.Of(ProposalStatus.Received))));
        if (Obstacle(state, ProposalStatus.Received, command.By) is { } obstacle) return Decision<ProposalEvent>.Reject(obstacle);
        return Decision<ProposalEvent>.Accept(new ProposalReceived(EventMeta.Of(command.By, ProposalEventCodes.Received, "RAT-1", policy, now), command.DossierId) { Hands = command.Hands });
    }

    public static Decision<ProposalEvent> GiveBack(ProposalCommand.GiveBack command, ProposalState state, PolicyVersion policy, Instant now) =>
        state.Status == ProposalStatus.Endorsed && state.DossierId == command.DossierId
            ? Decision<ProposalEvent>.Accept(new ProposalGivenBack(EventMeta.Of(command.By, ProposalEventCodes.GivenBack, "RAT-1", policy, now), command.DossierId))
            : Decision<ProposalEvent>.Accept();

    public static Decision<ProposalEvent> Ratify(ProposalCommand.Ratify command, ProposalState state, PolicyVersion policy, Instant now)
    {
        if (state.LetterId == command.LetterId) return Decision<ProposalEvent>.Accept();
        if ((Obstacle(state, ProposalStatus.Ratified, command.By) ?? Own(state, command.By)) is { } obstacle) return Decision<ProposalEvent>.Reject(obstacle);
        var meta = EventMeta.Of(command.By, ProposalEventCodes.Ratified, "RAT-1", policy, now);
        return Decision<ProposalEvent>.Accept(new ProposalRatified(meta, command.LetterId));
    }

    public static Decision<ProposalEvent> Resubmit(ProposalCommand.Resubmit command, ProposalState state, PolicyVersion policy, Instant now)
    {
        if (state.LetterId == command.LetterId && state.LetterRound >= command.Round) return Decision<ProposalEvent>.Accept();
        if (state.Status != ProposalStatus.Returned || state.LetterId != command.LetterId)
            return Decision<ProposalEvent>.Reject(Violation.Conflict(
                ProposalViolations.NotAwaiting, "RAT-5", ("status", WireName.Of(state.Status)), ("next", WireName.Of(ProposalStatus.Ratified))));
        if (Own(state, command.By) is { } own) return Decision<ProposalEvent>.Reject(own);
        var meta = EventMeta.Of(command.By, ProposalEventCodes.Resubmitted, "RAT-5", policy, now);
        return Decision<ProposalEvent>.Accept(new ProposalResubmitted(meta, command.LetterId) { Round = command.Round });
    }

    public static Decision<ProposalEvent> Register(ProposalCommand.Register command, ProposalState state, PolicyVersion policy, Instant now)
    {
        if (state.Status == ProposalStatus.Registered && state.HouseholdId == command.HouseholdId) return Decision<ProposalEvent>.Accept();
        if (Reviewed(state, command.LetterId, command.Round, command.By) is { } obstacle) return Decision<ProposalEvent>.Reject(obstacle);
        if (!state.IsConfirmed) return Decision<ProposalEvent>.Reject(Violation.Refused(ProposalViolations.Unconfirmed, "REG-5"));
        if (state.Kind == ProposalKind.Assistance && state.Programmes.Any(p => policy.LimitOf(WireName.Of(p), command.Decile) is not null))
            return Decision<ProposalEvent>.Accept(new ProposalRefused(EventMeta.Of(Actor.System, ProposalEventCodes.RefusedOutsideDeciles, "REG-9", policy, now), null, null));
        var meta = EventMeta.Of(command.By, ProposalEventCodes.Registered, "RAT-3", policy, now);
        return Decision<ProposalEvent>.Accept(new ProposalRegistered(meta, command.HouseholdId));
    }

    public static Decision<ProposalEvent> Return(ProposalCommand.Return command, ProposalState state, PolicyVersion policy, Instant now)
    {
        if (state.LetterId == command.LetterId && WasReturned(state)) return Decision<ProposalEvent>.Accept();
        if (Reviewed(state, command.LetterId, command.Round, command.By) is { } obstacle) return Decision<ProposalEvent>.Reject(obstacle);
        var meta = EventMeta.Of(command.By, ProposalEventCodes.Returned, "RAT-5", policy, now);
        return Decision<ProposalEvent>.Accept(new ProposalReturned(meta, command.Reasons) { Alone = command.Alone ? true : null });
    }

    // Also when it was corrected or taken back since.
    private static bool WasReturned(ProposalState state) =>
        state.Status == ProposalStatus.Returned
        || state.History.LastOrDefault(h => h.Status is ProposalStatus.Ratified or ProposalStatus.Returned)?.Status == ProposalStatus.Returned;

    private static Violation? Own(ProposalState state, Actor by) => state.TookPart(by.Subject) ? Violation.Refused(ProposalViolations.OwnProposal, "GOV-2") : null;

    private static Violation? Obstacle(ProposalState state, ProposalStatus next, Actor by)
    {
        // What was handed over goes on where it was taken over, and stands here no more (REG-8).
        if (state.Status == ProposalStatus.HandedOver || state.Status == ProposalStatus.Returned || !ProposalStatuses.After(state.Status).Contains(next))
            return Violation.Conflict(
                ProposalViolations.NotAwaiting, "RAT-1", ("status", WireName.Of(state.Status)), ("next", WireName.Of(next)));
        return state.IsOf(by.Subject) || by.Subject == state.DecidedBy
            ? Violation.Refused(ProposalViolations.OwnProposal, "GOV-2")
            : null;
    }

    private static Violation? Reviewed(ProposalState state, string letterId, int round, Actor by)
    {
        if (state.Status != ProposalStatus.Ratified)
            return Violation.Conflict(
                ProposalViolations.NotAwaiting, "RAT-3", ("status", WireName.Of(state.Status)), ("next", "registered"));
        // A message of the time before the letter went again may come late.
        if (state.LetterId != letterId || state.LetterRound > round) return Violation.Conflict(ProposalViolations.OtherLetter, "RAT-8");
        return Own(state, by);
    }
}
