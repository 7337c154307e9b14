using Dtks.Platform.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Dci;

/// <summary>Works the messages of partners that are answered by a call (REG-3).</summary>
public sealed class WorkExchanges(QueueMessageRunner runner, ExchangeWork work)
{
    /// <summary>Messages that were taken on.</summary>
    public const string Queue = "dci-requests";

    /// <summary>One message.</summary>
    [Function(nameof(WorkExchanges))]
    public Task RunAsync([QueueTrigger(Queue)] string message, CancellationToken cancellation) => runner.RunAsync<ExchangeMessage>(Queue, message, work.WorkAsync, cancellation);
}
