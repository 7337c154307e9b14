using Dtks.Domain.Areas;
using Dtks.Domain.Deliberations;
using Dtks.Domain.Policies;
using Dtks.Functions.Areas;
using NodaTime;
using NodaTime.Text;

namespace Dtks.Functions.Duty;

/// <summary>Sums up how areas stand, from the counts that each regency left: one partition, at most one document for each regency of the area (MUS-1).</summary>
public sealed class AreaDuties(DutyCounts counts, DutyList duties, AreaDirectory areas, PolicyVersions policies, TimeProvider clock)
{
    // The areas never change while the process runs.
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, int> _villages = new(StringComparer.Ordinal);

    /// <summary>Any area's: of a district and a village by what its villages left, of what is above them by the counts.</summary>
    internal async Task<AreaDutyView> OfAsync(Area area, CancellationToken cancellation)
    {
        if (area.Level > AreaLevel.Regency)
        {
            var today = TimeZones.DateIn(AreaCode.Parse(area.Code), Instant.FromDateTimeOffset(clock.GetUtcNow()));
            var page = await duties.PageAsync(new DutyQuery(int.MaxValue, After: null, Late: null), area, cancellation);
            return AreaDutyView.Of(area, [.. page.Rows.Select(row => row.View)], policies.At(today).DeliberationReminderDays.Max());
        }

        var (read, bad) = await counts.OfAsync(area.Level == AreaLevel.Nation ? string.Empty : area.Code, cancellation);
        var byRegency = read.ToDictionary(r => r.Area, StringComparer.Ordinal);
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var unreadable = new SortedSet<string>(bad, StringComparer.Ordinal);
        var view = Of(area, byRegency, unreadable, now);
        var below = area.Level == AreaLevel.Regency ? null : areas.Children(area.Code).Select(a => Of(a, byRegency, unreadable, now)).ToList();
        return view with { Items = below, UnreadableRegencies = unreadable.Count == 0 ? null : [.. unreadable] };
    }

    /// <summary>The regencies of an area of which some village is late, or of which that cannot be read, by code.</summary>
    internal async Task<IReadOnlyList<string>> LateAsync(Area area, CancellationToken cancellation)
    {
        var (read, bad) = await counts.OfAsync(area.Level == AreaLevel.Nation ? string.Empty : area.Code, cancellation);
        var byRegency = read.ToDictionary(r => r.Area, StringComparer.Ordinal);
        var unreadable = new SortedSet<string>(bad, StringComparer.Ordinal);
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var regencies = area.Level switch
        {
            AreaLevel.Nation => areas.Children(area.Code).SelectMany(province => areas.Children(province.Code)),
            AreaLevel.Province => areas.Children(area.Code),
            _ => [area],
        };
        return [.. regencies.Where(r => unreadable.Contains(r.Code) || Of(r, byRegency, unreadable, now).Late > 0).Select(r => r.Code).Order(StringComparer.Ordinal)];
    }

    private AreaDutyView Of(Area area, Dictionary<string, RegencyDutyDocument> byRegency, SortedSet<string> unreadable, Instant now)
    {
        if (area.Level != AreaLevel.Regency)
        {
            return AreaDutyView.SumOf(area.Code, area.Name, [.. areas.Children(area.Code).Select(a => Of(a, byRegency, unreadable, now))]);
        }

        var today = TimeZones.DateIn(AreaCode.Parse(area.Code), now);
        var policy = policies.At(today);
        var due = byRegency.TryGetValue(area.Code, out var known)
            ? known.Due.ToDictionary(d => LocalDatePattern.Iso.Parse(d.Key).Value, d => d.Value)
            : [];
        var villages = unreadable.Contains(area.Code) ? 0 : _villages.GetOrAdd(area.Code, code => areas.Children(code).Sum(d => areas.Children(d.Code).Count));
        return AreaDutyView.Of(area.Code, area.Name, villages, due, today, DeliberationSchedule.FirstDueOn(policy), policy.DeliberationReminderDays.Max());
    }
}
