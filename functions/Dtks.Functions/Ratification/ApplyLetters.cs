using Dtks.Functions.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Ratification;

/// <summary>Carries a letter over to the proposals it covers (RAT-3).</summary>
public sealed class ApplyLetters(Consumer consumer, LetterRows rows)
{
    /// <summary>A hundred rows of one letter.</summary>
    [Function(nameof(ApplyLetters))]
    public Task RunAsync([QueueTrigger(QueueName.RatificationsRows)] string message, CancellationToken cancellation) =>
        consumer.RunAsync<LetterMessage>(QueueName.RatificationsRows, message, rows.ApplyAsync, cancellation);
}
