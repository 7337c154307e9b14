using System.Collections.Concurrent;
using System.Globalization;
using Dtks.Platform.Documents;
using Dtks.Platform.Events;
using Dtks.Platform.Messaging;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json;

namespace Dtks.Platform.Changes;

/// <summary>
/// Delivers what is open in an outbox document: projections into other partitions, messages to queues, CloudEvents to Event Grid. Each goes
/// by itself: one that fails stops no other.
/// </summary>
public sealed class OutboxDelivery(
    QueueSender queues,
    EventPublisher events,
    IEnumerable<IProjection> projections,
    [FromKeyedServices(OptimisticRetry.RealTime)] TimeProvider realTime)
{
    private const int AtOnce = 16;

    private readonly Dictionary<string, IProjection> _projections = projections.ToDictionary(p => p.Name, StringComparer.Ordinal);
    private readonly Respite _queues = new(realTime);
    private readonly Respite _events = new(realTime);

    /// <summary>Delivers as much as it can.</summary>
    /// <param name="partition">Where the outbox stands.</param>
    /// <param name="outbox">The outbox.</param>
    /// <param name="atMost">How long it takes at most, in real time; what is not delivered by then stays open.</param>
    /// <returns>What stays open and why, by place; empty when all is delivered.</returns>
    public async Task<IReadOnlyDictionary<int, Exception>> DeliverAsync(Partition partition, OutboxDocument outbox, TimeSpan atMost)
    {
        using var bound = new CancellationTokenSource(atMost, realTime);
        var left = new ConcurrentDictionary<int, Exception>();
        var how = new ParallelOptions { MaxDegreeOfParallelism = AtOnce };
        await Parallel.ForEachAsync(Jobs(partition, outbox), how, async (job, _) =>
        {
            try
            {
                await job.DoAsync(bound.Token);
            }
            catch (Exception e)
            {
                var why = e is OperationCanceledException ? new ServiceAwayException(e) : e;
                job.Places.ForEach(place => left[place] = why);
            }
        });
        return left;
    }

    // The events go together, in one request.
    private IEnumerable<Job> Jobs(Partition partition, OutboxDocument outbox)
    {
        var open = outbox.Open().ToLookup(place => outbox.Entries[place].Kind);
        foreach (var place in open[OutboxKind.Projection])
        {
            yield return new Job([place], cancellation => ProjectAsync(outbox.Entries[place], cancellation));
        }

        foreach (var place in open[OutboxKind.Message])
        {
            var entry = outbox.Entries[place];
            yield return new Job([place], cancellation => _queues.RunAsync(() => queues.SendAsync(entry.Target, entry.Data, cancellation)));
        }

        if (open[OutboxKind.Event].ToList() is { Count: > 0 } places)
        {
            var all = places.ConvertAll(place => EventOf(partition, outbox, place));
            yield return new Job(places, cancellation => _events.RunAsync(() => events.PublishAsync(all, cancellation)));
        }
    }

    private Task ProjectAsync(OutboxEntry entry, CancellationToken cancellation) => _projections.TryGetValue(entry.Target, out var projection)
        ? projection.ApplyAsync(entry.Data, cancellation)
        : throw new InvalidOperationException($"No module has a projection {entry.Target}.");

    // An event's id is its place in the outbox, so a second delivery can be told by it.
    private static OutgoingEvent EventOf(Partition partition, OutboxDocument outbox, int place)
    {
        var entry = outbox.Entries[place];
        var id = string.Create(CultureInfo.InvariantCulture, $"{outbox.Id}-{place}");
        return new OutgoingEvent(id, $"/dtks/{partition.Value}", entry.Target, entry.Subject, outbox.CreatedOn, entry.Data.ToString(Formatting.None));
    }

    private sealed record Job(List<int> Places, Func<CancellationToken, Task> DoAsync);
}
