using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Dtks.LocalHost.Configuration;
using Microsoft.Extensions.Logging;

namespace Dtks.LocalHost.Queues;

/// <summary>Pumps one queue into one function: takes batches, runs messages side by side, takes more when few are left.</summary>
/// <remarks>As the Functions host does: at most batch size plus new batch threshold run at once. Source: the host.json reference for
/// queues.</remarks>
internal sealed partial class QueueListener(
    string queueName,
    QueueClient queue,
    QueueMessageHandler handler,
    QueueSettings settings,
    TimeSpan leaseTerm,
    QueueWakeUps wakeUps,
    WaitingQueues waiting,
    TimeProvider time,
    ILogger logger)
{
    private static readonly TimeSpan PauseAfterError = TimeSpan.FromSeconds(1);

    private readonly PollingBackoff _backoff = new(settings.MaxPollingInterval);
    private readonly HashSet<Task> _running = [];

    /// <summary>Pumps until stopped, then waits for the messages that still run.</summary>
    /// <param name="stop">Stops taking messages.</param>
    /// <param name="abort">Signals to running functions that they should end early.</param>
    public async Task RunAsync(CancellationToken stop, CancellationToken abort)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await StepAsync(stop, abort);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                break;
            }
            catch (Exception e) when (e is RequestFailedException or AggregateException or IOException)
            {
                LogNotReached(logger, queueName, (e as RequestFailedException)?.ErrorCode ?? e.GetType().Name);
                await Task.WhenAny(Task.Delay(PauseAfterError, time, stop));
            }
        }

        await Task.WhenAll(_running);
    }

    private async Task StepAsync(CancellationToken stop, CancellationToken abort)
    {
        _running.RemoveWhere(t => t.IsCompleted);
        if (_running.Count > settings.NewBatchThreshold)
        {
            await Task.WhenAny(_running).WaitAsync(stop);
            return;
        }

        var batch = await ReceiveAsync(stop);
        foreach (var message in batch)
            _running.Add(Task.Run(() => handler.HandleAsync(message, abort), CancellationToken.None));
        if (batch.Length == 0)
            await WaitAsync(stop);
        else
            _backoff.Reset();
    }

    private async Task WaitAsync(CancellationToken stop)
    {
        while (!await wakeUps.WaitAsync(queueName, _backoff.Empty(), stop) && !await waiting.MayHoldAsync(queueName, stop))
        {
            // Nothing has come.
        }
    }

    private async Task<QueueMessage[]> ReceiveAsync(CancellationToken stop)
    {
        try
        {
            return await queue.ReceiveMessagesAsync(settings.BatchSize, leaseTerm, stop);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            await queue.CreateIfNotExistsAsync(cancellationToken: stop);
            return [];
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Queue {Queue} cannot be read ({Reason}); trying again")]
    private static partial void LogNotReached(ILogger logger, string queue, string reason);
}
