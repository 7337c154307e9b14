using Dtks.Platform.Documents;
using Dtks.Platform.Json;
using Dtks.Platform.Messaging;
using Dtks.Platform.SetAside;
using Microsoft.Azure.Functions.Worker;
using Newtonsoft.Json.Linq;

namespace Dtks.Platform.Deadlines;

/// <summary>
/// Does what fell due in a bucket, a hundred at a time and each apart from the others: what fails for good is set aside, what waits for a
/// service is left and tried again.
/// </summary>
public sealed class FireDeadlines(
    QueueMessageRunner runner, DocumentStore store, OneByOne oneByOne, FiringMarks marks, QueueSender queues, DeadlineActions actions, TimeProvider clock)
{
    /// <summary>Buckets in which something fell due.</summary>
    public const string Queue = "deadlines-due";

    private const int AtATime = 100;
    private const int AtOnce = 4;

    /// <summary>One bucket.</summary>
    [Function(nameof(FireDeadlines))]
    public Task RunAsync([QueueTrigger(Queue)] string message, CancellationToken cancellation) =>
        runner.RunAsync<DueMessage>(Queue, message, FireAsync, cancellation);

    private async Task FireAsync(DueMessage message, CancellationToken cancellation)
    {
        if (!DeadlineBucket.IsBucket(message.Bucket))
        {
            throw new MessageException($"'{message.Bucket}' is no bucket");
        }

        if (!await marks.IsOnAsync(message, cancellation))
        {
            return;
        }

        // As they are stored: one that cannot be read is one, and not the page.
        var bucket = DeadlineBucket.Partition(message.Bucket);
        var query = new DocumentQuery("SELECT * FROM c WHERE c.type = 'deadline' AND c.dueAt <= @now ORDER BY c.dueAt").With("@now", clock.GetUtcNow());
        var due = await store.ListAsync<JObject>(bucket, query, AtATime, continuation: null, cancellation);
        await oneByOne.RunAsync(due.Items, AtOnce, (item, stop) => FireAsync(bucket, item, stop), Aside, (item, _, stop) => RemoveAsync(bucket, item, stop), cancellation);
        if (due.Items.Count == AtATime || due.Continuation is not null)
        {
            await GoOnAsync(message, cancellation);
        }
        else
        {
            await marks.ReleaseAsync(message, cancellation);
        }
    }

    // The turn is taken first: ended between the two, the sweep finds the bucket when the turn counts as lost.
    private async Task GoOnAsync(DueMessage message, CancellationToken cancellation)
    {
        if (await marks.TryGoOnAsync(message, cancellation) is { } turn)
        {
            await queues.SendAsync(Queue, message with { Turn = turn }, cancellation);
        }
    }

    private async Task FireAsync(Partition bucket, JObject stored, CancellationToken cancellation)
    {
        await actions.RunAsync(JsonText.Read<DeadlineDocument>(stored.ToString()).Input(), cancellation);
        await RemoveAsync(bucket, stored, cancellation);
    }

    private Task RemoveAsync(Partition bucket, JObject stored, CancellationToken cancellation) =>
        store.TryDeleteAsync(bucket, (string)stored["id"]!, (string?)stored["_etag"], cancellation);

    // The deadline itself, as it is stored, less what the bucket alone knows: so it can be replayed, and one with a member that this version
    // does not know is read by the one that does.
    private static SetAsideItem Aside(JObject stored, Exception failure)
    {
        string[] ofTheBucket = ["id", "type", "schemaVersion", "bucket", "ttl"];
        var message = new JObject(stored.Properties().Where(p => !p.Name.StartsWith('_') && !ofTheBucket.Contains(p.Name)));
        return new SetAsideItem(FireDeadline.Queue, message.ToString(Newtonsoft.Json.Formatting.None), SetAsideReason.Of(failure))
        {
            Area = (string?)message["village"],
            Subject = $"deadlines/{(string?)stored["id"]}",
        };
    }
}
