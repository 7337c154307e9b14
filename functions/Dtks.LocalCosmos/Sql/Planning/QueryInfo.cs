using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;

namespace Dtks.LocalCosmos.Sql.Planning;

/// <summary>The <c>queryInfo</c> of a query plan, member by member as the SDK reads it.</summary>
internal sealed record QueryInfo
{
    private static readonly JsonSerializer Camel = new() { ContractResolver = new DefaultContractResolver { NamingStrategy = new CamelCaseNamingStrategy() } };

    /// <summary>None, Ordered or Unordered.</summary>
    public string DistinctType { get; init; } = "None";

    /// <summary>TOP's count.</summary>
    public int? Top { get; init; }

    /// <summary>OFFSET's count.</summary>
    public int? Offset { get; init; }

    /// <summary>LIMIT's count.</summary>
    public int? Limit { get; init; }

    /// <summary>Ascending or Descending, for each sorting key.</summary>
    public IReadOnlyList<string> OrderBy { get; init; } = [];

    /// <summary>The sorting keys as text: what the client's own filters compare when it resumes.</summary>
    public IReadOnlyList<string> OrderByExpressions { get; init; } = [];

    /// <summary>The grouping keys as text.</summary>
    public IReadOnlyList<string> GroupByExpressions { get; init; } = [];

    /// <summary>The names of a select list with groups, in order.</summary>
    public IReadOnlyList<string> GroupByAliases { get; init; } = [];

    /// <summary>The aggregate of a SELECT VALUE.</summary>
    public IReadOnlyList<string> Aggregates { get; init; } = [];

    /// <summary>For each name of a select list its aggregate, null for a value that is none.</summary>
    [JsonProperty("groupByAliasToAggregateType")]
    public IReadOnlyDictionary<string, string?> AggregateByAlias { get; init; } = new Dictionary<string, string?>();

    /// <summary>What the ranges are asked instead; empty when it is the query itself.</summary>
    public string RewrittenQuery { get; init; } = "";

    /// <summary>Whether it is SELECT VALUE.</summary>
    public bool HasSelectValue { get; init; }

    /// <summary>The name under which the client gives the number of distinct results; empty for the number alone.</summary>
    [JsonIgnore]
    public string? DistinctCountAlias { get; init; }

    /// <summary>Whether the client must sort all results itself; it never must.</summary>
    public bool HasNonStreamingOrderBy => false;

    /// <summary>As JSON.</summary>
    public JObject ToJson()
    {
        var info = JObject.FromObject(this, Camel);
        if (DistinctCountAlias is not null)
        {
            info["dCountInfo"] = new JObject(new JProperty("dCountAlias", DistinctCountAlias));
        }

        return info;
    }
}
