using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Dtks.Platform.Documents;
using Dtks.Platform.SetAside;

namespace Dtks.Platform.Messaging;

/// <summary>
/// The poison queues. What is no message, and what a queue's tries could not do, lies there whole until somebody replays it or lets go of it;
/// what it is and why is told by the <see cref="Shelf"/>.
/// </summary>
public sealed class PoisonQueues(QueueServiceClient service, DocumentStore store, Shelf shelf)
{
    // As host.json has it.
    private const int TriesOfTheQueue = 5;

    private const int Batch = 32;
    private const int MostBatches = 20;

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
        var sent = await service.GetQueueClient(QueueNames.Poison(queue)).SendMessageAsync(raw, timeToLive: Never, cancellationToken: cancellation);
        await MarkAsync(sent.Value.MessageId, setAside, cancellation);
    }

    /// <summary>Sets aside what the host put into a queue's poison queue, and takes out what is done: 640 messages at most in a run.</summary>
    public async Task LookAsync(string queue, CancellationToken cancellation)
    {
        var poison = service.GetQueueClient(QueueNames.Poison(queue));
        if ((await poison.GetPropertiesAsync(cancellation)).Value.ApproximateMessagesCount == 0)
        {
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var batch = 0; batch < MostBatches; batch++)
        {
            var messages = (await poison.ReceiveMessagesAsync(Batch, Unseen, cancellation)).Value;
            foreach (var message in messages)
            {
                await LookAsync(queue, poison, message, cancellation);
            }

            if (messages.Length < Batch || !messages.All(m => seen.Add(m.MessageId)))
            {
                return;
            }
        }
    }

    private async Task LookAsync(string queue, QueueClient poison, QueueMessage message, CancellationToken cancellation)
    {
        if (await IsDoneAsync(queue, message, cancellation))
        {
            await poison.DeleteMessageAsync(message.MessageId, message.PopReceipt, cancellation);
            await store.TryDeleteAsync(Shelf.Partition(PoisonMarkDocument.Partition), message.MessageId, etag: null, cancellation);
            return;
        }

        await poison.UpdateMessageAsync(message.MessageId, message.PopReceipt, visibilityTimeout: TimeSpan.Zero, cancellationToken: cancellation);
    }

    private async Task<bool> IsDoneAsync(string queue, QueueMessage message, CancellationToken cancellation)
    {
        var mark = await store.ReadAsync<PoisonMarkDocument>(Shelf.Partition(PoisonMarkDocument.Partition), message.MessageId, cancellation);
        if (mark is not null)
        {
            return await shelf.FindAsync(mark.SetAside, cancellation) is null or { Status: SetAsideStatus.Done };
        }

        var raw = message.MessageText;
        var text = QueueText.TryRead(raw) ?? raw;
        var reason = new SetAsideReason(SetAsideReason.Exhausted, $"tried {TriesOfTheQueue} times on {queue}");
        if (ReplayMessage.TryRead(text) is { } replay && await shelf.FindAsync(replay.Replay, cancellation) is { } kept)
        {
            await AgainAsync(kept, reason, cancellation);
            return true;
        }

        var id = await shelf.KeepAsync(new SetAsideItem(queue, text, reason) { Tries = TriesOfTheQueue }, cancellation);
        await MarkAsync(message.MessageId, id, cancellation);
        return false;
    }

    // The message of a replay says nothing by itself: what it was about waits again.
    private Task AgainAsync(SetAsideDocument kept, SetAsideReason reason, CancellationToken cancellation) =>
        kept.Status == SetAsideStatus.Replayed
            ? shelf.KeepAsync(kept.Id, new SetAsideItem(kept.Queue, kept.Text, reason) { Tries = TriesOfTheQueue }, cancellation)
            : Task.CompletedTask;

    private Task MarkAsync(string message, string setAside, CancellationToken cancellation) => store.TryCreateAsync(
        Shelf.Partition(PoisonMarkDocument.Partition), new PoisonMarkDocument { Id = message, SetAside = setAside }, cancellation);
}
