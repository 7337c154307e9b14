using Dtks.Platform.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Proposals;

/// <summary>Proposals to match that the tries of <see cref="MatchProposals"/> could not do: set aside.</summary>
public sealed class MatchProposalsPoison(PoisonRunner runner)
{
    /// <summary>One message.</summary>
    [Function(nameof(MatchProposalsPoison))]
    public Task RunAsync([QueueTrigger(MatchProposals.Queue + QueueNames.PoisonSuffix)] string message, CancellationToken cancellation) =>
        runner.RunAsync(MatchProposals.Queue, message, cancellation);
}
