using Dtks.Platform.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Proposals;

/// <summary>Matches proposals as they come in (PRO-5).</summary>
public sealed class MatchProposals(QueueMessageRunner runner, ProposalMatching matching)
{
    /// <summary>Proposals to hold against the population register (PRO-5).</summary>
    public const string Queue = "proposals-matching";

    /// <summary>One proposal.</summary>
    [Function(nameof(MatchProposals))]
    public Task RunAsync([QueueTrigger(Queue)] string message, CancellationToken cancellation) =>
        runner.RunAsync<ProposalMessage>(Queue, message, matching.MatchAsync, cancellation);
}
