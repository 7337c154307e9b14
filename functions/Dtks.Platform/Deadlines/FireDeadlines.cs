using Dtks.Domain.Areas;
using Dtks.Platform.Documents;
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

        var bucket = DeadlineBucket.Partition(message.Bucket);
        var due = await store.ListAsync<DeadlineDocument>(bucket, Due(message.Bucket), AtATime, continuation: null, cancellation);
        await oneByOne.RunAsync(due.Items, AtOnce, (item, stop) => FireAsync(bucket, item, stop), (item, failure) => Aside(bucket, item, failure), (item, _, stop) => RemoveAsync(bucket, item, stop), cancellation);
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

    // Also those of which nobody can tell when they fall due, or that are not of this day: they would stay in the bucket for ever.
    private DocumentQuery Due(string bucket)
    {
        DeadlineBucket.TryDay(bucket.Split('/')[0], out var day);
        return new DocumentQuery("SELECT * FROM c WHERE c.type = 'deadline' AND (c.dueAt <= @now OR c.dueAt >= @end OR NOT IS_STRING(c.dueAt)) ORDER BY c.dueAt")
            .With("@now", clock.GetUtcNow())
            .With("@end", DeadlineBucket.Text(day.AddDays(1)));
    }

    private async Task FireAsync(Partition bucket, Listed<DeadlineDocument> item, CancellationToken cancellation)
    {
        if (!item.TryRead(out var deadline, out var unreadable))
        {
            throw unreadable.Failure;
        }

        if (deadline.DueAt > clock.GetUtcNow())
        {
            throw new MessageException($"a deadline of {deadline.DueAt:O} lies in the bucket {deadline.Bucket}");
        }

        await actions.RunAsync(deadline.Input(), cancellation);
        await RemoveAsync(bucket, item, cancellation);
    }

    private Task RemoveAsync(Partition bucket, Listed<DeadlineDocument> item, CancellationToken cancellation) =>
        item.TryRead(out var deadline, out var unreadable) ? store.TryDeleteAsync(bucket, deadline.Id, deadline.ETag, cancellation)
        : IsWhole(unreadable) ? store.TryDeleteAsync(bucket, unreadable.Id, unreadable.ETag, cancellation)
        : store.CommitAsync(new DocumentBatch(bucket).Set(unreadable.Id, "/type", DeadlineDocument.AsideType), cancellation);

    // Whether it can be told what it is: then it goes on as a message, and else it stays where it stands to be repaired there.
    private static bool IsWhole(UnreadableDocument unreadable) => Array.TrueForAll(["kind", "dueAt", "village", "target"], member => unreadable.Text(member) is not null);

    // The deadline itself, as it is stored, less what the bucket alone knows: so it can be replayed, and one with a member that this version
    // does not know is read by the one that does. Nothing is taken for granted of what cannot be read.
    private static SetAsideItem Aside(Partition bucket, Listed<DeadlineDocument> item, Exception failure)
    {
        if (item.TryRead(out var deadline, out var unreadable))
        {
            return SetAsideItem.Of(FireDeadline.Queue, DeadlineMessage.Of(deadline), failure) with { Area = deadline.Village, Subject = $"deadlines/{deadline.Id}" };
        }

        var subject = $"deadlines/{unreadable.Id}";
        var area = AreaCode.TryParse(unreadable.Text("village"), out var code) ? code.Value : null;
        if (!IsWhole(unreadable))
        {
            var stays = new DeadlineMessage(string.Empty, string.Empty, string.Empty, string.Empty, bucket.Value, unreadable.Id);
            return SetAsideItem.Of(FireDeadline.Queue, stays, failure) with { Area = area, Subject = subject };
        }

        string[] ofTheBucket = ["id", "type", "schemaVersion", "bucket", "ttl"];
        var message = new JObject(unreadable.Stored.Properties().Where(p => !p.Name.StartsWith('_') && !ofTheBucket.Contains(p.Name)));
        return new SetAsideItem(FireDeadline.Queue, message.ToString(Newtonsoft.Json.Formatting.None), SetAsideReason.Of(failure))
        {
            Area = area,
            Subject = subject,
        };
    }
}
