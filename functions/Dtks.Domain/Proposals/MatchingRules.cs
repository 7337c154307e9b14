using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Matching;
using Dtks.Domain.Policies;
using Dtks.Domain.Proposals;
using NodaTime;

namespace Dtks.Domain.Proposals;

/// <summary>What follows from the population register's answer and from our own (PRO-5, REG-5).</summary>
internal static class MatchingRules
{
    public static Decision<ProposalEvent> Decide(ProposalCommand.Match command, ProposalState state, PolicyVersion policy, Instant now)
    {
        if (state.Status != ProposalStatus.Submitted) return Decision<ProposalEvent>.Accept();
        if (!command.Answer.IsComplete)
            return Decision<ProposalEvent>.Reject(Violation.Invalid(ProposalViolations.MatchIncomplete, "/match", "PRO-5"));

        EventMeta Meta(string code, string rule) => EventMeta.Of(Actor.System, code, rule, policy, now);

        // A citizen whose data does not match learns nothing of whether the person stands in the register (REG-3): so this comes first.
        if (state.Source == ProposalSource.Citizen && !command.Answer.Meets(policy))
            return Decision<ProposalEvent>.Accept(new ProposalMismatched(Meta(ProposalEventCodes.Mismatched, "PRO-5"), command.Answer) { Household = command.Standing.Household });
        if (RefusedBy(command.Standing, state, policy) is var (code, rule))
            return Decision<ProposalEvent>.Accept(Refused(Meta(code, rule), command.Answer, command.Standing));
        if (state.Kind != ProposalKind.Assistance && command.Answer.ConfirmsBearers && command.Standing.Contest is { } contest)
            return Decision<ProposalEvent>.Accept(new ProposalContested(Meta(ProposalEventCodes.Contested, "REG-5"), command.Answer, contest));
        return Decision<ProposalEvent>.Accept(GoOn(state, command.Answer, policy, now, command.Standing));
    }

    public static Decision<ProposalEvent> LeaveUncompared(ProposalState state, PolicyVersion policy, Instant now) =>
        state.Status == ProposalStatus.Submitted
            ? Decision<ProposalEvent>.Accept(
                new ProposalNotCompared(EventMeta.Of(Actor.System, ProposalEventCodes.NotCompared, "PRO-5", policy, now)))
            : Decision<ProposalEvent>.Accept();

    public static Decision<ProposalEvent> LoseHousehold(ProposalCommand.LoseHousehold command, ProposalState state, PolicyVersion policy, Instant now) =>
        (ProposalStatuses.MayLoseNumbers(state.Status) && state.Status != ProposalStatus.Submitted) || (state.Status == ProposalStatus.Ratified && command.Reviewed)
            ? Decision<ProposalEvent>.Accept(new ProposalRefused(EventMeta.Of(Actor.System, ProposalEventCodes.RefusedFamilyGone, "REG-8", policy, now), null, null))
            : Decision<ProposalEvent>.Accept();

    public static Decision<ProposalEvent> LoseToRegister(ProposalCommand.LoseToRegister command, ProposalState state, PolicyVersion policy, Instant now)
    {
        EventMeta Meta(string code) => EventMeta.Of(Actor.System, code, "REG-5", policy, now);
        if (state.Kind == ProposalKind.Assistance) return Decision<ProposalEvent>.Accept();
        var awaited = state.Status == ProposalStatus.Submitted || (state.Status == ProposalStatus.Ratified && !command.Reviewed);
        if (awaited) return state.NumbersLostAt is null ? Decision<ProposalEvent>.Accept(new ProposalNumbersLost(Meta(ProposalEventCodes.NumbersLost))) : Decision<ProposalEvent>.Accept();
        return state.Status == ProposalStatus.Ratified || ProposalStatuses.MayLoseNumbers(state.Status)
            ? Decision<ProposalEvent>.Accept(new ProposalRefused(Meta(ProposalEventCodes.RefusedClaimed), null, null) { First = command.First })
            : Decision<ProposalEvent>.Accept();
    }

    // Told once: what it would ask is to be asked anew, for what held of the family then may not hold now.
    public static Decision<ProposalEvent> RegainHousehold(ProposalState state, PolicyVersion policy, Instant now) =>
        Refusal.Of(state)?.Code is ProposalEventCodes.RefusedFamilyGone or ProposalEventCodes.RefusedRemoved or ProposalEventCodes.RefusedNotRegistered
            ? Decision<ProposalEvent>.Accept(new ProposalFamilyStandsAgain(EventMeta.Of(Actor.System, ProposalEventCodes.FamilyStandsAgain, "GOV-3", policy, now)))
            : Decision<ProposalEvent>.Accept();

    /// <summary>To the regency or to the village's deliberation, by where it comes from.</summary>
    public static ProposalEvent GoOn(
        ProposalState state, PopulationMatch answer, PolicyVersion policy, Instant now, RegisterStanding? standing = null)
    {
        if (state.Source != ProposalSource.Citizen)
            return new ProposalTabled(EventMeta.Of(Actor.System, ProposalEventCodes.Tabled, "PRO-3", policy, now), answer, standing?.Asked, standing?.Household);
        var today = TimeZones.DateIn(state.Village, now);
        var meta = EventMeta.Of(Actor.System, ProposalEventCodes.Forwarded, "PRO-6", policy, now);
        return new ProposalForwarded(meta, answer, today, Proposals.Lapse.DueOn(today, policy), standing?.Asked, standing?.Household);
    }

    /// <summary>Why the register's own standing refuses it; null when it does not.</summary>
    public static (string Code, string Rule)? RefusedBy(RegisterStanding standing, ProposalState state, PolicyVersion policy)
    {
        if (state.Kind == ProposalKind.Assistance && standing.Removed) return (ProposalEventCodes.RefusedRemoved, "RAT-6");
        if (standing.ClaimedByOther) return (ProposalEventCodes.RefusedClaimed, "REG-5");
        if (state.Kind != ProposalKind.Assistance) return standing.FamilyRegistered ? (ProposalEventCodes.RefusedClaimed, "REG-5") : null;
        if (standing.FamilyChanged) return (ProposalEventCodes.RefusedFamilyChanged, "REG-8");
        if (!standing.FamilyRegistered) return (ProposalEventCodes.RefusedNotRegistered, "PRO-2");
        return state.Programmes.Any(standing.Receiving.Contains) ? (ProposalEventCodes.RefusedReceiving, "PRO-5")
            : state.Programmes.Any(p => policy.LimitOf(WireName.Of(p), standing.Decile) is not null) ? (ProposalEventCodes.RefusedOutsideDeciles, "REG-9")
            : standing.AskedBefore ? (ProposalEventCodes.RefusedAskedBefore, "PRO-5")
            : null;
    }

    /// <summary>Refused by the register's own standing, with what came first.</summary>
    public static ProposalRefused Refused(EventMeta meta, PopulationMatch? answer, RegisterStanding standing) =>
        new(meta, answer, null) { First = standing.First, Asked = standing.Asked, Household = standing.Removed ? standing.Household : null };
}
