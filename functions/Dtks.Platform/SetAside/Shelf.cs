using System.Diagnostics;
using Dtks.Platform.Documents;
using Dtks.Platform.Telemetry;
using Microsoft.Extensions.Logging;

namespace Dtks.Platform.SetAside;

/// <summary>
/// Keeps what cannot be worked, so that its neighbours go on: recorded in the container <c>operations</c>, reported (event, metric, log),
/// listed at <c>/operations/poison</c> and put back on its queue from there.
/// </summary>
/// <remarks>
/// A caller that works a list catches what one item fails with, and keeps the item as a message for it alone:
/// <code>await shelf.KeepAsync(SetAsideItem.Of(Queue, new RowMessage(...), e) with { Area = village, Subject = $"proposals/{village}/{id}" }, cancellation);</code>
/// <see cref="OneByOne"/> does that for a whole list.
/// </remarks>
public sealed partial class Shelf(DocumentStore store, SetAsideReports reports, OptimisticRetry retry, Instruments instruments, TimeProvider clock, ILogger<Shelf> log)
{
    /// <summary>The container of what is set aside.</summary>
    public static DocumentContainer Container { get; } = new("operations", "/day");

    private string? _dayKnown;

    /// <summary>The partition of a day.</summary>
    public static Partition Partition(string day) => new(Container, day);

    /// <summary>
    /// Sets an item aside. The same message twice on a day is one, with its tries added. Fails only when the database is away: then the
    /// caller's own message comes again.
    /// </summary>
    /// <returns>Its id.</returns>
    public async Task<string> KeepAsync(SetAsideItem item, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(item);
        var id = SetAsideId.Of(clock.GetUtcNow(), item.Queue, item.Text);
        await KeepAsync(id, item, cancellation);
        return id;
    }

    /// <summary>Sets aside again what was replayed and failed again: under the id that it has.</summary>
    public async Task KeepAsync(string id, SetAsideItem item, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(item);
        var day = SetAsideId.DayIn(id) ?? throw new ArgumentException($"{id} is no id of what is set aside.", nameof(id));
        await NoteDayAsync(day, cancellation);

        // Where nothing is traced, the log line is found by it all the same.
        var trace = (Activity.Current?.TraceId ?? ActivityTraceId.CreateRandom()).ToString();
        var kept = await retry.RetryAsync(() => SaveAsync(id, day, trace, item, cancellation), cancellation);
        instruments.SetAside(item.Queue);
        Kept(log, id, item.Queue, item.Reason.Code, item.Reason.Detail, trace);
        await reports.TryReportAsync(kept, cancellation);
    }

    /// <summary>What was set aside under an id; null when nothing was.</summary>
    public async Task<SetAsideDocument?> FindAsync(string id, CancellationToken cancellation) =>
        SetAsideId.DayIn(id) is { } day ? await store.ReadAsync<SetAsideDocument>(Partition(day), id, cancellation) : null;

    /// <summary>Notes that what was replayed is done.</summary>
    public Task DoneAsync(string id, CancellationToken cancellation) =>
        retry.RetryAsync(
            async () =>
            {
                if (await FindAsync(id, cancellation) is { Status: SetAsideStatus.Replayed } found)
                {
                    await store.CommitAsync(new DocumentBatch(Partition(found.Day)).Replace(found with { Status = SetAsideStatus.Done }), cancellation);
                }
            },
            cancellation);

    private async Task<SetAsideDocument> SaveAsync(string id, string day, string trace, SetAsideItem item, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var known = await store.ReadAsync<SetAsideDocument>(Partition(day), id, cancellation);
        var next = new SetAsideDocument
        {
            Id = id,
            Day = day,
            Queue = item.Queue,
            Text = item.Text,
            Code = item.Reason.Code,
            Detail = item.Reason.Detail,
            TraceId = trace,
            Area = item.Area ?? known?.Area,
            Subject = item.Subject ?? known?.Subject,
            SetAsideOn = known?.SetAsideOn ?? now,
            LastOn = now,
            Tries = (known?.Tries ?? 0) + item.Tries,
            Status = SetAsideStatus.Waiting,
            Replays = known?.Replays ?? 0,
            Reported = false,
            ETag = known?.ETag,
        };
        await store.CommitAsync(new DocumentBatch(Partition(day)).Save(next), cancellation);
        return next;
    }

    private async Task NoteDayAsync(string day, CancellationToken cancellation)
    {
        if (_dayKnown == day)
        {
            return;
        }

        await store.TryCreateAsync(Partition(SetAsideDayDocument.Partition), new SetAsideDayDocument { Id = day }, cancellation);
        _dayKnown = day;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Set aside as {Id}, of the queue {Queue}: {Code} ({Detail}), trace {Trace}.")]
    private static partial void Kept(ILogger log, string id, string queue, string code, string detail, string trace);
}
