using Dtks.Platform.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Deliberations;

/// <summary>Lets one decision take effect that was set aside, when it is replayed (MUS-7).</summary>
public sealed class ApplyDecision(QueueMessageRunner runner, DecisionEffects effects)
{
    /// <summary>Single decisions of concluded deliberations (MUS-7).</summary>
    public const string Queue = "deliberations-single";

    /// <summary>One decision.</summary>
    [Function(nameof(ApplyDecision))]
    public Task RunAsync([QueueTrigger(Queue)] string message, CancellationToken cancellation) =>
        runner.RunAsync<DecisionMessage>(Queue, message, effects.ApplyAsync, cancellation);
}
