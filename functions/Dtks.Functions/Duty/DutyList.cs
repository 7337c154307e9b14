using Dtks.Domain.Areas;
using Dtks.Domain.Policies;
using Dtks.Functions.Areas;
using Dtks.Functions.Data;
using Dtks.Platform.Documents;
using Dtks.Platform.Records;
using NodaTime;

namespace Dtks.Functions.Duty;

/// <summary>
/// Lists villages with how they stand (MUS-1): all there are, by code, whether they ever held one or not. A page reads what its villages left in their
/// regency's partition, and a cursor holds the last village's code.
/// </summary>
public sealed class DutyList(DocumentStore store, UnreadableRecords unreadables, AreaDirectory areas, PolicyVersions policies, TimeProvider clock)
{
    private const int AtATime = 100;

    /// <summary>One page over the villages of some districts of one regency.</summary>
    internal Task<DutyPage> PageAsync(DutyQuery query, IEnumerable<string> districts, CancellationToken cancellation) =>
        PageOfAsync(query, districts.SelectMany(areas.Children), cancellation);

    /// <summary>The same over those of a district, or over one village.</summary>
    internal Task<DutyPage> PageAsync(DutyQuery query, Area area, CancellationToken cancellation) =>
        PageOfAsync(query, area.Level == AreaLevel.Village ? [area] : areas.Children(area.Code), cancellation);

    private async Task<DutyPage> PageOfAsync(DutyQuery query, IEnumerable<Area> villages, CancellationToken cancellation)
    {
        var rest = villages.Where(v => query.After is null || string.CompareOrdinal(v.Code, query.After) > 0);
        var rows = new List<(string Village, DutyView? View)>();
        foreach (var some in rest.Chunk(AtATime))
        {
            var read = await ReadAsync(some, cancellation);
            foreach (var village in some)
            {
                var (duty, isUnreadable) = read.GetValueOrDefault(village.Code);
                var view = isUnreadable ? null : DutyView.Of(village.Code, village.Name, duty, policies, Now());
                // Of one that cannot be read nobody can tell whether it is late: it is shown either way.
                if (view is not null && query.Late is not null && view.Late != query.Late)
                {
                    continue;
                }

                if (rows.Count == query.Limit)
                {
                    return new DutyPage(rows, rows[^1].Village);
                }

                rows.Add((village.Code, view));
            }
        }

        return new DutyPage(rows, Last: null);
    }

    /// <summary>One page over the late villages of some regencies, by code.</summary>
    internal async Task<DutyPage> LateAsync(DutyQuery query, IReadOnlyList<string> regencies, CancellationToken cancellation)
    {
        var rows = new List<(string Village, DutyView? View)>(query.Limit);
        foreach (var regency in regencies.Where(r => query.After is null || string.CompareOrdinal(r, query.After[..4]) >= 0))
        {
            // A page that was full at the end of a regency goes on with the next one.
            if (rows.Count == query.Limit)
            {
                return new DutyPage(rows, rows[^1].Village);
            }

            var page = await PageAsync(query with { Limit = query.Limit - rows.Count }, areas.Children(regency).Select(d => d.Code), cancellation);
            rows.AddRange(page.Rows);
            if (page.Last is not null)
            {
                return new DutyPage(rows, page.Last);
            }
        }

        return new DutyPage(rows, Last: null);
    }

    /// <summary>How one village stands.</summary>
    internal async Task<DutyView> OfAsync(string village, CancellationToken cancellation)
    {
        var duty = await store.ReadAsync<VillageDutyDocument>(Partitions.Ratifications(village[..4]), VillageDutyDocument.IdOf(village), cancellation);
        return DutyView.Of(village, areas.Find(village)?.Name ?? village, duty, policies, Now());
    }

    /// <summary>The last day by which a village holds its next deliberation, which may be over; null when that cannot be read.</summary>
    internal async Task<LocalDate?> NextDueOnAsync(string village, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(village);
        var partition = Partitions.Ratifications(village[..4]);
        var looked = await store.LookAsync<VillageDutyDocument>(partition, VillageDutyDocument.IdOf(village), cancellation);
        if (looked is null)
        {
            return DutyView.Of(village, village, duty: null, policies, Now()).DueOn;
        }

        if (looked.Value.TryRead(out var duty, out var unreadable))
        {
            return duty.DueOn;
        }

        unreadables.LeftOut(partition, unreadable);
        return null;
    }

    private Instant Now() => Instant.FromDateTimeOffset(clock.GetUtcNow());

    private async Task<Dictionary<string, (VillageDutyDocument? Duty, bool IsUnreadable)>> ReadAsync(Area[] villages, CancellationToken cancellation)
    {
        var (partition, found) = (Partitions.Ratifications(villages[0].Code[..4]), new Dictionary<string, (VillageDutyDocument?, bool)>(StringComparer.Ordinal));
        var query = new DocumentQuery("SELECT * FROM c WHERE c.type = 'villageDuty' AND c.village >= @first AND c.village <= @last")
            .With("@first", villages[0].Code)
            .With("@last", villages[^1].Code);
        await foreach (var listed in store.AllAsync<VillageDutyDocument>(partition, query, cancellation))
        {
            if (listed.TryRead(out var duty, out var unreadable))
            {
                found[duty.Village] = (duty, false);
            }
            else
            {
                unreadables.LeftOut(partition, unreadable);
                found[unreadable.IdAfter(VillageDutyDocument.IdOf(string.Empty))] = (null, true);
            }
        }

        return found;
    }
}
