using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace Dtks.LocalHost.Queues;

/// <summary>Keeps a message invisible to others while its function runs, in short terms: after a kill it is back within one.</summary>
internal sealed class MessageLease : IAsyncDisposable
{
    private readonly QueueClient _queue;
    private readonly QueueMessage _message;
    private readonly TimeSpan _term;
    private readonly CancellationTokenSource _ended = new();
    private readonly CancellationTokenSource _lost = new();
    private readonly Task _renewal;
    private string _popReceipt;

    /// <summary>Begins to renew.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="message">The message, received for a term.</param>
    /// <param name="term">How long the message stays invisible after each renewal.</param>
    /// <param name="time">Real time.</param>
    public MessageLease(QueueClient queue, QueueMessage message, TimeSpan term, TimeProvider time)
    {
        _queue = queue;
        _message = message;
        _term = term;
        _popReceipt = message.PopReceipt;
        _renewal = RenewAsync(time);
    }

    /// <summary>Signals that another took the message over, after a renewal came too late.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>Ends the renewal and deletes the message: it is done with.</summary>
    public Task CompleteAsync() => EndAsync(() => _queue.DeleteMessageAsync(_message.MessageId, _popReceipt));

    /// <summary>Ends the renewal and lets the message be seen again after <paramref name="delay"/>.</summary>
    public Task ReleaseAsync(TimeSpan delay)
        => EndAsync(() => _queue.UpdateMessageAsync(_message.MessageId, _popReceipt, (string?)null, delay));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _ended.Dispose();
        _lost.Dispose();
    }

    private async Task EndAsync(Func<Task> end)
    {
        await StopAsync();
        try
        {
            await end();
        }
        catch (RequestFailedException e) when (e.Status is 404 or 400)
        {
            // Someone else holds the message now or has deleted it: it is theirs to end.
        }
    }

    private async Task StopAsync()
    {
        if (!_ended.IsCancellationRequested)
            await _ended.CancelAsync();
        await _renewal;
    }

    private async Task RenewAsync(TimeProvider time)
    {
        try
        {
            using var timer = new PeriodicTimer(_term * 0.4, time);
            while (await timer.WaitForNextTickAsync(_ended.Token))
            {
                var receipt = await _queue.UpdateMessageAsync(_message.MessageId, _popReceipt, (string?)null, _term, CancellationToken.None);
                _popReceipt = receipt.Value.PopReceipt;
            }
        }
        catch (OperationCanceledException)
        {
            // The function ended.
        }
        catch (RequestFailedException)
        {
            await _lost.CancelAsync();
        }
    }
}
