using Dtks.Platform.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Ratification;

/// <summary>Carries a letter over to the proposals it covers (RAT-3).</summary>
public sealed class ApplyLetters(QueueMessageRunner runner, LetterApplication rows)
{
    /// <summary>Rows of a letter the Ministry reviewed, to carry over to their proposals (RAT-3).</summary>
    public const string Queue = "ratifications-rows";

    /// <summary>A hundred rows of one letter.</summary>
    [Function(nameof(ApplyLetters))]
    public Task RunAsync([QueueTrigger(Queue)] string message, CancellationToken cancellation) =>
        runner.RunAsync<LetterMessage>(Queue, message, rows.ApplyAsync, cancellation);
}
