using Dtks.Platform.Documents;
using Dtks.Platform.Messaging;
using Dtks.Platform.Telemetry;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Platform.Deadlines;

/// <summary>Does what fell due in a bucket, a hundred at a time.</summary>
public sealed class FireDeadlines(
    QueueMessageRunner runner, DocumentStore store, QueueSender queues, IEnumerable<IDeadlineAction> actions, Instruments instruments, TimeProvider clock)
{
    /// <summary>Buckets in which something fell due.</summary>
    public const string Queue = "deadlines-due";

    private const int AtATime = 100;

    private readonly Dictionary<string, IDeadlineAction> _actions = actions.ToDictionary(a => a.Kind, StringComparer.Ordinal);

    /// <summary>One bucket.</summary>
    [Function(nameof(FireDeadlines))]
    public Task RunAsync([QueueTrigger(Queue)] string message, CancellationToken cancellation) =>
        runner.RunAsync<DueMessage>(Queue, message, FireAsync, cancellation);

    private async Task FireAsync(DueMessage message, CancellationToken cancellation)
    {
        var query = new DocumentQuery("SELECT * FROM c WHERE c.type = 'deadline' AND c.dueAt <= @now ORDER BY c.dueAt")
            .With("@now", clock.GetUtcNow());
        var due = await store.ListAsync<DeadlineDocument>(DeadlineBucket.Partition(message.Bucket), query, AtATime, continuation: null, cancellation);
        foreach (var deadline in due.Items)
        {
            await _actions[deadline.Kind].RunAsync(deadline, cancellation);
            instruments.CarriedOut(deadline.Kind, clock.GetUtcNow() - deadline.DueAt);
            await store.TryDeleteAsync(DeadlineBucket.Partition(message.Bucket), deadline.Id, deadline.ETag, cancellation);
        }

        if (due.Items.Count == AtATime)
        {
            await queues.SendAsync(Queue, message, cancellation);
        }
    }
}
