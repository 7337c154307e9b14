using Dtks.LocalCosmos.Http;
using Dtks.LocalCosmos.Sql;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Items;

/// <summary>The condition of a patch: a query's FROM and WHERE, such as <c>from c where c.open = true</c>.</summary>
internal static class PatchPredicate
{
    private static readonly Dictionary<string, JToken> NoParameters = [];

    /// <summary>Whether the document meets the condition; a malformed condition is 400.</summary>
    public static bool Holds(string predicate, JObject document, DateTimeOffset now)
    {
        try
        {
            var request = new QueryRequest($"SELECT VALUE 1 {predicate}", NoParameters);
            return QueryEngine.Execute(request, new QueryInput([document], now, CancellationToken.None)).Any();
        }
        catch (BadQueryException bad)
        {
            throw RequestFailedException.BadRequest($"The condition of the patch is invalid: {bad.Message}");
        }
    }
}
