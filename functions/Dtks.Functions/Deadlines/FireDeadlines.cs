using Dtks.Functions.Messaging;
using Dtks.Functions.Storage;
using Microsoft.Azure.Cosmos;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Deadlines;

/// <summary>Does what fell due in a bucket, a hundred at a time.</summary>
public sealed class FireDeadlines(Consumer consumer, DocumentStore store, QueueSender queues, IEnumerable<IDeadlineAction> actions, TimeProvider clock)
{
    private const int AtATime = 100;

    private readonly Dictionary<DeadlineKind, IDeadlineAction> _actions = actions.ToDictionary(a => a.Kind);

    /// <summary>One bucket.</summary>
    [Function(nameof(FireDeadlines))]
    public Task RunAsync([QueueTrigger(QueueName.DeadlinesDue)] string message, CancellationToken cancellation) =>
        consumer.RunAsync<DueMessage>(QueueName.DeadlinesDue, message, FireAsync, cancellation);

    private async Task FireAsync(DueMessage message, CancellationToken cancellation)
    {
        var query = new QueryDefinition("SELECT * FROM c WHERE c.type = 'deadline' AND c.dueAt <= @now ORDER BY c.dueAt")
            .WithParameter("@now", clock.GetUtcNow());
        var due = await store.ListAsync<DeadlineDocument>(ContainerName.Deadlines, message.Bucket, query, AtATime, continuation: null, cancellation);
        foreach (var deadline in due.Items)
        {
            await _actions[deadline.Kind].RunAsync(deadline, cancellation);
            await store.TryDeleteAsync(ContainerName.Deadlines, message.Bucket, deadline.Id, deadline.ETag, cancellation);
        }

        if (due.Items.Count == AtATime)
        {
            await queues.SendAsync(QueueName.DeadlinesDue, message, cancellation);
        }
    }
}
