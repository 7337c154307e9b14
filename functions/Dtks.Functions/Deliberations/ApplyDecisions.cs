using Dtks.Platform.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Deliberations;

/// <summary>Lets the decisions of concluded deliberations take effect (MUS-7).</summary>
public sealed class ApplyDecisions(QueueMessageRunner runner, DecisionEffects effects)
{
    /// <summary>Concluded deliberations whose decisions take effect (MUS-7).</summary>
    public const string Queue = "deliberations-effects";

    /// <summary>One page of one deliberation's decisions.</summary>
    [Function(nameof(ApplyDecisions))]
    public Task RunAsync([QueueTrigger(Queue)] string message, CancellationToken cancellation) =>
        runner.RunAsync<EffectsMessage>(Queue, message, effects.ApplyAsync, cancellation);
}
