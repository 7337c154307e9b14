using System.Collections.Concurrent;
using Dtks.Platform.Audit;
using Dtks.Platform.Clocks;
using Dtks.Platform.Documents;
using Dtks.Platform.Records;
using Dtks.Platform.SetAside;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dtks.Platform.Changes;

/// <summary>
/// Delivers what follows from changes of processes that ended in the middle: found by their tickets in the audit trail, from where each said it
/// had come to. What had been delivered since then is delivered again, under the same ids. Of a process whose document cannot be read nobody knows how
/// far it had come: that is set aside to be seen, and all that carries its tickets is delivered.
/// </summary>
public sealed partial class OutboxRescue(
    DocumentStore store,
    DocumentContainers containers,
    OutboxRelay relay,
    Shelf shelf,
    UnreadableRecords unreadables,
    ChangeLedger own,
    TimeProvider clock,
    [FromKeyedServices(OptimisticRetry.RealTime)] TimeProvider realTime,
    ILogger<OutboxRescue> log)
{
    /// <summary>The index by which tickets are found: a change in a container without it keeps what follows in an outbox document.</summary>
    public const string Index = "/outbox/ticket/?";

    /// <summary>The tickets of a process, <c>@after</c> one and before <c>@end</c>; the audit entries that carry them follow as they stand.</summary>
    public const string Tickets = "c.outbox.ticket > @after AND c.outbox.ticket < @end";

    /// <summary>How long a process has not written its document before it counts as ended. While it lives, all the worse that can come of it is
    /// that something is delivered twice.</summary>
    public static readonly TimeSpan Ended = TimeSpan.FromMinutes(1);

    // Before a document is taken away nothing that its process began can be on its way any more, also where the clock is moved.
    private static readonly TimeSpan EndedForGood = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan SeenFor = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan RunsAtMost = TimeSpan.FromSeconds(20);
    private const int Page = 100;
    private const int PartitionsAtOnce = 8;

    private readonly ConcurrentDictionary<string, Known> _known = new(StringComparer.Ordinal);

    /// <summary>Whether what a ticket of another process stands for is seen to.</summary>
    public bool IsDone(string instance, string ticket) => _known.TryGetValue(instance, out var known) && known.Done.ContainsKey(ticket);

    /// <summary>One run, 20 seconds at most; what is not reached the next goes on with.</summary>
    /// <exception cref="AggregateException">Some could not be rescued; the others were.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var began = realTime.GetTimestamp();
        var failures = new List<Exception>();
        foreach (var instance in await EndedAsync(cancellation))
        {
            try
            {
                await RescueAsync(instance, began, cancellation);
            }
            catch (Exception e) when (!cancellation.IsCancellationRequested)
            {
                failures.Add(e);
            }
        }

        if (failures.Count > 0)
        {
            throw new AggregateException("What processes left that ended could not all be looked for.", failures);
        }
    }

    // Only ids: one document that cannot be read must not hide the others, whatever it says of when it was written. Nothing else stands there.
    private async Task<List<string>> EndedAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var query = new DocumentQuery($"SELECT VALUE c.id FROM c WHERE c.type != '{DelivererDocument.TypeName}' OR NOT IS_STRING(c.at) OR c.at < @before OR c.at > @ahead")
            .With("@before", now - Ended)
            .With("@ahead", now + StoredInstants.Slack);
        var ended = new List<string>();
        await foreach (var id in store.TextsAsync(DelivererDocument.Partition, query, cancellation))
        {
            ended.Add(id);
        }

        ended.Remove(own.Instance);
        foreach (var gone in _known.Keys.Except(ended, StringComparer.Ordinal))
        {
            _known.TryRemove(gone, out _);
        }

        return ended;
    }

    private async Task RescueAsync(string instance, long began, CancellationToken cancellation)
    {
        if (await store.LookAsync<DelivererDocument>(DelivererDocument.Partition, instance, cancellation) is not { } found)
        {
            return;
        }

        var isRead = found.TryRead(out var deliverer, out var unreadable);
        var etag = isRead ? deliverer!.ETag : unreadable!.ETag;
        var known = _known.AddOrUpdate(
            instance,
            _ => new Known(etag, realTime.GetTimestamp()),
            (_, seen) => seen.ETag == etag ? seen : new Known(etag, realTime.GetTimestamp()));
        if (unreadable is not null && !await TellAsync(unreadable, instance, known, cancellation))
        {
            return;
        }

        var (whole, from) = (true, new ChangeTicket(instance, deliverer?.UpTo ?? 0));
        foreach (var container in containers.All.Where(c => containers.IsIndexed(c, Index)))
        {
            whole &= await RescueAsync(from, container, known, began, cancellation);
        }

        if (whole && HasEndedForGood(deliverer?.At, known))
        {
            // Not when it wrote it meanwhile; and should it live on after all, it writes a new one before its next change.
            await store.TryDeleteAsync(DelivererDocument.Partition, instance, etag, cancellation);
        }
    }

    // Where its own time says nothing it must have stood untouched for as long, by the time that goes on by itself.
    private bool HasEndedForGood(DateTimeOffset? at, Known known)
    {
        var (now, seen) = (clock.GetUtcNow(), realTime.GetElapsedTime(known.Since));
        return at is { } written && !written.LiesAhead(now) ? now - written >= EndedForGood && seen >= SeenFor : seen >= EndedForGood;
    }

    // Told at once. A process that lives writes it anew in a moment: only one that stands as it is counts as ended.
    private async Task<bool> TellAsync(UnreadableDocument unreadable, string instance, Known known, CancellationToken cancellation)
    {
        if (!known.IsTold)
        {
            unreadables.LeftOut(DelivererDocument.Partition, unreadable);
            await shelf.KeepAsync(OutboxMessage.Aside(DelivererDocument.Partition, instance, unreadable.Failure), cancellation);
            known.IsTold = true;
        }

        return realTime.GetElapsedTime(known.Since) >= SeenFor;
    }

    /// <summary>Whether nothing was left.</summary>
    private async Task<bool> RescueAsync(ChangeTicket from, DocumentContainer container, Known known, long began, CancellationToken cancellation)
    {
        var whole = true;
        var after = from.ToString();
        while (realTime.GetElapsedTime(began) < RunsAtMost)
        {
            var (found, isLast) = await PageAsync(container, from.Instance, after, cancellation);
            var how = new ParallelOptions { MaxDegreeOfParallelism = PartitionsAtOnce, CancellationToken = cancellation };
            await Parallel.ForEachAsync(found.GroupBy(f => f.Partition, StringComparer.Ordinal), how, async (partition, stop) =>
            {
                foreach (var one in partition.Where(one => !known.Done.ContainsKey(one.Ticket)))
                {
                    // Also when it is delivered now: only a run that finds nothing more says that there is nothing.
                    Volatile.Write(ref whole, false);
                    if (await TryDeliverAsync(new Partition(container, one.Partition), one.Id, stop))
                    {
                        known.Done.TryAdd(one.Ticket, true);
                    }
                }
            });
            if (isLast)
            {
                return whole;
            }

            after = found[^1].Ticket;
        }

        return false;
    }

    // Of a page of which nothing can be read it is not known where the next begins.
    private async Task<(List<Found> Found, bool IsLast)> PageAsync(DocumentContainer container, string instance, string after, CancellationToken cancellation)
    {
        var query = new DocumentQuery(
            $"SELECT TOP {Page} c.id, c[\"{container.KeyMember}\"] AS partition, c.outbox.ticket AS ticket FROM c WHERE {Tickets} ORDER BY c.outbox.ticket")
            .With("@after", after)
            .With("@end", ChangeTicket.End(instance));
        var (found, unread) = (new List<Found>(Page), 0);
        await foreach (var one in store.SweepAsync<Found>(container, query, cancellation).ReadOr(LeftOut, cancellation))
        {
            found.Add(one);
        }

        return (found, found.Count + unread < Page || found.Count == 0);

        void LeftOut(UnreadableDocument bad)
        {
            unread++;
            unreadables.LeftOut(container, bad);
        }
    }

    // What fails stays for the next run and stops none of its neighbours.
    private async Task<bool> TryDeliverAsync(Partition partition, string id, CancellationToken cancellation)
    {
        try
        {
            await DeliverAsync(partition, id, cancellation);
            return true;
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            StillLeft(log, e, id, partition.Container.Name);
            return false;
        }
    }

    private async Task DeliverAsync(Partition partition, string id, CancellationToken cancellation)
    {
        try
        {
            if (await store.ReadAsync<AuditDocument>(partition, id, cancellation) is { } entry && OutboxDocument.Of(partition, entry) is { } outbox)
            {
                await relay.DeliverOrKeepAsync(partition, outbox);
            }
        }
        catch (Exception unreadable) when (UnreadableRecords.Is(unreadable))
        {
            // The trail is not touched: what is set aside names the entry, and a replay reads it again.
            await shelf.KeepAsync(OutboxMessage.Aside(partition, id, unreadable), cancellation);
        }
    }

    private sealed record Found(string Id, string Partition, string Ticket);

    /// <param name="ETag">The version of the document.</param>
    /// <param name="Since">Since when it stands at that.</param>
    private sealed record Known(string? ETag, long Since)
    {
        public bool IsTold { get; set; }

        public ConcurrentDictionary<string, bool> Done { get; } = new(StringComparer.Ordinal);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What follows from the change of {Entry} in {Container} is left to the next sweep.")]
    private static partial void StillLeft(ILogger log, Exception e, string entry, string container);
}
