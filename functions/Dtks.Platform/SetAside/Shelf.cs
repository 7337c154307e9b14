using System.Diagnostics;
using Dtks.Platform.Documents;
using Dtks.Platform.Records;
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
public sealed partial class Shelf(
    DocumentStore store, SetAsideReports reports, UnreadableRecords unreadables, OptimisticRetry retry, Instruments instruments, TimeProvider clock, ILogger<Shelf> log)
{
    /// <summary>The container of what is set aside.</summary>
    public static DocumentContainer Container { get; } = new("operations", "/day");

    // What comes back after longer than this is something new.
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    private string? _dayKnown;

    /// <summary>The partition of a day.</summary>
    public static Partition Partition(string day) => new(Container, day);

    /// <summary>
    /// Sets an item aside. What is set aside again before it is done, and within 30 days, is one, with its tries added. Fails only
    /// when the database is away: then the caller's own message comes again.
    /// </summary>
    /// <returns>Its id.</returns>
    public async Task<string> KeepAsync(SetAsideItem item, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(item);
        var id = await IdAsync(SetAsideId.Of(clock.GetUtcNow(), item.Queue, item.Text), cancellation);
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

    /// <summary>Where what was set aside under an id stands; null when nothing was, or when its record cannot be read and is to be written anew.</summary>
    public async Task<SetAsideStatus?> StatusAsync(string id, CancellationToken cancellation) =>
        SetAsideId.DayIn(id) is { } day ? (await KnownAsync(id, day, cancellation)).Known?.Status : null;

    /// <summary>What a message stands aside as: to set it aside again would count there. Null when it does not, or when that cannot be read.</summary>
    public async Task<SetAsideDocument?> StandingAsync(string queue, string text, CancellationToken cancellation)
    {
        var partition = Partition(SetAsideCauseDocument.PartitionOf(SetAsideId.Of(clock.GetUtcNow(), queue, text)));
        var (cause, _) = await store.KnownOrAnewAsync<SetAsideCauseDocument>(partition, SetAsideCauseDocument.TheId, unreadables, cancellation);
        var known = cause is not null && SetAsideId.DayIn(cause.SetAside) is { } day ? (await KnownAsync(cause.SetAside, day, cancellation)).Known : null;
        return known is not null && Stands(known) ? known : null;
    }

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
        var (known, etag) = await KnownAsync(id, day, cancellation);
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
            ETag = etag,
        };
        await store.CommitAsync(new DocumentBatch(Partition(day)).Save(next), cancellation);
        return next;
    }

    // A record that cannot be read is written anew: what is set aside must be seen, whatever became of what was noted before.
    private Task<(SetAsideDocument? Known, string? ETag)> KnownAsync(string id, string day, CancellationToken cancellation) =>
        store.KnownOrAnewAsync<SetAsideDocument>(Partition(day), id, unreadables, cancellation);

    // The id that the cause has already, unless that is done with.
    private async Task<string> IdAsync(string today, CancellationToken cancellation)
    {
        var partition = Partition(SetAsideCauseDocument.PartitionOf(today));
        var next = new SetAsideCauseDocument { Id = SetAsideCauseDocument.TheId, Day = partition.Value, SetAside = today };
        if (await store.TryCreateAsync(partition, next, cancellation))
        {
            return today;
        }

        var (known, etag) = await store.KnownOrAnewAsync<SetAsideCauseDocument>(partition, SetAsideCauseDocument.TheId, unreadables, cancellation);
        if (etag is null)
        {
            return today;
        }

        if (known is not null && SetAsideId.DayIn(known.SetAside) is { } day)
        {
            var record = await store.LookAsync<SetAsideDocument>(Partition(day), known.SetAside, cancellation);
            if (record is not { } there || !there.TryRead(out var kept, out _) || Stands(kept))
            {
                return known.SetAside;
            }
        }

        await store.TryReplaceAsync(partition, next with { ETag = etag }, cancellation);
        return today;
    }

    private bool Stands(SetAsideDocument kept) => kept.Status != SetAsideStatus.Done && clock.GetUtcNow() - kept.LastOn <= Remembered;

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
