using Dtks.LocalCosmos.Http;
using Dtks.LocalCosmos.Partitioning;
using Dtks.LocalCosmos.Sql.Evaluation;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Queries;

/// <summary>
/// Where the SDK wants an ordered query to go on: <c>{value: [key, …], rid, exclude}</c> beside the query. Results before
/// the keys are left out; of those with equal keys all are when <c>exclude</c>, else those before the resource id.
/// </summary>
internal static class ResumeFilter
{
    /// <summary>Reads the filter of a request for a query; null when there is none, 400 when it does not fit the query.</summary>
    /// <param name="body">the request's body</param>
    /// <param name="count">how many sorting keys the query has</param>
    /// <param name="container">the container the query is over</param>
    public static ResultPosition? Read(JToken? body, int count, ResourceId container)
    {
        if (body.Member("resumeFilter") is not JObject filter)
        {
            return null;
        }

        if (filter["value"] is not JArray values || values.Count != count)
        {
            throw RequestFailedException.BadRequest("The resume filter does not fit the query's ORDER BY.");
        }

        return new ResultPosition(ReadKeys(values), filter["exclude"] is JValue { Value: true } ? long.MaxValue : ReadRowKey(filter["rid"], container), 0);
    }

    /// <summary>Reads sorting keys; 400 when one is none.</summary>
    public static IReadOnlyList<PositionKey> ReadKeys(JArray keys) =>
        [.. keys.Select(key => PositionKey.TryRead(key) ?? throw RequestFailedException.BadRequest("The resume filter or token holds a value that is none."))];

    private static long ReadRowKey(JToken? rid, ResourceId container) => rid.AsText() is { } text
        ? container.TryReadItem(text) ?? throw RequestFailedException.BadRequest("The resource id of the resume filter is malformed.")
        : 0;
}
