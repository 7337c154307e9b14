using Azure.Storage.Queues;
using Dtks.LocalHost.Configuration;
using Dtks.LocalHost.Discovery;
using Dtks.LocalHost.Hosting;
using Dtks.LocalHost.Invocation;
using Dtks.LocalHost.Startup;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dtks.LocalHost.Queues;

/// <summary>Pumps every queue that a function listens to.</summary>
internal sealed class QueuePump(
    IReadOnlyList<FunctionDescriptor> functions,
    QueueClients clients,
    HostJson hostJson,
    LeaseTerm lease,
    FunctionInvoker invoker,
    ActivityTracker activity,
    QueueWakeUps wakeUps,
    WaitingQueues waiting,
    KeptMessages kept,
    [FromKeyedServices("storage")] TimeProvider time,
    ILoggerFactory loggers) : IAsyncDisposable
{
    private static readonly TimeSpan DrainAtMost = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan AbortAtMost = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _abort = new();
    private Task _listeners = Task.CompletedTask;

    /// <summary>The queue functions.</summary>
    public IReadOnlyList<FunctionDescriptor> Functions { get; } = [.. functions.Where(f => f.Trigger is QueueTriggerAttribute)];

    /// <summary>Whether a function is triggered by the queue.</summary>
    public bool Takes(string queue) => Functions.Any(f => ((QueueTriggerAttribute)f.Trigger).QueueName == queue);

    /// <summary>Creates the queues that are absent and begins to pump.</summary>
    /// <exception cref="StartupException">A function takes a parameter that cannot be given.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var listeners = new List<QueueListener>();
        foreach (var function in Functions)
        {
            MessageBinding.Check(function);
            var trigger = (QueueTriggerAttribute)function.Trigger;
            var service = clients.Service(trigger.Connection);
            var queue = service.GetQueueClient(trigger.QueueName);
            await queue.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            listeners.Add(Listener(function, trigger.QueueName, service, queue));
        }

        _listeners = Task.WhenAll(listeners.Select(l => Task.Run(() => l.RunAsync(_stop.Token, _abort.Token), CancellationToken.None)));
    }

    /// <summary>Takes no more messages and waits for those that run; after 30 s asks them to end.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        if (await EndsWithinAsync(DrainAtMost))
            return;
        await _abort.CancelAsync();
        await EndsWithinAsync(AbortAtMost);
    }

    /// <summary>Takes no more messages and asks those that run to end at once.</summary>
    public async Task AbortAsync()
    {
        await _stop.CancelAsync();
        await _abort.CancelAsync();
        await EndsWithinAsync(AbortAtMost);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
        _abort.Dispose();
    }

    private async Task<bool> EndsWithinAsync(TimeSpan span)
        => await Task.WhenAny(_listeners, Task.Delay(span, time)) == _listeners;

    private QueueListener Listener(FunctionDescriptor function, string queueName, QueueServiceClient service, QueueClient queue)
    {
        var logger = loggers.CreateLogger("Dtks.LocalHost.Queues");
        var handler = new QueueMessageHandler(function, queue, new PoisonQueue(service, queueName), kept, hostJson.Queues, lease.Value, invoker, activity, time, logger);
        return new QueueListener(queueName, queue, handler, hostJson.Queues, lease.Value, wakeUps, waiting, time, logger);
    }
}
