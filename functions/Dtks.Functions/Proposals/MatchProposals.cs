using Dtks.Functions.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Proposals;

/// <summary>Matches proposals as they come in (PRO-5).</summary>
public sealed class MatchProposals(Consumer consumer, ProposalMatching matching)
{
    /// <summary>One proposal.</summary>
    [Function(nameof(MatchProposals))]
    public Task RunAsync([QueueTrigger(QueueName.ProposalsMatching)] string message, CancellationToken cancellation) =>
        consumer.RunAsync<ProposalMessage>(QueueName.ProposalsMatching, message, matching.MatchAsync, cancellation);
}
