using Dtks.Domain.Proposals;
using Dtks.Functions.Claims;
using Dtks.Functions.Data;
using Dtks.Platform.Deadlines;
using Dtks.Platform.Documents;
using Dtks.Platform.Messaging;
using Dtks.Platform.Records;
using Dtks.Platform.Waiting;

namespace Dtks.Functions.Proposals;

/// <summary>Drives on proposals that wait for a number (REG-5).</summary>
public sealed class WaitingProposals(DocumentStore store, UnreadableRecords unreadables, QueueSender queues, DeadlineProjection deadlines, TimeProvider clock) : IWaitingProposals
{
    /// <summary>Sends the proposal's message, and notes a look at its village first: nothing may happen there that would see to a lost one.</summary>
    public async Task ResumeAsync(WaitingProposal waiting, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(waiting);
        await deadlines.ApplyAsync(Look.After(Partitions.Registry(waiting.Village), clock.GetUtcNow()).Deadline().Entry().Data, cancellation);
        await queues.SendAsync(MatchProposals.Queue, new ProposalMessage(waiting.Village, waiting.Proposal), cancellation);
    }

    /// <inheritdoc />
    public async Task<ClaimDocument?> WonByAsync(ClaimDocument claim, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(claim);
        foreach (var who in claim.Waiting ?? [])
        {
            if (await FindAsync(who, cancellation) is { } state && HasWon(state, claim.Proposal))
            {
                IReadOnlyList<WaitingProposal> others = [.. claim.Waiting!.Where(w => w.Proposal != who.Proposal)];
                return new ClaimDocument
                {
                    Id = claim.Id,
                    Village = who.Village,
                    Proposal = who.Proposal,
                    ProposedBy = state.ProposedBy,
                    Round = state.History.Count,
                    Waiting = others.Count > 0 ? others : null,
                    ETag = claim.ETag,
                };
            }
        }

        return null;
    }

    private static bool HasWon(ProposalState proposal, string from) =>
        (proposal.Status == ProposalStatus.Contested || proposal.AwaitsNumbers)
        && proposal is { Settlement: { Won: true } settlement, Contest: { } contest } && contest.Id == settlement.Contest && contest.Proposal == from;

    // One that cannot be read keeps none of the others waiting.
    private async Task<ProposalState?> FindAsync(WaitingProposal who, CancellationToken cancellation) =>
        (await store.KnownOrAnewAsync<ProposalDocument>(Partitions.Registry(who.Village), ProposalDocument.IdOf(who.Proposal), unreadables, cancellation)).Known?.State;
}
