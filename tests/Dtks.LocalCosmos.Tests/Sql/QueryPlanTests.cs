using Dtks.LocalCosmos.Sql;
using Dtks.LocalCosmos.Sql.Planning;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Dtks.LocalCosmos.Tests.Sql;

public sealed class QueryPlanTests
{
    [Theory]
    [InlineData("SELECT * FROM c WHERE c.village = 'x'", "")]
    [InlineData("SELECT TOP 5 * FROM c", "")]
    [InlineData("SELECT DISTINCT c.village FROM c", "")]
    [InlineData("SELECT DISTINCT TOP 5 VALUE c.village FROM c", "SELECT DISTINCT VALUE c.village\nFROM c")]
    [InlineData("SELECT * FROM c WHERE c.n = 5 OFFSET 1 LIMIT 2", "SELECT *\nFROM c\nWHERE (c.n = 5)\nOFFSET 0 LIMIT 3")]
    [InlineData("SELECT DISTINCT * FROM c OFFSET 1 LIMIT 2", "SELECT DISTINCT *\nFROM c")]
    [InlineData("SELECT * FROM Root r ORDER BY r.village", "SELECT r._rid, [{\"item\": r.village}] AS orderByItems, r AS payload\nFROM Root AS r\nWHERE ({documentdb-formattableorderbyquery-filter})\nORDER BY r.village")]
    [InlineData("SELECT TOP 3 c.a, c['b'] FROM c WHERE c.d = true ORDER BY c.a DESC, c.b ASC", "SELECT TOP 3 c._rid, [{\"item\": c.a}, {\"item\": c.b}] AS orderByItems, {\"a\": c.a, \"b\": c[\"b\"]} AS payload\nFROM c\nWHERE ((c.d = true) AND ({documentdb-formattableorderbyquery-filter}))\nORDER BY c.a DESC, c.b ASC")]
    [InlineData("SELECT VALUE c.a FROM c WHERE c.d = true ORDER BY c.b", "SELECT c._rid, [{\"item\": c.b}] AS orderByItems, c.a AS payload\nFROM c\nWHERE (((c.d = true) AND ({documentdb-formattableorderbyquery-filter})) AND IS_DEFINED(c.a))\nORDER BY c.b")]
    [InlineData("SELECT * FROM c ORDER BY c.b OFFSET 2 LIMIT 3", "SELECT c._rid, [{\"item\": c.b}] AS orderByItems, c AS payload\nFROM c\nWHERE ({documentdb-formattableorderbyquery-filter})\nORDER BY c.b\nOFFSET 0 LIMIT 5")]
    [InlineData("SELECT VALUE p.age FROM p IN c.people ORDER BY p.age", "SELECT c._rid, [{\"item\": p.age}] AS orderByItems, p.age AS payload\nFROM c\nJOIN p IN c.people\nWHERE (({documentdb-formattableorderbyquery-filter}) AND IS_DEFINED(p.age))\nORDER BY p.age")]
    [InlineData("SELECT VALUE COUNT(1) FROM c", "SELECT VALUE [{\"item\": COUNT(1)}]\nFROM c")]
    [InlineData("SELECT VALUE AVG(c.n) FROM c WHERE c.t = 'x'", "SELECT VALUE [{\"item\": {\"sum\": SUM(c.n), \"count\": COUNT(c.n)}}]\nFROM c\nWHERE (c.t = \"x\")")]
    [InlineData("SELECT MIN(c.n) FROM c", "SELECT {\"$1\": {\"item\": MIN(c.n), \"item2\": {\"min\": MIN(c.n), \"count\": COUNT(c.n)}}} AS payload\nFROM c")]
    [InlineData("SELECT MAX(c.n) AS m, SUM(c.n) AS s FROM c", "SELECT {\"m\": {\"item\": MAX(c.n), \"item2\": {\"max\": MAX(c.n), \"count\": COUNT(c.n)}}, \"s\": {\"item\": SUM(c.n)}} AS payload\nFROM c")]
    [InlineData("SELECT c.v, COUNT(1) AS n FROM c GROUP BY c.v", "SELECT [{\"item\": c.v}] AS groupByItems, {\"v\": c.v, \"n\": {\"item\": COUNT(1)}} AS payload\nFROM c\nGROUP BY c.v")]
    [InlineData("SELECT VALUE c.v FROM c GROUP BY c.v OFFSET 1 LIMIT 2", "SELECT [{\"item\": c.v}] AS groupByItems, c.v AS payload\nFROM c\nGROUP BY c.v")]
    [InlineData("SELECT VALUE COUNT(1) FROM (SELECT DISTINCT VALUE c.v FROM c) AS d", "SELECT DISTINCT VALUE c.v\nFROM c")]
    public void The_ranges_are_asked(string sql, string rewritten) => Assert.Equal(rewritten, (string?)Info(sql)["rewrittenQuery"]);

    [Fact]
    public void A_sorted_query_names_its_keys()
    {
        var info = Info("SELECT c.a FROM c ORDER BY c.a, c['b'] + 1 DESC");
        Assert.Equal(["Ascending", "Descending"], info["orderBy"]!.Values<string>());
        Assert.Equal(["c.a", "(c[\"b\"] + 1)"], info["orderByExpressions"]!.Values<string>());
        Assert.Equal("None", (string?)info["distinctType"]);
        Assert.False((bool)info["hasSelectValue"]!);
        Assert.False((bool)info["hasNonStreamingOrderBy"]!);
    }

    [Fact]
    public void A_grouped_query_names_keys_and_aggregates()
    {
        var info = Info("SELECT c.v, AVG(c.n) AS average, COUNT(1) FROM c GROUP BY c.v");
        Assert.Equal(["c.v"], info["groupByExpressions"]!.Values<string>());
        Assert.Equal(["v", "average", "$1"], info["groupByAliases"]!.Values<string>());
        Assert.Equal("""{"v":null,"average":"Average","$1":"Count"}""", info["groupByAliasToAggregateType"]!.ToString(Newtonsoft.Json.Formatting.None));
        Assert.Empty(info["aggregates"]!);
    }

    [Theory]
    [InlineData("SELECT VALUE SUM(c.n) FROM c", "Sum")]
    [InlineData("SELECT VALUE count(1) FROM c", "Count")]
    [InlineData("SELECT VALUE CountIf(c.a) FROM c", "CountIf")]
    [InlineData("SELECT VALUE MAKELIST(c.a) FROM c", "MakeList")]
    [InlineData("SELECT VALUE makeset(c.a) FROM c", "MakeSet")]
    [InlineData("SELECT VALUE MIN(c.n) FROM c GROUP BY c.v", "Min")]
    public void An_aggregate_alone_is_named(string sql, string aggregate)
    {
        Assert.Equal([aggregate], Info(sql)["aggregates"]!.Values<string>());
        Assert.True((bool)Info(sql)["hasSelectValue"]!);
    }

    [Theory]
    [InlineData("SELECT c.v FROM c", "None")]
    [InlineData("SELECT DISTINCT c.v FROM c", "Unordered")]
    [InlineData("SELECT DISTINCT VALUE c.v FROM c ORDER BY c.v", "Ordered")]
    [InlineData("SELECT DISTINCT c.v, c.w FROM c ORDER BY c.w, c.v DESC, c.x", "Ordered")]
    [InlineData("SELECT DISTINCT c.v FROM c ORDER BY c.w", "Unordered")]
    [InlineData("SELECT DISTINCT * FROM c ORDER BY c.w", "Unordered")]
    public void How_results_are_told_apart(string sql, string type) => Assert.Equal(type, (string?)Info(sql)["distinctType"]);

    [Fact]
    public void Counts_come_from_the_parameters()
    {
        var info = Info("SELECT * FROM c OFFSET @skip LIMIT @take", ("@skip", 42), ("@take", 2147483647));
        Assert.Equal(42, (int)info["offset"]!);
        Assert.Equal(int.MaxValue, (int)info["limit"]!);
        Assert.EndsWith("OFFSET 0 LIMIT 2147483647", (string?)info["rewrittenQuery"]);
        Assert.Equal(7, (int)Info("SELECT TOP @n * FROM c", ("@n", 7))["top"]!);
        Assert.Equal(JTokenType.Null, info["top"]!.Type);
    }

    [Fact]
    public void A_count_of_distinct_results_is_left_to_the_client()
    {
        Assert.Equal("", (string?)Info("SELECT VALUE COUNT(1) FROM (SELECT DISTINCT VALUE c.v FROM c)")["dCountInfo"]!["dCountAlias"]);
        Assert.Equal("n", (string?)Info("SELECT COUNT(1) AS n FROM (SELECT DISTINCT c.v FROM c) AS d")["dCountInfo"]!["dCountAlias"]);
        Assert.Null(Info("SELECT VALUE COUNT(1) FROM c")["dCountInfo"]);
    }

    [Theory]
    [InlineData("SELECT * FROM c", "FF", false)]
    [InlineData("SELECT VALUE x FROM (SELECT VALUE c.x FROM c) AS x", "FF", false)]
    [InlineData("SELECT VALUE 5", "", true)]
    [InlineData("SELECT VALUE n FROM n IN [1, 2]", "", true)]
    [InlineData("SELECT VALUE n FROM (SELECT VALUE m FROM m IN @list) AS n", "", true)]
    public void A_query_over_documents_goes_to_every_range(string sql, string max, bool maxInclusive)
    {
        var plan = QueryPlanner.Plan(new QueryRequest(sql, new Dictionary<string, JToken>()));
        Assert.Equal(2, (int)plan["partitionedQueryExecutionInfoVersion"]!);
        var range = Assert.Single(plan["queryRanges"]!);
        Assert.Equal("", (string?)range["min"]);
        Assert.Equal(max, (string?)range["max"]);
        Assert.True((bool)range["isMinInclusive"]!);
        Assert.Equal(maxInclusive, (bool)range["isMaxInclusive"]!);
    }

    [Theory]
    [InlineData("SELECT * FROM c WHERE c.village = 'a'", 1)]
    [InlineData("SELECT * FROM c WHERE c.n > 5 AND (@a = c.village AND c.active)", 1)]
    [InlineData("SELECT VALUE p.name FROM c JOIN p IN c.people WHERE c['village'] = null", 1)]
    [InlineData("SELECT VALUE COUNT(1) FROM root r WHERE r.village IN ('a', @a, 'b', 'a')", 2)]
    [InlineData("SELECT * FROM c WHERE c.village = 'a' OR c.n = 1", null)]
    [InlineData("SELECT * FROM c WHERE NOT c.village = 'a'", null)]
    [InlineData("SELECT * FROM c WHERE c.village NOT IN ('a')", null)]
    [InlineData("SELECT * FROM c WHERE c.village > 'a'", null)]
    [InlineData("SELECT * FROM c WHERE c.village = c.id", null)]
    [InlineData("SELECT * FROM c WHERE c.village = {}", null)]
    [InlineData("SELECT VALUE p.name FROM c JOIN p IN c.people WHERE p.village = 'a'", null)]
    public void A_filter_on_the_partition_key_visits_its_range_alone(string sql, int? keys)
    {
        var request = new QueryRequest(sql, new Dictionary<string, JToken> { ["@a"] = "a" });
        var ranges = QueryPlanner.Plan(request, path: ["village"])["queryRanges"]!;
        Assert.Equal(keys ?? 1, ranges.Count());
        Assert.All(ranges, range => Assert.Equal(keys is not null, (string?)range["min"] == (string?)range["max"] && (bool)range["isMaxInclusive"]!));
    }

    [Theory]
    [InlineData("SC2104", "SELECT VALUE MIN(c.n) / 2 FROM c")]
    [InlineData("SC2104", "SELECT c.v, ABS(AVG(c.n)) AS a FROM c GROUP BY c.v")]
    [InlineData("SC2104", "SELECT VALUE {'n': COUNT(1)} FROM c")]
    [InlineData("SC2044", "SELECT DISTINCT c.v FROM c GROUP BY c.v, c.w")]
    [InlineData("SC2045", "SELECT DISTINCT VALUE r FROM (SELECT TOP 3 VALUE c.n FROM c ORDER BY c.id) AS r")]
    [InlineData("SC2045", "SELECT VALUE s FROM (SELECT VALUE r FROM (SELECT VALUE COUNT(1) FROM c) AS r) AS s")]
    [InlineData("SC1001", "SELECT FROM c")]
    [InlineData("SC2043", "SELECT VALUE x FROM x IN [1, 2] ORDER BY x")]
    [InlineData("SC2206", "SELECT VALUE x.id FROM (SELECT c.id, c.n FROM c) AS x ORDER BY x.n")]
    public void What_cannot_be_put_together_is_refused(string code, string sql) =>
        Assert.Equal(code, Assert.ThrowsAny<BadQueryException>(() => Info(sql)).Code);

    [Fact]
    public void In_one_range_a_subquery_may_do_what_it_likes()
    {
        var request = new QueryRequest("SELECT VALUE r FROM (SELECT TOP 3 VALUE c.n FROM c ORDER BY c.id) AS r", new Dictionary<string, JToken>());
        Assert.Equal("", (string?)QueryPlanner.Plan(request, merges: false)["queryInfo"]!["rewrittenQuery"]);
    }

    private static JToken Info(string sql, params (string Name, object Value)[] parameters) => QueryPlanner.Plan(
        new QueryRequest(sql, parameters.ToDictionary(p => p.Name, p => JToken.FromObject(p.Value))))["queryInfo"]!;
}
