using Dtks.Platform.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Verification;

/// <summary>A month in a village that the tries of <see cref="RunCycleVillages"/> could not do: set aside.</summary>
public sealed class RunCycleVillagesPoison(PoisonRunner runner)
{
    /// <summary>One message.</summary>
    [Function(nameof(RunCycleVillagesPoison))]
    public Task RunAsync([QueueTrigger(RunCycleVillages.Queue + QueueNames.PoisonSuffix)] string message, CancellationToken cancellation) =>
        runner.RunAsync(RunCycleVillages.Queue, message, cancellation);
}
