using Dtks.LocalCosmos.Http;
using Dtks.LocalCosmos.Serialization;
using Dtks.LocalCosmos.Sql;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Resources;

/// <summary>Lists and queries over databases, containers, ranges and offers: few enough to answer in one page.</summary>
internal static class ResourceFeed
{
    /// <param name="request">A list (GET) or a query (POST).</param>
    /// <param name="owner">Resource id of what the list is in.</param>
    /// <param name="name">Member that holds the list, such as <c>Databases</c>.</param>
    /// <param name="resources">What there is.</param>
    /// <param name="now">Instant the query goes by.</param>
    public static CosmosResponse Answer(CosmosRequest request, string owner, string name, IEnumerable<JObject> resources, DateTimeOffset now)
    {
        var found = request.IsQuery ? Query(request, resources, now) : new JArray(resources);
        var page = new JObject { ["_rid"] = owner, [name] = found, ["_count"] = found.Count };
        return CosmosResponse.Json(200, page)
            .With(CosmosHeaders.ItemCount, found.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    private static JArray Query(CosmosRequest request, IEnumerable<JObject> resources, DateTimeOffset now)
    {
        var query = QueryRequest.Read(JsonText.Parse(request.Body.Span));
        return new JArray(SqlQuery.Parse(query.Text).Run(query.Parameters, new QueryInput(resources, now, CancellationToken.None)));
    }
}
