using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Domain.Proposals;
using NodaTime;

namespace Dtks.Domain.Proposals;

/// <summary>Decides what becomes of a proposal (PRO, MUS-7, RAT-1, RAT-3, RAT-5).</summary>
public static class ProposalDecider
{
    /// <summary>
    /// Decides <paramref name="command"/> on <paramref name="state"/> (null when there is no such proposal yet). Never throws on any state.
    /// </summary>
    public static Decision<ProposalEvent> Decide(ProposalCommand command, ProposalState? state, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(policy);
        if (command is ProposalCommand.Submit submit) return IntakeRules.Decide(submit, state, policy, now);
        if (command is ProposalCommand.TakeOver take) return HandoverRules.TakeOver(take, state, policy, now);
        if (command is ProposalCommand.AskByAppeal ask) return ReopeningRules.Ask(ask, state, policy, now);
        if (state is null) return Decision<ProposalEvent>.Reject(Violation.Conflict(ProposalViolations.Missing));
        return command switch
        {
            ProposalCommand.Match match => MatchingRules.Decide(match, state, policy, now),
            ProposalCommand.LeaveUncompared => MatchingRules.LeaveUncompared(state, policy, now),
            ProposalCommand.Resume resume => ContestRules.Resume(resume, state, policy, now),
            ProposalCommand.Settle settle => SettlementRules.Settle(settle, state, policy, now),
            ProposalCommand.LoseNumbers lose => SettlementRules.Lose(lose, state, policy, now),
            ProposalCommand.Verify verify => VerificationRules.Decide(verify, state, policy, now),
            ProposalCommand.Lapse => VerificationRules.Lapse(state, policy, now),
            ProposalCommand.ApplyDecision apply => DeliberationRules.Decide(apply, state, policy, now),
            ProposalCommand.Endorse endorse => RatificationRules.Endorse(endorse, state, policy, now),
            ProposalCommand.Receive receive => RatificationRules.Receive(receive, state, policy, now),
            ProposalCommand.GiveBack back => RatificationRules.GiveBack(back, state, policy, now),
            ProposalCommand.Ratify ratify => RatificationRules.Ratify(ratify, state, policy, now),
            ProposalCommand.Register register => RatificationRules.Register(register, state, policy, now),
            ProposalCommand.Resubmit resubmit => RatificationRules.Resubmit(resubmit, state, policy, now),
            ProposalCommand.Return giveBack => RatificationRules.Return(giveBack, state, policy, now),
            ProposalCommand.LoseHousehold lose => MatchingRules.LoseHousehold(lose, state, policy, now),
            ProposalCommand.RegainHousehold => MatchingRules.RegainHousehold(state, policy, now),
            ProposalCommand.LoseToRegister lose => MatchingRules.LoseToRegister(lose, state, policy, now),
            ProposalCommand.HandOver over => HandoverRules.HandOver(over, state, policy, now),
            ProposalCommand.Reopen reopen => ReopeningRules.Reopen(reopen, state, policy, now),
            ProposalCommand.Withdraw withdraw => WithdrawalRules.Decide(withdraw, state, policy, now),
            ProposalCommand.Correct correct => CorrectionRules.Decide(correct, state, policy, now),
            _ => Decision<ProposalEvent>.Reject(Violation.Invalid(InputViolations.CommandUnknown, null)),
        };
    }

    /// <summary>The state after <paramref name="happened"/>. Events are facts: nothing is checked again.</summary>
    /// <exception cref="InvalidOperationException">An event other than the first comes without a state.</exception>
    public static ProposalState Evolve(ProposalState? state, ProposalEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        var next = happened switch
        {
            ProposalSubmitted s => Submitted(s),
            ProposalTakenOver e => e.Proposal,
            ProposalAskedByAppeal e => ReopeningRules.Asked(e),
            _ => ProposalEvolution.Apply(state ?? throw new InvalidOperationException("A proposal begins by being submitted."), happened),
        };
        return next with { History = [.. next.History, Step(next.Status, happened)] };
    }

    private static ProposalHistoryEntry Step(ProposalStatus status, ProposalEvent happened)
    {
        var (ground, note) = happened switch
        {
            ProposalRefused e => (e.Ground, e.Note),
            ProposalFoundIneligible e => (e.Ground, e.Note),
            ProposalSettled { Settlement: { Won: false } lost } => (null, lost.Note),
            _ => ((int?)null, (string?)null),
        };
        return new ProposalHistoryEntry(status, happened.Meta, (happened as ProposalCorrected)?.Changed, ground, note)
        {
            Neither = happened is ProposalSettled { Settlement.Outcome: SettlementOutcome.Neither } ? true : null,
        };
    }

    private static ProposalState Submitted(ProposalSubmitted s) => new()
    {
        Id = s.Id,
        TrackingCode = s.TrackingCode,
        Source = s.Source,
        Kind = s.Kind,
        Programmes = s.Programmes,
        Family = s.Family,
        Contact = s.Contact,
        Recipient = s.Recipient,
        NominatedBy = s.NominatedBy,
        ForCard = s.ForCard,
        ProposedBy = s.Meta.Subject,
        Status = ProposalStatus.Submitted,
        History = [],
    };
}
