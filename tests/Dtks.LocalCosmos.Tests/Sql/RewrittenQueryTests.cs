using Dtks.LocalCosmos.Sql.Planning;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Dtks.LocalCosmos.Tests.Sql;

/// <summary>What the ranges answer to the rewritten queries, in the shapes the SDK reads.</summary>
public sealed class RewrittenQueryTests
{
    [Theory]
    [InlineData("SELECT VALUE COUNT(1) FROM c", """[[{"item":4}]]""")]
    [InlineData("SELECT VALUE AVG(c.members) FROM c", """[[{"item":{"sum":12,"count":3}}]]""")]
    [InlineData("SELECT VALUE AVG(c.id) FROM c", """[[{"item":{"count":4}}]]""")]
    [InlineData("SELECT VALUE SUM(c.none) FROM c", """[[{"item":0}]]""")]
    [InlineData("SELECT VALUE SUM(c.id) FROM c", "[[{}]]")]
    [InlineData("SELECT VALUE MIN(c.none) FROM c", """[[{"item2":{"count":0}}]]""")]
    [InlineData("SELECT MAX(c.members) AS m FROM c", """[{"payload":{"m":{"item":6,"item2":{"max":6,"count":3}}}}]""")]
    [InlineData("SELECT c.village, COUNT(1) AS n FROM c WHERE c.active = true GROUP BY c.village", """[{"groupByItems":[{"item":"3305010001"}],"payload":{"village":"3305010001","n":{"item":1}}},{"groupByItems":[{"item":"3305010002"}],"payload":{"village":"3305010002","n":{"item":1}}}]""")]
    [InlineData("SELECT VALUE COUNT(1) FROM c GROUP BY c.none", """[{"groupByItems":[{}],"payload":[{"item":4}]}]""")]
    [InlineData("SELECT c.id FROM c WHERE c.active = true ORDER BY c.members DESC", """[{"_rid":"r3","orderByItems":[{"item":6}],"payload":{"id":"c"}},{"_rid":"r1","orderByItems":[{"item":4}],"payload":{"id":"a"}}]""")]
    [InlineData("SELECT VALUE c.members FROM c ORDER BY c.income", """[{"_rid":"r3","orderByItems":[{"item":null}],"payload":6},{"_rid":"r2","orderByItems":[{"item":900000}],"payload":2},{"_rid":"r1","orderByItems":[{"item":1250000.5}],"payload":4}]""")]
    [InlineData("SELECT VALUE c.id FROM c ORDER BY c.members", """[{"_rid":"r4","orderByItems":[{}],"payload":"d"},{"_rid":"r2","orderByItems":[{"item":2}],"payload":"b"},{"_rid":"r1","orderByItems":[{"item":4}],"payload":"a"},{"_rid":"r3","orderByItems":[{"item":6}],"payload":"c"}]""")]
    [InlineData("SELECT DISTINCT TOP 1 VALUE c.village FROM c", """["3305010001","3305010002"]""")]
    [InlineData("SELECT VALUE c.id FROM c OFFSET 1 LIMIT 2", """["a","b","c"]""")]
    public void A_range_answers(string sql, string expected) => Query.AssertResults(expected, Query.Over(Rewritten(sql, "true")));

    // The filters are those the SDK writes in the placeholder's place when it resumes.
    [Theory]
    [InlineData("( c.members > 2 OR IS_STRING(c.members) OR IS_ARRAY(c.members) OR IS_OBJECT(c.members) )", """["a","c"]""")]
    [InlineData("( c.members >= 4 OR IS_STRING(c.members) )", """["a","c"]""")]
    [InlineData("(NOT IS_DEFINED(c.members))", """["d"]""")]
    [InlineData("IS_DEFINED(c.members)", """["b","a","c"]""")]
    [InlineData("((c.members = 2 ) OR ((c.members > 2 OR IS_BOOL(c.members) ) AND (c.id >= \"b\")))", """["b","c"]""")]
    [InlineData("false", "[]")]
    public void A_sorted_query_resumes_behind_the_clients_filter(string filter, string expected)
    {
        var rows = Query.Over(Rewritten("SELECT VALUE c.id FROM c ORDER BY c.members", filter));
        Assert.Equal(Query.Parse(expected).ToString(Formatting.None), new JArray(rows.Select(row => row["payload"]!)).ToString(Formatting.None));
    }

    private static string Rewritten(string sql, string filter)
    {
        var info = QueryPlanner.Plan(new LocalCosmos.Sql.QueryRequest(sql, new Dictionary<string, JToken>()))["queryInfo"]!;
        return ((string)info["rewrittenQuery"]!).Replace("{documentdb-formattableorderbyquery-filter}", filter, StringComparison.Ordinal);
    }
}
