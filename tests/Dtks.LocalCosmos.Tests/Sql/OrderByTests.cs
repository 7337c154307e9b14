using Newtonsoft.Json.Linq;
using Xunit;

namespace Dtks.LocalCosmos.Tests.Sql;

public sealed class OrderByTests
{
    private static readonly JToken Mixed = Query.Parse("""
        [{"id":"object","v":{"a":1}},{"id":"array","v":[1]},{"id":"text","v":"a"},{"id":"Text","v":"B"},{"id":"two","v":2},{"id":"ten","v":10},
         {"id":"yes","v":true},{"id":"no","v":false},{"id":"null","v":null},{"id":"undefined"}]
        """);

    [Theory]
    [InlineData("SELECT VALUE c.id FROM c ORDER BY c.members", """["d","b","a","c"]""")]
    [InlineData("SELECT VALUE c.id FROM c ORDER BY c.members ASC", """["d","b","a","c"]""")]
    [InlineData("SELECT VALUE c.id FROM c ORDER BY c.members DESC", """["c","a","b","d"]""")]
    [InlineData("SELECT VALUE c.id FROM c ORDER BY c.village DESC, c.members DESC", """["c","d","a","b"]""")]
    [InlineData("SELECT VALUE c.id FROM c ORDER BY c.type, c.village DESC, c.id DESC", """["c","b","a","d"]""")]
    [InlineData("SELECT VALUE c.id FROM c ORDER BY c.village", """["a","b","c","d"]""")]
    [InlineData("SELECT VALUE c.id FROM c ORDER BY c.members % 4, c.id", """["d","a","b","c"]""")]
    [InlineData("SELECT VALUE p.age FROM c JOIN p IN c.people ORDER BY p.age", "[9,38,41,67]")]
    [InlineData("SELECT TOP 2 VALUE c.id FROM c ORDER BY c.id DESC", """["d","c"]""")]
    [InlineData("SELECT VALUE c.id FROM c ORDER BY c.id DESC OFFSET 1 LIMIT 2", """["c","b"]""")]
    [InlineData("SELECT DISTINCT VALUE c.village FROM c ORDER BY c.village DESC", """["3305010002","3305010001"]""")]
    public void Sorts(string sql, string expected) => Query.AssertResults(expected, Query.Over(sql));

    [Fact]
    public void Types_have_an_order() => Query.AssertResults(
        """["undefined","null","no","yes","two","ten","Text","text","array","object"]""",
        Query.Run("SELECT VALUE c.id FROM c ORDER BY c.v", Mixed));

    [Fact]
    public void Descending_is_the_other_way_round() => Query.AssertResults(
        """["object","array","text","Text","ten","two","yes","no","null","undefined"]""",
        Query.Run("SELECT VALUE c.id FROM c ORDER BY c.v DESC", Mixed));

    [Fact]
    public void Without_documents_there_is_nothing_to_sort() => Query.AssertRefused("SC2043", "SELECT 1 ORDER BY 1");

    [Fact]
    public void Groups_have_no_order() => Query.AssertRefused("SC2042", "SELECT c.village FROM c GROUP BY c.village ORDER BY c.village");

    [Fact]
    public void Ranking_is_not_supported() => Query.AssertRefused("SC2220", "SELECT * FROM c ORDER BY RANK FullTextScore(c.a, 'b')");
}
