using Azure.Storage.Queues;
using Dtks.Platform.Documents;
using Dtks.Platform.Telemetry;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Platform.Messaging;

/// <summary>
/// Measures what lies in the queues: how old the oldest message is, how many are in poison. The Functions host sets messages aside by
/// itself, and a queue that stands still takes none: neither could be counted where messages are run.
/// </summary>
public sealed class MeasureQueues(
    QueueServiceClient service, QueueNames declared, Instruments instruments, [FromKeyedServices(OptimisticRetry.RealTime)] TimeProvider realTime)
{
    /// <summary>Every five minutes, as often as the alerts are looked at. Asks nothing while nobody measures.</summary>
    [Function(nameof(MeasureQueues))]
    public Task RunAsync([TimerTrigger("15 */5 * * * *")] TimerInfo timer, CancellationToken cancellation) =>
        instruments.MeasuresQueues ? Task.WhenAll(declared.All.Select(queue => MeasureAsync(queue, cancellation))) : Task.CompletedTask;

    private async Task MeasureAsync(string queue, CancellationToken cancellation)
    {
        var poison = await service.GetQueueClient(QueueNames.Poison(queue)).GetPropertiesAsync(cancellation);
        instruments.Poisoned(queue, poison.Value.ApproximateMessagesCount);
        if ((await service.GetQueueClient(queue).PeekMessageAsync(cancellation)).Value?.InsertedOn is { } inserted)
        {
            instruments.Waited(queue, realTime.GetUtcNow() - inserted);
        }
    }
}
