using Dtks.Functions.Proposals;
using Dtks.Platform.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Contests;

/// <summary>First proposals that the tries of <see cref="LoseNumbers"/> could not refuse: set aside.</summary>
public sealed class LoseNumbersPoison(PoisonRunner runner)
{
    /// <summary>One message.</summary>
    [Function(nameof(LoseNumbersPoison))]
    public Task RunAsync([QueueTrigger(ContestFollowUps.LosersQueue + QueueNames.PoisonSuffix)] string message, CancellationToken cancellation) =>
        runner.RunAsync(ContestFollowUps.LosersQueue, message, cancellation);
}
