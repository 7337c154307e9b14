using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Sql;

/// <summary>Runs queries over documents.</summary>
internal static class QueryEngine
{
    /// <summary>Reads and runs a query.</summary>
    /// <param name="request">text and parameters</param>
    /// <param name="input">the documents and the instant</param>
    /// <returns>the results, lazily</returns>
    /// <exception cref="BadQueryException">the query cannot be answered; some of it only shows while enumerating</exception>
    public static IEnumerable<JToken> Execute(QueryRequest request, QueryInput input) =>
        SqlQuery.Parse(request.Text).Run(request.Parameters, input);
}
