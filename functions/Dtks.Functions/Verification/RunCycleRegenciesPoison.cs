using Dtks.Platform.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Verification;

/// <summary>A month in a regency that the tries of <see cref="RunCycleRegencies"/> could not do: set aside.</summary>
public sealed class RunCycleRegenciesPoison(PoisonRunner runner)
{
    /// <summary>One message.</summary>
    [Function(nameof(RunCycleRegenciesPoison))]
    public Task RunAsync([QueueTrigger(RunCycleRegencies.Queue + QueueNames.PoisonSuffix)] string message, CancellationToken cancellation) =>
        runner.RunAsync(RunCycleRegencies.Queue, message, cancellation);
}
