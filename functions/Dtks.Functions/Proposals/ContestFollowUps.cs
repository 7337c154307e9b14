using Dtks.Domain.Proposals;
using Dtks.Functions.Claims;
using Dtks.Platform.Changes;

namespace Dtks.Functions.Proposals;

/// <summary>What follows from the conflict over a proposal's numbers that opened, was settled or ended (REG-5).</summary>
public sealed class ContestFollowUps(ClaimRepository claims)
{
    /// <summary>First proposals of conflicts that lose their numbers by the settlement (REG-5).</summary>
    public const string LosersQueue = "contests-losers";

    /// <summary>The outbox entries of one event.</summary>
    public IEnumerable<OutboxEntry> Of(ProposalEvent happened, ProposalState? before, ProposalState state)
    {
        // A conflict of before that another, or none, has taken the place of.
        if (before?.Contest is { } was && was.Id != state.Contest?.Id && !(before.Settlement is { Won: true } settled && settled.Contest == was.Id)
            && (happened as ProposalSettled)?.Settlement.Contest != was.Id)
        {
            yield return Entry(was, ContestStatus.Ended, happened, state, outcome: null);
        }

        switch (happened)
        {
            case ProposalContested contested:
                yield return Entry(contested.Contest, ContestStatus.Contested, happened, state, outcome: null);
                break;
            case ProposalSettled { Settlement: var settlement } when before?.Contest is { } contest && contest.Id == settlement.Contest:
                yield return Entry(contest, ContestStatus.Settled, happened, state, settlement.Outcome);
                if (settlement.Outcome != SettlementOutcome.First && contest is { Village: { } village, Proposal: { } first })
                {
                    yield return OutboxEntry.Message(LosersQueue, new LostNumbers(village, first, state.Village.Value, state.Id));
                }

                if (settlement.Won)
                {
                    yield return OutboxEntry.Message(MatchProposals.Queue, new ProposalMessage(state.Village.Value, state.Id));
                }

                break;
        }
    }

    private OutboxEntry Entry(Contest contest, ContestStatus status, ProposalEvent happened, ProposalState state, SettlementOutcome? outcome) =>
        OutboxEntry.Projection(
            ProposalProjections.Contest,
            new ContestChange(
                contest, status, state.Village.Value, state.Id, state.History.Count, happened.Meta.At.ToDateTimeOffset(), NumberOf(contest, state), outcome));

    private ContestedNumber NumberOf(Contest contest, ProposalState state) => contest.Claim is null ? ContestedNumber.All
        : contest.Claim == claims.CardId(state.Family) ? ContestedNumber.FamilyCard
        : ContestedNumber.Nik;
}
