using Dtks.Domain.Areas;
using Dtks.Domain.Cards;
using Dtks.Domain.Kernel;
using Dtks.Functions.Areas;
using Dtks.Functions.CardRounds;
using Dtks.Functions.Data;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using NodaTime;

namespace Dtks.Functions.CardDelivery;

/// <summary>What came back in the villages of a district or regency, with their days and which are late (CRD-4): from its regency's list, by the villages' codes.</summary>
public sealed class ReturnPlaceLists(CardRoundRepository rounds, AreaDirectory areas, TimeProvider clock)
{
    /// <summary>The list of an area.</summary>
    /// <param name="area">A district or regency.</param>
    /// <param name="named">The round, as it is named.</param>
    /// <param name="asked">Whether only those that are late (<c>true</c>), or only those that are not (<c>false</c>); empty for all.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <exception cref="ProblemException">400 for a round that there is not, or a word of <c>late</c> that is not known.</exception>
    internal async Task<PagedList<ReturnPlaceDocument, ReturnPlaceItem>> InAsync(AreaCode area, string named, string asked, CancellationToken cancellation)
    {
        var round = await rounds.NamedAsync(named, cancellation);
        var today = TimeZones.DateIn(area, Instant.FromDateTimeOffset(clock.GetUtcNow()));
        var late = Late(asked);
        var inDistrict = area.Level == AreaLevel.District ? " AND STARTSWITH(c.village, @area)" : string.Empty;
        var isOver = today > round.ValidUntil;
        var days = late switch { true when isOver => " AND false", false when isOver => string.Empty, true => " AND c.dueOn < @today", false => " AND (IS_NULL(c.dueOn) OR NOT IS_DEFINED(c.dueOn) OR c.dueOn >= @today)", _ => string.Empty };
        var query = new OrderedQuery("*", $"c.type = 'cardReturns' AND c.round = @round{inDistrict}{days}", "village") { Unique = true, IdStart = ReturnPlaceDocument.IdStart }.With("@round", round.Id);
        query = inDistrict.Length > 0 ? query.With("@area", area.Value) : query;
        query = late is null || isOver ? query : query.With("@today", CardRules.Day(today));
        return new(Partitions.Ratifications(area.Value[..4]), query, row => new Place(row.Village, row.Id), row => ReturnPlaceItem.Of(row, areas.NameOf(row.Village), today, isOver));
    }

    private static bool? Late(string text) => text switch
    {
        "" => null,
        "true" => true,
        "false" => false,
        _ => throw new ProblemException(new Problem(400, InputViolations.UnknownValue, Args: new Dictionary<string, string> { ["allowed"] = "true, false" })),
    };
}
