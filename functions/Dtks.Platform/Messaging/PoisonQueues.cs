using System.Collections.Concurrent;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Dtks.Platform.Documents;
using Dtks.Platform.Records;
using Dtks.Platform.SetAside;

namespace Dtks.Platform.Messaging;

/// <summary>
/// The poison queues. What is no message, and what a queue's tries could not do, lies there whole until somebody replays it or lets go of it;
/// what it is and why is told by the <see cref="Shelf"/>.
/// </summary>
public sealed class PoisonQueues(QueueServiceClient service, QueueNames declared, DocumentStore store, UnreadableRecords unreadables, Shelf shelf)
{
    // As host.json has it.
    private const int TriesOfTheQueue = 5;

    private const int Batch = 32;
    private const int MostBatches = 20;
    private const int AtOnce = 8;

    // Nobody else takes them for so long; each is seen again as soon as it was looked at.
    private static readonly TimeSpan Unseen = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Never = TimeSpan.FromSeconds(-1);

    /// <summary>Puts a message there as it was. Done twice it lies there twice, and both go together.</summary>
    /// <param name="queue">The queue it came from.</param>
    /// <param name="raw">The message as the queue held it.</param>
    /// <param name="setAside">The id under which it was set aside.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task PutAsync(string queue, string raw, string setAside, CancellationToken cancellation)
    {
        // Nobody sees it before it bears its mark: it would be set aside a second time, for another reason.
        var poison = service.GetQueueClient(QueueNames.Poison(queue));
        var sent = (await poison.SendMessageAsync(raw, Unseen, Never, cancellation)).Value;
        await MarkAsync(sent.MessageId, setAside, etag: null, cancellation);
        await poison.UpdateMessageAsync(sent.MessageId, sent.PopReceipt, visibilityTimeout: TimeSpan.Zero, cancellationToken: cancellation);
    }

    /// <summary>Sets aside what the host put into a queue's poison queue, and takes out what is done: 640 messages at most in a run.</summary>
    /// <exception cref="AggregateException">Some could not be looked at; the others were.</exception>
    public async Task LookAsync(string queue, CancellationToken cancellation)
    {
        var poison = service.GetQueueClient(QueueNames.Poison(queue));
        if ((await poison.GetPropertiesAsync(cancellation)).Value.ApproximateMessagesCount == 0)
        {
            return;
        }

        var (seen, failures) = (new HashSet<string>(StringComparer.Ordinal), new ConcurrentQueue<Exception>());
        var how = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation };
        for (var batch = 0; batch < MostBatches; batch++)
        {
            var messages = (await poison.ReceiveMessagesAsync(Batch, Unseen, cancellation)).Value;
            await Parallel.ForEachAsync(messages, how, async (message, stop) => await TryLookAsync(queue, poison, message, failures, stop));
            if (messages.Length < Batch || !messages.All(m => seen.Add(m.MessageId)))
            {
                break;
            }
        }

        if (!failures.IsEmpty)
        {
            throw new AggregateException("Some messages of a poison queue could not be looked at.", failures);
        }
    }

    // One that fails is seen again in half a minute, and keeps no other from being looked at.
    private async Task TryLookAsync(string queue, QueueClient poison, QueueMessage message, ConcurrentQueue<Exception> failures, CancellationToken cancellation)
    {
        try
        {
            await LookAsync(queue, poison, message, cancellation);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            failures.Enqueue(e);
        }
    }

    private async Task LookAsync(string queue, QueueClient poison, QueueMessage message, CancellationToken cancellation)
    {
        if (await IsDoneAsync(queue, message, cancellation))
        {
            await poison.DeleteMessageAsync(message.MessageId, message.PopReceipt, cancellation);
            await store.TryDeleteAsync(PoisonMarkDocument.Partition, message.MessageId, etag: null, cancellation);
            return;
        }

        await poison.UpdateMessageAsync(message.MessageId, message.PopReceipt, visibilityTimeout: TimeSpan.Zero, cancellationToken: cancellation);
    }

    private async Task<bool> IsDoneAsync(string queue, QueueMessage message, CancellationToken cancellation)
    {
        var (mark, etag) = await store.KnownOrAnewAsync<PoisonMarkDocument>(PoisonMarkDocument.Partition, message.MessageId, unreadables, cancellation);
        if (mark is not null && await shelf.StatusAsync(mark.SetAside, cancellation) is { } status)
        {
            return status == SetAsideStatus.Done;
        }

        var raw = message.MessageText;
        var text = QueueText.TryRead(raw) ?? raw;
        if (await shelf.StandingAsync(queue, text, cancellation) is { Code: SetAsideReason.Malformed } twin)
        {
            // No queue tries such a message: it was put here, and came twice.
            await MarkAsync(message.MessageId, twin.Id, etag, cancellation);
            return false;
        }

        var reason = new SetAsideReason(SetAsideReason.Exhausted, $"tried {TriesOfTheQueue} times on {queue}");
        if (ReplayMessage.TryRead(text) is { } replay && await shelf.StatusAsync(replay.Replay, cancellation) is { } replayed)
        {
            await AgainAsync(replay.Replay, replayed, reason, cancellation);
            return true;
        }

        var item = declared.ItemOf(queue, declared.CauseOf(queue, text), reason) with { Tries = TriesOfTheQueue };
        await MarkAsync(message.MessageId, await shelf.KeepAsync(item, cancellation), etag, cancellation);
        return false;
    }

    // The message of a replay says nothing by itself: what it was about waits again.
    private async Task AgainAsync(string id, SetAsideStatus status, SetAsideReason reason, CancellationToken cancellation)
    {
        if (status == SetAsideStatus.Replayed && await shelf.FindAsync(id, cancellation) is { } kept)
        {
            await shelf.KeepAsync(id, new SetAsideItem(kept.Queue, kept.Text, reason) { Tries = TriesOfTheQueue }, cancellation);
        }
    }

    private Task MarkAsync(string message, string setAside, string? etag, CancellationToken cancellation)
    {
        var mark = new PoisonMarkDocument { Id = message, SetAside = setAside, ETag = etag };
        return etag is null
            ? store.TryCreateAsync(PoisonMarkDocument.Partition, mark, cancellation)
            : store.TryReplaceAsync(PoisonMarkDocument.Partition, mark, cancellation);
    }
}
