using System.Globalization;
using Dtks.LocalCosmos.Http;
using Dtks.LocalCosmos.Items;
using Dtks.LocalCosmos.Metering;
using Dtks.LocalCosmos.Resources;
using Dtks.LocalCosmos.Serialization;
using Dtks.LocalCosmos.Sql;
using Dtks.LocalCosmos.Sql.Planning;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Queries;

/// <summary>Queries over items, lists of items, and query plans.</summary>
internal sealed class QueryEndpoint(GatewayServices services) : IEndpoint
{
    private static readonly QueryRequest EveryItem = new("SELECT * FROM c", new Dictionary<string, JToken>());

    // Equal keys come in ascending order of resource id whatever the direction; the SDK needs to know when it resumes.
    private const string ExecutionInfo = """{"reverseRidEnabled":false,"reverseIndexScan":false}""";

    public Task<CosmosResponse> AnswerAsync(CosmosRequest request, CancellationToken cancellation)
    {
        var container = services.ContainerOf(request.Path);
        SessionTokens.Check(request, services.Store.Committed);
        if (request.Kind == CosmosOperation.ReadFeed)
        {
            return Task.FromResult(Page(request, container, EveryItem, null, cancellation));
        }

        var body = JsonText.Parse(request.Body.Span);
        var query = QueryRequest.Read(body);
        var merges = services.Ranges.Count > 1 && request.Header(CosmosHeaders.PartitionKey) is null;
        return Task.FromResult(request.Kind == CosmosOperation.QueryPlan
            ? CosmosResponse.Json(200, QueryPlanner.Plan(query, merges, container.Definition.PartitionKeyPath.Names))
            : Page(request, container, query, body, cancellation));
    }

    private CosmosResponse Page(
        CosmosRequest request, ContainerResource container, QueryRequest query, JToken? body, CancellationToken cancellation)
    {
        var scope = ItemScope.Read(request, container, services.Ranges);
        var sequence = services.Store.Committed;
        var buffer = new PageBuffer(container.ResourceId.ToString(), request.PageSize);
        var parsed = SqlQuery.Parse(query.Text);
        var indexing = container.Definition.Indexing;
        IndexRules.CheckOrder(parsed.Syntax, indexing);
        var page = new QueryPage(parsed, query, buffer)
        {
            Use = new IndexUse(IndexRules.Served(parsed.Syntax, indexing)),
            From = ContinuationToken.Parse(request.Header(CosmosHeaders.Continuation), services.Ranges.Count),
            Resume = ResumeFilter.Read(body, parsed.Syntax.OrderBy.Count, container.ResourceId),
            Ranges = request.Header(CosmosHeaders.PartitionKey) is null ? services.Ranges.Count : 0,
        };
        var started = TimeProvider.System.GetTimestamp();
        var next = services.Store.Read(session => page.Fill(session, scope, services.Time.GetUtcNow(), cancellation));
        var response = new CosmosResponse
        {
            Status = 200,
            Charge = RequestCharge.Query(page.Use.Documents, page.Use.Bytes, buffer.Bytes),
            Body = buffer.Finish(),
        }
            .With(CosmosHeaders.ItemCount, buffer.Count.ToString(CultureInfo.InvariantCulture))
            .With(CosmosHeaders.ExecutionInfo, ExecutionInfo)
            .About(container, scope.RangeId, sequence);
        if (request.Flag(CosmosHeaders.PopulateQueryMetrics))
        {
            response.With(CosmosHeaders.QueryMetrics, QueryMetrics.Format(page.Use, buffer, TimeProvider.System.GetElapsedTime(started)));
        }

        return next is { } token ? response.With(CosmosHeaders.Continuation, token.ToString()) : response;
    }
}
