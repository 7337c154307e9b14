using Dtks.Functions.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Deliberations;

/// <summary>Lets the decisions of concluded deliberations take effect (MUS-7).</summary>
public sealed class ApplyDecisions(Consumer consumer, DecisionEffects effects)
{
    /// <summary>One page of one deliberation's decisions.</summary>
    [Function(nameof(ApplyDecisions))]
    public Task RunAsync([QueueTrigger(QueueName.DeliberationsEffects)] string message, CancellationToken cancellation) =>
        consumer.RunAsync<EffectsMessage>(QueueName.DeliberationsEffects, message, effects.ApplyAsync, cancellation);
}
