using Dtks.Platform.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Dci;

/// <summary>Calls partners with what they are to be told (REG-3).</summary>
public sealed class CallPartners(QueueMessageRunner runner, ExchangeCalls calls)
{
    /// <summary>What is to be told.</summary>
    public const string Queue = "dci-callbacks";

    /// <summary>One call.</summary>
    [Function(nameof(CallPartners))]
    public Task RunAsync([QueueTrigger(Queue)] string message, CancellationToken cancellation) => runner.RunAsync<ExchangeMessage>(Queue, message, calls.CallAsync, cancellation);
}
