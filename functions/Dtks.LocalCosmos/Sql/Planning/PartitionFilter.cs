using Dtks.LocalCosmos.Partitioning;
using Dtks.LocalCosmos.Sql.Syntax;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Sql.Planning;

/// <summary>Which partitions a query's filter leaves, where it says what the partition key equals.</summary>
internal static class PartitionFilter
{
    // A longer text may be no partition key at all: then every range is asked, and none has it.
    private const int LongestText = PartitionKeyValue.MaxTextBytes / 4;

    /// <summary>Their effective partition keys in order; null when it may be any.</summary>
    /// <param name="query">the query</param>
    /// <param name="parameters">its parameters</param>
    /// <param name="path">the path of the container's partition key</param>
    public static IReadOnlyList<string>? Keys(SqlSelect query, IReadOnlyDictionary<string, JToken> parameters, IReadOnlyList<string> path)
    {
        var paths = new DocumentPaths(query);
        foreach (var condition in query.Conditions)
        {
            var values = Values(condition, expression => paths.Find(expression)?.SequenceEqual(path) == true)
                .Select(value => Key(value is SqlExpression.Parameter parameter ? parameters.GetValueOrDefault(parameter.Name) : (value as SqlExpression.Literal)?.Value))
                .ToList();
            if (values.Count > 0 && values.TrueForAll(key => key is not null))
            {
                return [.. values.Select(key => key!).Distinct().Order(StringComparer.Ordinal)];
            }
        }

        return null;
    }

    private static IEnumerable<SqlExpression> Values(SqlExpression condition, Func<SqlExpression, bool> isKey) => condition switch
    {
        SqlExpression.Binary { Symbol: "=" } equal when isKey(equal.Left) => [equal.Right],
        SqlExpression.Binary { Symbol: "=" } equal when isKey(equal.Right) => [equal.Left],
        SqlExpression.In { Not: false } list when isKey(list.Children[0]) => list.Children.Skip(1),
        _ => [],
    };

    private static string? Key(JToken? value) => value is JValue and not { Value: string { Length: > LongestText } }
        ? Convert.ToHexString(EffectivePartitionKey.Of(PartitionKeyValue.FromToken(value)!.Value))
        : null;
}
