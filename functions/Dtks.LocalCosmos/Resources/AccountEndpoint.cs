using Dtks.LocalCosmos.Errors;
using Dtks.LocalCosmos.Http;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Resources;

/// <summary>The account: one region, session consistency.</summary>
internal sealed class AccountEndpoint(Func<Uri> endpoint) : IEndpoint
{
    private const string Region = "Local";

    // What the SDK's own query planner is told; the gateway makes the plans here, so only the form counts.
    private const string QueryEngine = """
        {"maxSqlQueryInputLength":262144,"maxJoinsPerSqlQuery":10,"maxLogicalAndPerSqlQuery":2000,
        "maxLogicalOrPerSqlQuery":2000,"maxUdfRefPerSqlQuery":10,"maxInExpressionItemsCount":16000,
        "queryMaxGroupByTableCellCount":500000,"queryMaxInMemorySortDocumentCount":500,"maxQueryRequestTimeoutFraction":0.9,
        "sqlAllowNonFiniteNumbers":false,"sqlAllowAggregateFunctions":true,"sqlAllowSubQuery":true,
        "sqlAllowScalarSubQuery":true,"allowNewKeywords":true,"sqlAllowLike":true,"sqlAllowGroupByClause":true,
        "maxSpatialQueryCells":12,"spatialMaxGeometryPointCount":256,"sqlDisableQueryILOptimization":false,
        "sqlDisableFilterPlanOptimization":false,"sqlAllowTop":true,"enableSpatialIndexing":true}
        """;

    public Task<CosmosResponse> AnswerAsync(CosmosRequest request, CancellationToken cancellation)
    {
        if (request.Method != "GET")
        {
            throw RequestFailedException.NotSupported("changes of the account");
        }

        var locations = new JArray(new JObject { ["name"] = Region, ["databaseAccountEndpoint"] = endpoint().ToString() });
        return Task.FromResult(CosmosResponse.Json(200, new JObject
        {
            ["_self"] = string.Empty,
            ["id"] = "localcosmos",
            ["_rid"] = "localcosmos",
            ["media"] = "//media/",
            ["addresses"] = "//addresses/",
            ["_dbs"] = "//dbs/",
            ["writableLocations"] = locations,
            ["readableLocations"] = locations.DeepClone(),
            ["enableMultipleWriteLocations"] = false,
            ["userReplicationPolicy"] = Replication(1, 1),
            ["systemReplicationPolicy"] = Replication(1, 1),
            ["userConsistencyPolicy"] = new JObject { ["defaultConsistencyLevel"] = "Session" },
            ["readPolicy"] = new JObject { ["primaryReadCoefficient"] = 1, ["secondaryReadCoefficient"] = 1 },
            ["queryEngineConfiguration"] = QueryEngine.Trim(),
        }));
    }

    private static JObject Replication(int least, int most) =>
        new() { ["asyncReplication"] = false, ["minReplicaSetSize"] = least, ["maxReplicasetSize"] = most };
}
