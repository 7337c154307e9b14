using Dtks.LocalCosmos.Sql;
using Dtks.LocalCosmos.Sql.Syntax;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Dtks.LocalCosmos.Tests.Sql;

public sealed class SyntaxTests
{
    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("SELECT")]
    [InlineData("SELECT FROM c")]
    [InlineData("SELECT * FROM")]
    [InlineData("SELECT * FROM c WHERE")]
    [InlineData("SELECT * FROM c WHERE c.a =")]
    [InlineData("SELECT * FROM c WHERE c.a = 1 2")]
    [InlineData("SELECT * FROM c WHERE (c.a = 1")]
    [InlineData("SELECT * FROM c ORDER c.a")]
    [InlineData("SELECT * FROM c ORDER BY")]
    [InlineData("SELECT * FROM c OFFSET 1")]
    [InlineData("SELECT * FROM c LIMIT 1")]
    [InlineData("SELECT TOP -1 * FROM c")]
    [InlineData("SELECT * FROM c OFFSET -1 LIMIT 1")]
    [InlineData("SELECT TOP * FROM c")]
    [InlineData("SELECT c.order FROM c")]
    [InlineData("SELECT c. FROM c")]
    [InlineData("SELECT c[ FROM c")]
    [InlineData("SELECT c.a AS FROM c")]
    [InlineData("SELECT c.a, FROM c")]
    [InlineData("SELECT {a} FROM c")]
    [InlineData("SELECT {'a': 1 FROM c")]
    [InlineData("SELECT [1, FROM c")]
    [InlineData("SELECT * FROM c WHERE c.a IN ()")]
    [InlineData("SELECT * FROM c WHERE c.a BETWEEN 1")]
    [InlineData("SELECT * FROM c WHERE c.a BETWEEN 1 OR 2")]
    [InlineData("SELECT * FROM c WHERE EXISTS(c.a)")]
    [InlineData("SELECT * FROM c WHERE ARRAY()")]
    [InlineData("SELECT * FROM c WHERE c.a LIKE 'x' ESCAPE 1")]
    [InlineData("SELECT * FROM c GROUP BY")]
    [InlineData("SELECT * FROM c JOIN")]
    [InlineData("SELECT * FROM c JOIN x IN")]
    [InlineData("SELECT * FROM select")]
    [InlineData("SELECT 1a")]
    [InlineData("SELECT @")]
    [InlineData("SELECT #")]
    [InlineData("SELECT * FROM c;")]
    [InlineData("DELETE FROM c")]
    [InlineData("SELECT c.a ? 1 FROM c")]
    [InlineData("SELECT * FROM c WHERE {documentdb-formattableorderbyquery-filter}")]
    public void What_is_not_a_query_is_a_syntax_error(string sql) =>
        Assert.Equal("SC1001", Assert.Throws<SqlSyntaxException>(() => SqlQuery.Parse(sql)).Code);

    [Theory]
    [InlineData("SC1010", "SELECT 'abc")]
    [InlineData("SC1011", "SELECT 'abc\\")]
    [InlineData("SC1011", "SELECT 'a\\q'")]
    [InlineData("SC1011", "SELECT 'a\\u12'")]
    [InlineData("SC1002", "SELECT 1 /* never closed")]
    [InlineData("SC1012", "SELECT 1e999")]
    [InlineData("SC2072", "SELECT 'a' LIKE 'b' ESCAPE 'xx'")]
    [InlineData("SC2072", "SELECT 'a' LIKE 'b' ESCAPE ''")]
    public void A_malformed_constant_is_refused(string code, string sql) =>
        Assert.Equal(code, Assert.ThrowsAny<BadQueryException>(() => SqlQuery.Parse(sql)).Code);

    [Fact]
    public void An_error_says_where()
    {
        var error = Assert.Throws<SqlSyntaxException>(() => SqlQuery.Parse("SELECT TOP -1 c.name FROM c"));
        Assert.Equal(
            """{"errors":[{"severity":"Error","location":{"start":11,"end":12},"code":"SC1001","message":"Syntax error, incorrect syntax near '-'."}]}""",
            error.ToJson().ToString(Newtonsoft.Json.Formatting.None));
    }

    [Theory]
    [InlineData("(", ")")]
    [InlineData("[", "]")]
    [InlineData("ABS(", ")")]
    [InlineData("NOT ", "")]
    [InlineData("- ", "")]
    [InlineData("(SELECT VALUE ", ")")]
    [InlineData("{'a': ", "}")]
    [InlineData("true ? 1 : ", "")]
    [InlineData("1 + ", "")]
    [InlineData("1 * (2 + ", ")")]
    public void What_nests_too_deep_is_refused(string open, string close)
    {
        Refused(100_000);
        Refused(1_000);
        void Refused(int depth)
        {
            var sql = "SELECT VALUE " + string.Concat(Enumerable.Repeat(open, depth)) + "1" + string.Concat(Enumerable.Repeat(close, depth));
            Assert.Contains(Assert.ThrowsAny<BadQueryException>(() => SqlQuery.Parse(sql)).Code, new[] { "SC3029", "SC3028" });
        }
    }

    [Fact]
    public void Fifty_levels_are_fine() =>
        Query.AssertValue(string.Concat(Enumerable.Repeat("(1 + ", 50)) + "1" + new string(')', 50), "51");

    [Fact]
    public void A_long_chain_of_conditions_is_not_deep()
    {
        var either = string.Join(" OR ", Enumerable.Range(0, 5000).Select(i => $"c.members = {i + 5}"));
        Query.AssertResults("""["c"]""", Query.Over($"SELECT VALUE c.id FROM c WHERE {either}"));
    }

    [Fact]
    public void The_longest_text_is_read_and_one_more_is_refused()
    {
        const string query = "SELECT VALUE 1";
        Query.AssertResults("[1]", Query.Over(query.PadRight(SqlParser.MaximumLength)));
        Query.AssertRefused("SC3028", query.PadRight(SqlParser.MaximumLength + 1));
    }

    [Fact]
    public void The_same_text_is_read_once()
    {
        var sql = "SELECT VALUE c.id FROM c WHERE c.members = 4 -- " + nameof(The_same_text_is_read_once);
        Assert.Same(SqlQuery.Parse(sql), SqlQuery.Parse(sql));
    }

    [Theory]
    [InlineData("SELECT * FROM c WHERE c.a = 1", true, true)]
    [InlineData("SELECT VALUE c FROM c", true, true)]
    [InlineData("SELECT c.id FROM c", true, false)]
    [InlineData("SELECT VALUE p FROM p IN c.people", true, false)]
    [InlineData("SELECT VALUE p FROM c JOIN p IN c.people", true, false)]
    [InlineData("SELECT TOP 1 * FROM c", false, true)]
    [InlineData("SELECT * FROM c ORDER BY c.a", false, true)]
    [InlineData("SELECT DISTINCT VALUE c.a FROM c", false, false)]
    [InlineData("SELECT VALUE COUNT(1) FROM c", false, false)]
    [InlineData("SELECT VALUE s FROM (SELECT VALUE c.a FROM c ORDER BY c.b) AS s", false, false)]
    [InlineData("SELECT VALUE 1", false, false)]
    [InlineData("SELECT VALUE n FROM n IN [1, 2]", false, false)]
    [InlineData("SELECT VALUE n FROM n IN @list", false, false)]
    public void A_query_knows_how_it_can_be_cut(string sql, bool perDocument, bool wholeDocument)
    {
        Assert.Equal(perDocument, SqlQuery.Parse(sql).IsPerDocument);
        Assert.Equal(wholeDocument, SqlQuery.Parse(sql).IsWholeDocument);
    }

    [Theory]
    [InlineData("SELECT DISTINCT TOP @n c.a AS x, c[\"b\"][0] FROM Root AS c JOIN p IN c.people WHERE ((c.a = 1) AND (NOT c.b)) ORDER BY c.a, c.b DESC OFFSET 1 LIMIT 2")]
    [InlineData("SELECT VALUE (c.a ? {\"x\": [1, \"a\\\"b\", null, undefined]} : (-c.b)) FROM c")]
    [InlineData("SELECT VALUE UPPER(c.a) FROM c WHERE ((c.a LIKE \"x!%\" ESCAPE \"!\") OR (c.b NOT IN (1, 2.5)) OR (c.d NOT BETWEEN 1 AND 2)) GROUP BY UPPER(c.a)")]
    [InlineData("SELECT VALUE EXISTS(SELECT VALUE 1 FROM t IN c.tags) FROM (SELECT VALUE d FROM d) AS c")]
    [InlineData("SELECT VALUE ((c.a ?? c.b) || \"x\") FROM c.items AS c")]
    public void Writing_a_query_gives_the_query(string sql) =>
        Assert.Equal(sql, SqlWriter.Write(SqlParser.Parse(sql)).Replace('\n', ' '));

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"query\": 5}")]
    [InlineData("{\"query\": \"SELECT 1\", \"parameters\": {}}")]
    [InlineData("{\"query\": \"SELECT 1\", \"parameters\": [5]}")]
    [InlineData("{\"query\": \"SELECT 1\", \"parameters\": [{\"name\": \"n\", \"value\": 1}]}")]
    [InlineData("{\"query\": \"SELECT 1\", \"parameters\": [{\"name\": \"@\", \"value\": 1}]}")]
    [InlineData("{\"query\": \"SELECT 1\", \"parameters\": [{\"name\": \"@n\"}]}")]
    [InlineData("{\"query\": \"SELECT 1\", \"parameters\": [{\"name\": \"@n\", \"value\": 1}, {\"name\": \"@n\", \"value\": 2}]}")]
    public void A_malformed_request_is_refused(string body) =>
        Assert.Equal("SC1000", Assert.Throws<BadQueryException>(() => QueryRequest.Read(Query.Parse(body))).Code);

    [Fact]
    public void A_request_gives_text_and_parameters()
    {
        var request = QueryRequest.Read(Query.Parse("""{"query": "SELECT @a", "parameters": [{"name": "@a", "value": null}], "more": 1}"""));
        Assert.Equal("SELECT @a", request.Text);
        Assert.Equal(JTokenType.Null, request.Parameters["@a"].Type);
        Assert.Empty(QueryRequest.Read(Query.Parse("""{"query": "SELECT 1"}""")).Parameters);
        Assert.Empty(QueryRequest.Read(Query.Parse("""{"query": "SELECT 1", "parameters": null}""")).Parameters);
    }
}
