using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Functions.Areas;
using Dtks.Functions.Data;
using Dtks.Platform.Documents;

namespace Dtks.Functions.Audit;

/// <summary>Which trails there can be in an area: those of its villages, and of its regencies' letters; a month has one of its own.</summary>
public sealed class AreaTrails(AreaDirectory areas)
{
    /// <summary>The trails of a place, in the order of codes.</summary>
    /// <param name="place">An area's code, or a month such as <c>2026-11</c>.</param>
    /// <returns>Null when it is neither.</returns>
    public IReadOnlyList<Partition>? Of(string place) =>
        CyclePeriod.TryParse(place, out var month) ? [Partitions.Cycles(month.Value)]
        : AreaCode.TryParse(place, out var area) && (area.Level == AreaLevel.Nation || areas.Exists(place)) ? [.. In(area)]
        : null;

    private IEnumerable<Partition> In(AreaCode area) => area.Level switch
    {
        AreaLevel.Nation => areas.Regencies().SelectMany(regency => In(AreaCode.Parse(regency))),
        AreaLevel.Village => [Partitions.Registry(area.Value)],
        AreaLevel.Regency => Below(area).Prepend(Partitions.Ratifications(area.Value)),
        _ => Below(area),
    };

    private IEnumerable<Partition> Below(AreaCode area) => areas.Children(area.Value).SelectMany(child => In(AreaCode.Parse(child.Code)));
}
