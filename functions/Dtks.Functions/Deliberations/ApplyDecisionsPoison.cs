using Dtks.Platform.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Deliberations;

/// <summary>Pages of decisions that the tries of <see cref="ApplyDecisions"/> could not do: set aside.</summary>
public sealed class ApplyDecisionsPoison(PoisonRunner runner)
{
    /// <summary>One message.</summary>
    [Function(nameof(ApplyDecisionsPoison))]
    public Task RunAsync([QueueTrigger(ApplyDecisions.Queue + QueueNames.PoisonSuffix)] string message, CancellationToken cancellation) =>
        runner.RunAsync(ApplyDecisions.Queue, message, cancellation);
}
