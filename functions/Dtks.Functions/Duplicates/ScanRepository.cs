using Dtks.Domain.Areas;
using Dtks.Domain.Duplicates;
using Dtks.Domain.Policies;
using Dtks.Functions.Data;
using Dtks.Platform.Audit;
using Dtks.Platform.Changes;
using Dtks.Platform.Deadlines;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Records;
using NodaTime;

namespace Dtks.Functions.Duplicates;

/// <summary>Loads scans, and turns what happened to one into a change.</summary>
public sealed class ScanRepository(DocumentStore store, UnreadableRecords unreadables, PolicyVersions policies, TimeProvider clock)
{
    private static readonly TimeSpan Month = TimeSpan.FromDays(30);

    /// <summary>A scan, or null when there is none.</summary>
    public async Task<ScanDocument?> FindAsync(string regency, string scan, CancellationToken cancellation) =>
        PathId.IsId(scan) ? await store.ReadAsync<ScanDocument>(Partitions.Ratifications(regency), ScanDocument.IdOf(scan), cancellation) : null;

    /// <summary>
    /// The regency's latest scan, and the document that names it; nulls where there is none. A scan that cannot be read is told, and keeps no other from beginning.
    /// </summary>
    public async Task<(LatestScanDocument? Named, string? ETag, ScanDocument? Scan)> LatestAsync(string regency, CancellationToken cancellation)
    {
        var partition = Partitions.Ratifications(regency);
        var (named, etag) = await store.KnownOrAnewAsync<LatestScanDocument>(partition, LatestScanDocument.TheId, unreadables, cancellation);
        return named is null ? (null, etag, null) : (named, etag, (await store.KnownOrAnewAsync<ScanDocument>(partition, ScanDocument.IdOf(named.Scan), unreadables, cancellation)).Known);
    }

    /// <summary>The policy of today in a regency, and now.</summary>
    public (PolicyVersion Policy, Instant Now) Today(AreaCode regency)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        return (policies.At(TimeZones.DateIn(regency, now)), now);
    }

    /// <summary>The change that an event makes, with what follows from it.</summary>
    /// <param name="before">The scan as it was read, with how far it came since; null before the first event.</param>
    /// <param name="happened">The event.</param>
    public static ChangeSet Change(ScanDocument? before, DuplicateScanEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        var state = DuplicateScanDecider.Evolve(before?.State, happened);
        var after = before?.With(state) ?? new ScanDocument
        {
            Id = ScanDocument.IdOf(state.Id),
            Regency = state.Regency.Value,
            Status = state.Status,
            CreatedOn = happened.Meta.At.ToDateTimeOffset(),
            State = state,
        };
        return new ChangeSet(Partitions.Ratifications(after.Regency), [AuditEntry.Of(happened.Meta, happened, after.Id)]).Save(after).Then(Following(happened, state));
    }

    private static IEnumerable<OutboxEntry> Following(DuplicateScanEvent happened, DuplicateScanState state)
    {
        var (regency, meta) = (state.Regency.Value, happened.Meta);
        yield return OutboxEntry.Event(
            $"dtks.{meta.Code}.v1", $"duplicate-scans/{regency}/{state.Id}", new ScanEventData(state.Id, regency, state.Status, state.Found, state.New, state.Unreadable, meta.Rule, meta.Policy));
        yield return happened is DuplicateScanStarted
            ? OutboxEntry.Message(ScanDuplicates.Queue, new ScanMessage(regency, state.Id, state.Step))
            : new DeadlineInput(RepeatScans.DeadlineKind, meta.At.ToDateTimeOffset() + Month, regency, state.Id).Entry();
    }
}
