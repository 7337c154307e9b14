using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Dtks.LocalHost.Configuration;
using Dtks.LocalHost.Discovery;
using Dtks.LocalHost.Invocation;
using Microsoft.Extensions.Logging;

namespace Dtks.LocalHost.Queues;

/// <summary>Runs a function on one message and then deletes it, lets it be tried again, or moves it to the poison queue.</summary>
internal sealed partial class QueueMessageHandler(
    FunctionDescriptor function,
    QueueClient queue,
    PoisonQueue poison,
    KeptMessages kept,
    QueueSettings settings,
    TimeSpan leaseTerm,
    FunctionInvoker invoker,
    ActivityTracker activity,
    TimeProvider time,
    ILogger logger)
{
    // A message of a poison queue has nowhere further to go: it waits long between tries, so that it does not keep the host busy.
    private static readonly TimeSpan PoisonRetry = TimeSpan.FromMinutes(10);

    /// <summary>Handles one message; never throws.</summary>
    /// <param name="message">The message, leased to this host.</param>
    /// <param name="abort">Signals that the function should end early.</param>
    public async Task HandleAsync(QueueMessage message, CancellationToken abort)
    {
        try
        {
            kept.Remove(queue.Name, message.MessageId);
            await using var lease = new MessageLease(queue, message, leaseTerm, time);
            using var early = CancellationTokenSource.CreateLinkedTokenSource(abort, lease.Lost);
            await HandleAsync(message, lease, early.Token);
        }
        catch (Exception e)
        {
            LogNotEnded(logger, queue.Name, message.MessageId, e.GetType().Name);
        }
    }

    private async Task HandleAsync(QueueMessage message, MessageLease lease, CancellationToken early)
    {
        try
        {
            var value = MessageBinding.Value(function, message, settings.IsBase64);
            var started = time.GetTimestamp();
            await invoker.InvokeAsync(Request(message, value), early);
            LogDone(logger, function.Name, message.MessageId, time.GetElapsedTime(started).TotalMilliseconds);
            await lease.CompleteAsync();
        }
        catch (UndecodableMessageException e)
        {
            await PoisonAsync(message, lease, e.Message);
        }
        catch (OperationCanceledException) when (early.IsCancellationRequested)
        {
            await lease.ReleaseAsync(TimeSpan.Zero);
        }
        catch (Exception e)
        {
            LogFailed(logger, e, function.Name, message.MessageId, message.DequeueCount, settings.MaxDequeueCount);
            if (message.DequeueCount >= settings.MaxDequeueCount)
                await PoisonAsync(message, lease, $"{e.GetType().Name}: {e.Message}");
            else
                await lease.ReleaseAsync(settings.VisibilityTimeout);
        }
    }

    private async Task PoisonAsync(QueueMessage message, MessageLease lease, string reason)
    {
        // The function has ended, or never began: without this a look at all queues could pass over a message on its way between two.
        using var moving = activity.Begin();
        if (poison.Name is null)
        {
            LogKept(logger, queue.Name, message.MessageId, reason);
            await lease.ReleaseAsync(PoisonRetry);
            kept.Add(queue.Name, message.MessageId);
            return;
        }

        // Copy first, delete after: killed between the two, the message is there twice rather than nowhere.
        await poison.AddAsync(message, CancellationToken.None);
        await lease.CompleteAsync();
        LogPoisoned(logger, queue.Name, message.MessageId, poison.Name, message.DequeueCount, reason);
    }

    private InvocationRequest Request(QueueMessage message, object? value)
        => new(function, context => MessageBinding.Arguments(function, value, context))
        {
            RetryCount = (int)Math.Max(0, message.DequeueCount - 1),
            MaxRetryCount = settings.MaxDequeueCount - 1,
            BindingData = new Dictionary<string, object?>
            {
                ["Id"] = message.MessageId,
                ["DequeueCount"] = message.DequeueCount.ToString(System.Globalization.CultureInfo.InvariantCulture),
                ["InsertionTime"] = message.InsertedOn?.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
            },
        };

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Function} done with message {Message} in {Milliseconds:0} ms")]
    private static partial void LogDone(ILogger logger, string function, string message, double milliseconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Function} failed on message {Message}, try {Try} of {Tries}")]
    private static partial void LogFailed(ILogger logger, Exception exception, string function, string message, long @try, int tries);

    [LoggerMessage(Level = LogLevel.Error, Message = "Message {Message} of queue {Queue} moved to {Poison} after try {Try}: {Reason}")]
    private static partial void LogPoisoned(ILogger logger, string queue, string message, string poison, long @try, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Message {Message} stays in queue {Queue}, which has no poison queue: {Reason}")]
    private static partial void LogKept(ILogger logger, string queue, string message, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message {Message} of queue {Queue} could not be ended ({Reason}); it comes back when its lease ends")]
    private static partial void LogNotEnded(ILogger logger, string queue, string message, string reason);
}
