using Dtks.Functions.Claims;
using Dtks.Functions.Data;
using Dtks.Platform.Deadlines;
using Dtks.Platform.Messaging;
using Dtks.Platform.Waiting;

namespace Dtks.Functions.Proposals;

/// <summary>Drives on proposals that wait for a number (REG-5).</summary>
public sealed class WaitingProposals(QueueSender queues, DeadlineProjection deadlines, TimeProvider clock) : IWaitingProposals
{
    /// <summary>Sends the proposal's message, and notes a look at its village first: nothing may happen there that would see to a lost one.</summary>
    public async Task ResumeAsync(WaitingProposal waiting, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(waiting);
        await deadlines.ApplyAsync(Look.After(Partitions.Registry(waiting.Village), clock.GetUtcNow()).Deadline().Entry().Data, cancellation);
        await queues.SendAsync(MatchProposals.Queue, new ProposalMessage(waiting.Village, waiting.Proposal), cancellation);
    }
}
