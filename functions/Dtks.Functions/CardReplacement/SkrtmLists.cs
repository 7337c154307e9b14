using Dtks.Domain.Areas;
using Dtks.Domain.Cards;
using Dtks.Domain.Kernel;
using Dtks.Functions.Data;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;

namespace Dtks.Functions.CardReplacement;

/// <summary>The SKRTM of an area in a round: from its regency's list, the first filled in first.</summary>
internal static class SkrtmLists
{
    /// <summary>The list of a village or district.</summary>
    /// <exception cref="ProblemException">400 for a status that there is not.</exception>
    public static PagedList<SkrtmPlaceDocument, SkrtmItem> In(AreaCode area, CardRound round, string status) =>
        new(Partitions.Ratifications(area.Value[..4]), Query(area, round, status), row => new Place(Listing.Key(row.CreatedOn), row.Id), row => SkrtmItem.Of(row.Place));

    private static OrderedQuery Query(AreaCode area, CardRound round, string status)
    {
        if (status.Length > 0 && !WireName.TryParse<SkrtmStatus>(status, out _))
        {
            throw new ProblemException(new Problem(400, "list.status", Args: new Dictionary<string, string> { ["allowed"] = string.Join(", ", WireName.AllOf<SkrtmStatus>()) }));
        }

        var inArea = area.Level == AreaLevel.Village ? "c.village = @area" : "STARTSWITH(c.village, @area)";
        var query = new OrderedQuery("*", $"c.type = 'skrtmPlace' AND {inArea} AND c.round = @round{(status.Length > 0 ? " AND c.status = @status" : string.Empty)}", "createdOn") { IdStart = SkrtmPlaceDocument.IdStart }
            .With("@area", area.Value).With("@round", round.Id);
        return status.Length > 0 ? query.With("@status", status) : query;
    }
}
