using Dtks.Platform.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Deliberations;

/// <summary>Single decisions that the tries of <see cref="ApplyDecision"/> could not do: set aside.</summary>
public sealed class ApplyDecisionPoison(PoisonRunner runner)
{
    /// <summary>One message.</summary>
    [Function(nameof(ApplyDecisionPoison))]
    public Task RunAsync([QueueTrigger(ApplyDecision.Queue + QueueNames.PoisonSuffix)] string message, CancellationToken cancellation) =>
        runner.RunAsync(ApplyDecision.Queue, message, cancellation);
}
