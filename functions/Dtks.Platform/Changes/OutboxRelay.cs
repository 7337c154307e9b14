using Dtks.Platform.Audit;
using Dtks.Platform.Documents;
using Dtks.Platform.SetAside;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dtks.Platform.Changes;

/// <summary>Sees to it that what follows from a saved change is delivered.</summary>
public sealed partial class OutboxRelay(
    DocumentStore store, OutboxDelivery delivery, ChangeLedger ledger, [FromKeyedServices(OptimisticRetry.RealTime)] TimeProvider realTime, ILogger<OutboxRelay> log)
{
    /// <summary>The longest a request waits for what follows from its change: a quarter of its time.</summary>
    public static readonly TimeSpan RequestWaits = TimeSpan.FromSeconds(6);

    private static readonly TimeSpan BackgroundWaits = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan StoreWaits = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Right after the change was saved, from memory. The change stands: whatever happens here is logged, left to the sweep, and nothing to
    /// the caller, who may even have gone.
    /// </summary>
    public async Task AfterCommitAsync(Partition partition, OutboxDocument outbox)
    {
        try
        {
            await DeliverAsync(partition, outbox, RequestWaits);
        }
        catch (Exception e)
        {
            NotEnded(log, e, outbox.Id, partition.Container.Name);
        }
    }

    /// <summary>The same for a change that this process holds open: it is closed when all is delivered or kept, and left to be gone on with otherwise.</summary>
    public async Task AfterCommitAsync(OpenChange open)
    {
        ArgumentNullException.ThrowIfNull(open);
        try
        {
            await DeliverOrKeepAsync(open, RequestWaits);
            ledger.Close(open);
        }
        catch (Exception e)
        {
            ledger.Leave(open);
            NotKept(log, e, open.Outbox.Id, open.Where.Container.Name);
        }
    }

    /// <summary>Later, what of it is still to be delivered.</summary>
    /// <exception cref="Exception">It could be neither delivered nor kept.</exception>
    public Task DeliverOrKeepAsync(OpenChange open) => DeliverOrKeepAsync(open, BackgroundWaits);

    /// <summary>Later, what an audit entry carries. What could not be delivered is kept as an outbox document, from which the sweep goes on.</summary>
    /// <exception cref="Exception">It could be neither delivered nor kept.</exception>
    public Task DeliverOrKeepAsync(Partition partition, OutboxDocument outbox) => DeliverOrKeepAsync(partition, outbox, BackgroundWaits, _ => { });

    /// <summary>Later, from the store: an outbox document that was left, or what an audit entry carries. Nothing to do when it is gone.</summary>
    /// <param name="partition">Where it stands.</param>
    /// <param name="id">Its id.</param>
    /// <param name="cancellation">Stops the reading; what has begun to be delivered goes on for some seconds.</param>
    /// <returns>What could not be delivered failed with these; none when all of it is delivered now.</returns>
    public async Task<IReadOnlyList<Exception>> DeliverAsync(Partition partition, string id, CancellationToken cancellation)
    {
        var outbox = AuditDocument.IsId(id)
            ? await store.ReadAsync<AuditDocument>(partition, id, cancellation) is { } entry ? OutboxDocument.Of(partition, entry) : null
            : await store.ReadAsync<OutboxDocument>(partition, id, cancellation);
        return outbox is null ? [] : await DeliverAsync(partition, outbox, BackgroundWaits);
    }

    private async Task<IReadOnlyList<Exception>> DeliverAsync(Partition partition, OutboxDocument outbox, TimeSpan atMost)
    {
        var left = await delivery.DeliverAsync(partition, outbox, atMost);
        using var bound = new CancellationTokenSource(StoreWaits, realTime);
        if (left.Count == 0)
        {
            await store.TryDeleteAsync(partition, outbox.Id, etag: null, bound.Token);
            return [];
        }

        Tell(partition, outbox, left);

        // The rest need not be delivered again. Should this not be noted, it is, which does no harm.
        var delivered = Delivered(outbox, left);
        if (delivered.Count > (outbox.Delivered?.Count ?? 0))
        {
            await store.TryReplaceAsync(partition, outbox with { Delivered = delivered }, bound.Token);
        }

        return [.. left.Values];
    }

    // What is left is remembered before it is kept: where that fails, what was delivered is not delivered again every few seconds.
    private Task DeliverOrKeepAsync(OpenChange open, TimeSpan atMost) => DeliverOrKeepAsync(open.Where, open.Outbox, atMost, left => open.Outbox = left);

    private async Task DeliverOrKeepAsync(Partition partition, OutboxDocument outbox, TimeSpan atMost, Action<OutboxDocument> leaving)
    {
        var left = await delivery.DeliverAsync(partition, outbox, atMost);
        if (left.Count == 0)
        {
            return;
        }

        Tell(partition, outbox, left);
        using var bound = new CancellationTokenSource(StoreWaits, realTime);
        var kept = Delivered(outbox, left) is { Count: > 0 } delivered ? outbox with { Delivered = delivered } : outbox;
        leaving(kept);

        // False when it was kept before: that one is as good.
        await store.TryCreateAsync(partition, kept, bound.Token);
    }

    private void Tell(Partition partition, OutboxDocument outbox, IReadOnlyDictionary<int, Exception> left)
    {
        foreach (var (place, why) in left.OrderBy(l => l.Key))
        {
            // An outage is told in a line for each, a defect with all that is known of it.
            var told = PassingFailure.Is(why, CancellationToken.None) ? null : why;
            Left(log, told, outbox.Entries[place].Kind, outbox.Entries[place].Target, outbox.Id, partition.Container.Name, why.GetType().Name);
        }
    }

    private static IReadOnlyList<int> Delivered(OutboxDocument outbox, IReadOnlyDictionary<int, Exception> left) =>
        [.. Enumerable.Range(0, outbox.Entries.Count).Where(place => !left.ContainsKey(place))];

    [LoggerMessage(Level = LogLevel.Warning, Message = "The {Kind} {Target} that follows from a change is left to the sweep ({Outbox} in {Container}): {Failure}.")]
    private static partial void Left(ILogger log, Exception? e, OutboxKind kind, string target, string outbox, string container, string failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What was left of {Outbox} in {Container} could not be kept; this process goes on with it.")]
    private static partial void NotKept(ILogger log, Exception e, string outbox, string container);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What was delivered of {Outbox} in {Container} could not be noted; the sweep delivers it again.")]
    private static partial void NotEnded(ILogger log, Exception e, string outbox, string container);
}
