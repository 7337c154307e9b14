using Dtks.Platform.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Ratification;

/// <summary>Rows of letters that the tries of <see cref="ApplyLetters"/> could not do: set aside.</summary>
public sealed class ApplyLettersPoison(PoisonRunner runner)
{
    /// <summary>One message.</summary>
    [Function(nameof(ApplyLettersPoison))]
    public Task RunAsync([QueueTrigger(ApplyLetters.Queue + QueueNames.PoisonSuffix)] string message, CancellationToken cancellation) =>
        runner.RunAsync(ApplyLetters.Queue, message, cancellation);
}
