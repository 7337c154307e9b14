using Dtks.Platform.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Ratification;

/// <summary>Does what is due for a letter in the background: its rows are gathered, counted again, carried over (RAT-3, RAT-8).</summary>
public sealed class ApplyLetters(QueueMessageRunner runner, LetterWork work)
{
    /// <summary>Letters, their pages and single rows, to go on with.</summary>
    public const string Queue = "ratifications-rows";

    /// <summary>A piece of one letter.</summary>
    [Function(nameof(ApplyLetters))]
    public Task RunAsync([QueueTrigger(Queue)] string message, CancellationToken cancellation) =>
        runner.RunAsync<LetterMessage>(Queue, message, work.DoAsync, cancellation);
}
