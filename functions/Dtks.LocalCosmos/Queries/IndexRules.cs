using Dtks.LocalCosmos.Errors;
using Dtks.LocalCosmos.Resources;
using Dtks.LocalCosmos.Sql.Syntax;

namespace Dtks.LocalCosmos.Queries;

/// <summary>What a container's indexing policy means for a query. There is no index here; it costs and fails as if there were.</summary>
internal static class IndexRules
{
    /// <summary>400 unless the policy has an index for the query's order. Keys that are no paths are let through.</summary>
    public static void CheckOrder(SqlSelect query, IndexingPolicy policy)
    {
        var paths = new DocumentPaths(query);
        var keys = query.OrderBy.Select(key => paths.Find(key.Expression)).ToList();
        if (keys.Count == 0 || keys.Contains(null))
        {
            return;
        }

        if (keys is [var only] && !policy.Indexes(only!))
        {
            throw Refused("The index path corresponding to the specified order-by item is excluded.");
        }

        if (keys.Count > 1 && !policy.Orders(keys!, [.. query.OrderBy.Select(key => key.Descending)]))
        {
            throw Refused("The order by query does not have a corresponding composite index that it can be served from.");
        }
    }

    /// <summary>For each condition of the query's filter, whether an index serves it: all its paths are indexed.</summary>
    public static bool[] Served(SqlSelect query, IndexingPolicy policy)
    {
        var paths = new DocumentPaths(query);
        return [.. query.Conditions.Select(condition => paths.All(condition, policy.Indexes))];
    }

    private static RequestFailedException Refused(string message) => RequestFailedException.BadRequest($"Message: {{\"Errors\":[\"{message}\"]}}");
}
