using Dtks.Functions.Proposals;
using Dtks.Platform.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Contests;

/// <summary>Refuses the first proposals of conflicts that were settled against them (REG-5).</summary>
public sealed class LoseNumbers(QueueMessageRunner runner, ContestLoss loss)
{
    /// <summary>One proposal.</summary>
    [Function(nameof(LoseNumbers))]
    public Task RunAsync([QueueTrigger(ContestFollowUps.LosersQueue)] string message, CancellationToken cancellation) =>
        runner.RunAsync<LostNumbers>(ContestFollowUps.LosersQueue, message, loss.ApplyAsync, cancellation);
}
