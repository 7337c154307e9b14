using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Functions.Areas;
using Dtks.Platform.Documents;

namespace Dtks.Functions.Audit;

/// <summary>
/// Which trails of an area are sealed: those of its villages, and of its regencies; a month has its own. Found by their seals and by how far they are noted to be sealed, so that one
/// whose seals are all gone is found too. The nation has its partners too.
/// </summary>
public sealed class AreaTrails(AreaDirectory areas, AuditPlaces places, SealBlobs seals, DocumentStore store)
{
    /// <summary>The trails of a place, by container and code; of a village or a month its own, sealed or not.</summary>
    /// <param name="place">An area's code, a month such as <c>2026-11</c>, or a partner as <c>partner-ID</c>.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Null when it is neither.</returns>
    public async Task<IReadOnlyList<Partition>?> OfAsync(string place, CancellationToken cancellation)
    {
        if (CyclePeriod.TryParse(place, out var month))
        {
            return places.Of(AuditPlaces.Month, month.Value);
        }

        if (places.OfPartner(place) is { } partner)
        {
            return partner;
        }

        if (!AreaCode.TryParse(place, out var area) || !areas.Exists(place))
        {
            return null;
        }

        if (area.Level == AreaLevel.Village)
        {
            return places.Of(AuditPlaces.Village, place);
        }

        var start = area.Level == AreaLevel.Nation ? string.Empty : place;
        var found = new List<Partition>();
        foreach (var container in places.Containers(AuditPlaces.Regency).Concat(places.Containers(AuditPlaces.Village)).Concat(area.Level == AreaLevel.Nation ? places.Containers(AuditPlaces.Partner) : []))
        {
            found.AddRange(await InAsync(container, start, cancellation));
        }

        return found;
    }

    private async Task<IEnumerable<Partition>> InAsync(DocumentContainer container, string start, CancellationToken cancellation)
    {
        var key = $"c[\"{container.KeyMember}\"]";
        var query = new DocumentQuery($"SELECT VALUE {key} FROM c WHERE c.type = 'auditSealed' AND STARTSWITH({key}, @start)").With("@start", start);
        var sealedOnes = new SortedSet<string>(StringComparer.Ordinal);
        sealedOnes.UnionWith(await seals.PartitionsAsync(container, start, cancellation).ToListAsync(cancellation));
        sealedOnes.UnionWith(await store.SweepTextsAsync(container, query, cancellation).ToListAsync(cancellation));
        return sealedOnes.Select(partition => new Partition(container, partition));
    }
}
