using Dtks.Platform.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Dci;

/// <summary>Looks who subscribed to what happened to a household.</summary>
public sealed class TellSubscribers(QueueMessageRunner runner, SubscribedHouseholds households)
{
    /// <summary>What happened to households.</summary>
    public const string Queue = "dci-events";

    /// <summary>One event.</summary>
    [Function(nameof(TellSubscribers))]
    public Task RunAsync([QueueTrigger(Queue)] string message, CancellationToken cancellation) => runner.RunAsync<HouseholdMessage>(Queue, message, households.TellAsync, cancellation);
}
