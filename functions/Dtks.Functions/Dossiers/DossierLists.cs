using Dtks.Domain.Areas;
using Dtks.Domain.Dossiers;
using Dtks.Domain.Kernel;
using Dtks.Functions.Data;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using NodaTime;

namespace Dtks.Functions.Dossiers;

/// <summary>Where the dossiers of an area are, with whom, since when, and how many days: from its regency's list, the first handed in first. One that came back and that another took the place of is nowhere any more.</summary>
public sealed class DossierLists(DossierLetters lettered, TimeProvider clock)
{
    /// <summary>A page with whom each lies by now: what a letter covers lies with the Ministry.</summary>
    internal async Task<ListAnswer<DossierItem>> HeldAsync(ListAnswer<DossierItem> page, AreaCode area, CancellationToken cancellation)
    {
        var received = page.Items.Where(i => i.Status == DossierStatus.Received).Select(i => (i.Village, i.Period, i.Dossier, i.Subject)).ToList();
        var covered = await lettered.OfAsync(AreaCode.Parse(area.Value[..4]), received, cancellation);
        return covered.Count == 0 ? page : page with { Shown = [.. page.Shown.Select(i => i is DossierItem item && covered.Contains(item.Dossier) ? item with { Holder = DossierHolder.Ministry } : i)] };
    }

    /// <summary>The list of an area.</summary>
    /// <param name="area">A village, district or regency.</param>
    /// <param name="status">Wire name of <see cref="DossierStatus"/>; empty for all.</param>
    /// <exception cref="ProblemException">400 for a status that there is not.</exception>
    internal PagedList<DossierPlaceDocument, DossierItem> In(AreaCode area, string status)
    {
        var now = clock.GetUtcNow();
        return new(Partitions.Ratifications(area.Value[..4]), Query(area, status), row => new Place(Listing.Key(row.CreatedOn), row.Id), row => ItemOf(row, now));
    }

    private static OrderedQuery Query(AreaCode area, string status)
    {
        if (status.Length > 0 && !WireName.TryParse<DossierStatus>(status, out _))
        {
            throw new ProblemException(new Problem(400, "list.status", Args: new Dictionary<string, string> { ["allowed"] = string.Join(", ", WireName.AllOf<DossierStatus>()) }));
        }

        var inArea = area.Level switch { AreaLevel.Village => " AND c.village = @area", AreaLevel.District => " AND STARTSWITH(c.village, @area)", _ => string.Empty };
        var query = new OrderedQuery("*", $"c.type = 'dossierPlace' AND (NOT IS_DEFINED(c.place.replacedBy) OR IS_NULL(c.place.replacedBy)){inArea}{(status.Length > 0 ? " AND c.status = @status" : string.Empty)}", "createdOn") { IdStart = DossierPlaceDocument.IdStart };
        query = inArea.Length > 0 ? query.With("@area", area.Value) : query;
        return status.Length > 0 ? query.With("@status", status) : query;
    }

    private static DossierItem ItemOf(DossierPlaceDocument row, DateTimeOffset now) => new(
        row.Village,
        row.Place.Dossier,
        row.Place.Period,
        row.Place.Subject,
        row.Place.Rows,
        row.Status,
        DossierEffects.HolderOf(row.Status),
        row.CreatedOn,
        row.Place.Since,
        DossierDays.Since(AreaCode.Parse(row.Village), Instant.FromDateTimeOffset(row.Place.Since), now));
}
