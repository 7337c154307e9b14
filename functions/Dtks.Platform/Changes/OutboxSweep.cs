using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Dtks.Platform.Clocks;
using Dtks.Platform.Documents;
using Dtks.Platform.Records;
using Dtks.Platform.SetAside;
using Dtks.Platform.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dtks.Platform.Changes;

/// <summary>
/// Delivers what was left, because a process ended or a service was away: what is older than a minute, oldest first, in pages; also what a clock
/// noted that has been set back since. It delivers
/// by itself and sends nothing to be delivered later, so however often it runs there is never more to do.
/// </summary>
public sealed partial class OutboxSweep(
    DocumentStore store,
    DocumentContainers containers,
    OutboxRelay relay,
    Shelf shelf,
    UnreadableRecords unreadables,
    Instruments instruments,
    TimeProvider clock,
    [FromKeyedServices(OptimisticRetry.RealTime)] TimeProvider realTime,
    ILogger<OutboxSweep> log)
{
    /// <summary>How old an outbox is before it counts as left: whoever saved it has long given up delivering it then.</summary>
    public static readonly TimeSpan Left = TimeSpan.FromMinutes(1);

    // A run ends before the next begins, and the next goes on from there.
    private static readonly TimeSpan RunsAtMost = TimeSpan.FromSeconds(30);
    private const int Page = 100;
    private const int PartitionsAtOnce = 8;

    private readonly ConcurrentDictionary<string, string> _places = new(StringComparer.Ordinal);

    /// <summary>One run, 30 seconds at most, a page of each container in turn.</summary>
    /// <exception cref="AggregateException">Containers that could not be read; the others were swept.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var began = realTime.GetTimestamp();
        var now = clock.GetUtcNow();
        var left = (Before: OutboxDocument.IdBefore(now - Left), Ahead: OutboxDocument.IdBefore(now + StoredInstants.Slack));
        var failures = new List<Exception>();

        // A container of single documents takes no changes.
        var runs = containers.All.Where(c => c.KeyPath != "/id").Select(c => new Run(c, _places.GetValueOrDefault(c.Name, string.Empty))).ToList();
        while (runs.FindAll(run => !run.Ended) is { Count: > 0 } open && realTime.GetElapsedTime(began) < RunsAtMost)
        {
            foreach (var run in open)
            {
                await SweepPageAsync(run, left, failures, cancellation);
            }
        }

        foreach (var run in runs)
        {
            _places[run.Container.Name] = run.Ended ? string.Empty : run.After;
            instruments.LeftInOutbox(run.Container.Name, run.Left);
        }

        if (failures.Count > 0)
        {
            throw new AggregateException("Containers could not be swept.", failures);
        }
    }

    private async Task SweepPageAsync(Run run, (string Before, string Ahead) left, List<Exception> failures, CancellationToken cancellation)
    {
        try
        {
            var (found, isLast) = await PageAsync(run, left, cancellation);
            var how = new ParallelOptions { MaxDegreeOfParallelism = PartitionsAtOnce, CancellationToken = cancellation };
            await Parallel.ForEachAsync(found.GroupBy(f => f.Partition, StringComparer.Ordinal), how, async (partition, _) => await DeliverAsync(run, partition, cancellation));
            run.Ended = isLast;
            run.After = found.Count == 0 ? run.After : found[^1].Id;
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            run.Ended = true;
            failures.Add(e);
        }
    }

    // Only ids: what cannot be read must not hide its neighbours. Of a page of which nothing can be read it is not known where the next begins.
    private async Task<(List<Found> Found, bool IsLast)> PageAsync(Run run, (string Before, string Ahead) left, CancellationToken cancellation)
    {
        var query = new DocumentQuery(
            $"SELECT TOP {Page} c.id, c[\"{run.Container.KeyMember}\"] AS partition FROM c WHERE c.type = @type AND c.id > @after AND (c.id < @before OR c.id > @ahead) ORDER BY c.id")
            .With("@type", OutboxDocument.TypeName)
            .With("@after", run.After)
            .With("@before", left.Before)
            .With("@ahead", left.Ahead);
        var (found, unread) = (new List<Found>(Page), 0);
        await foreach (var one in store.SweepAsync<Found>(run.Container, query, cancellation).ReadOr(LeftOut, cancellation))
        {
            found.Add(one);
        }

        return (found, found.Count + unread < Page || found.Count == 0);

        void LeftOut(UnreadableDocument bad)
        {
            unread++;
            unreadables.LeftOut(run.Container, bad);
        }
    }

    // One partition's in the order in which they were made; what cannot be delivered does not stop the next.
    private async Task DeliverAsync(Run run, IEnumerable<Found> outboxes, CancellationToken cancellation)
    {
        foreach (var found in outboxes)
        {
            try
            {
                await DeliverAsync(new Partition(run.Container, found.Partition), found.Id, cancellation);
            }
            catch (Exception e) when (!cancellation.IsCancellationRequested)
            {
                run.CountLeft();
                StillLeft(log, e, found.Id, run.Container.Name);
            }
        }
    }

    /// <summary>Delivers one, or sets it aside where no further sweep would do better.</summary>
    private async Task DeliverAsync(Partition partition, string id, CancellationToken cancellation)
    {
        IReadOnlyList<Exception> failures;
        try
        {
            failures = await relay.DeliverAsync(partition, id, cancellation);
        }
        catch (Exception unreadable) when (UnreadableRecords.Is(unreadable))
        {
            failures = [unreadable];
        }

        if (failures.FirstOrDefault(e => PassingFailure.Is(e, cancellation)) is { } passing)
        {
            ExceptionDispatchInfo.Throw(passing);
        }

        if (failures.Count > 0)
        {
            await SetAsideAsync(partition, id, failures[0], cancellation);
        }
    }

    private async Task SetAsideAsync(Partition partition, string id, Exception failure, CancellationToken cancellation)
    {
        await shelf.KeepAsync(OutboxMessage.Aside(partition, id, failure), cancellation);
        await store.CommitAsync(new DocumentBatch(partition).Set(id, "/type", OutboxDocument.SetAsideTypeName), cancellation);
    }

    private sealed record Found(string Id, string Partition);

    private sealed class Run(DocumentContainer container, string after)
    {
        private int _left;

        public DocumentContainer Container => container;

        public string After { get; set; } = after;

        public bool Ended { get; set; }

        public int Left => _left;

        public void CountLeft() => Interlocked.Increment(ref _left);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The outbox document {Outbox} in {Container} is left to the next sweep.")]
    private static partial void StillLeft(ILogger log, Exception e, string outbox, string container);
}
