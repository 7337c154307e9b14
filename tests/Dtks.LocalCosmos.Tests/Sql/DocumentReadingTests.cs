using System.Text;
using Dtks.LocalCosmos.Sql;
using Dtks.LocalCosmos.Sql.Evaluation;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Dtks.LocalCosmos.Tests.Sql;

/// <summary>A query reads of a stored document what it looks at, and no more.</summary>
public sealed class DocumentReadingTests
{
    private const string Document = """{"id":"a","n":1,"big":12345678901234567890,"real":1.50,"deep":{"x":[1,{"y":null}]},"at":"2026-11-21T00:00:00Z","n":2,"é":true}""";

    [Theory]
    [InlineData("SELECT * FROM c WHERE c.n = 1 AND c['real'] > 1", "n,real")]
    [InlineData("SELECT VALUE c FROM c WHERE IS_DEFINED(c.id)", "id")]
    [InlineData("SELECT * FROM c", "")]
    [InlineData("SELECT c.id, c.deep.x[0] FROM c ORDER BY c.at", "id,deep,at")]
    [InlineData("SELECT VALUE COUNT(1) FROM c WHERE c.deep.x[c.n] = 1", "n,deep")]
    [InlineData("SELECT MAX(c.n) AS m FROM c GROUP BY c.id", "id,n")]
    [InlineData("SELECT VALUE y FROM c JOIN y IN c.deep.x WHERE EXISTS(SELECT VALUE z FROM z IN c.real WHERE z > c.n)", "n,real,deep")]
    [InlineData("SELECT VALUE y.x FROM y IN c.deep WHERE y.n = 1", "deep")]
    [InlineData("SELECT * FROM c.deep", "deep")]
    [InlineData("SELECT VALUE r.id FROM Root AS r", "id")]
    [InlineData("SELECT * FROM c ORDER BY c.n", "n")]
    [InlineData("SELECT TOP 1 * FROM c OFFSET 1 LIMIT 2", "")]
    [InlineData("SELECT DISTINCT * FROM c", null)]
    [InlineData("SELECT VALUE c FROM c GROUP BY c", null)]
    [InlineData("SELECT VALUE {'whole': c} FROM c", null)]
    [InlineData("SELECT c._rid, [{'item': c.n}] AS orderByItems, c AS payload FROM c ORDER BY c.n", null)]
    [InlineData("SELECT VALUE c[c.id] FROM c", null)]
    [InlineData("SELECT c.id FROM c WHERE IS_OBJECT(c)", null)]
    [InlineData("SELECT VALUE s.id FROM (SELECT * FROM c) AS s", null)]
    [InlineData("SELECT VALUE (SELECT VALUE c.q FROM c IN c.deep.x) FROM c", null)]
    public void Only_what_is_looked_at_is_read(string sql, string? properties)
    {
        var read = SqlQuery.Parse(sql).ReadDocument(Encoding.UTF8.GetBytes(Document));
        Assert.Equal(properties ?? "id,n,big,real,deep,at,é", string.Join(',', read.Properties().Select(property => property.Name)));
    }

    [Fact]
    public void Values_are_read_as_they_are()
    {
        var read = DocumentReader.Read(Encoding.UTF8.GetBytes(Document), null);
        Assert.Equal("""{"id":"a","n":2,"big":1.2345678901234567E+19,"real":1.5,"deep":{"x":[1,{"y":null}]},"at":"2026-11-21T00:00:00Z","é":true}""", read.ToString(Formatting.None));
        Assert.Equal(JTokenType.String, read["at"]!.Type);
    }

    [Fact]
    public void A_query_over_what_was_read_gives_what_it_gives_over_the_whole()
    {
        var stored = QueryData.Households.Select(household => Encoding.UTF8.GetBytes(household.ToString(Formatting.None))).ToList();
        foreach (var sql in new[]
        {
            "SELECT VALUE c.id FROM c WHERE c.active AND c.people[0].age > 20 ORDER BY c.score",
            "SELECT c.rt, SUM(c.n) AS n FROM c GROUP BY c.rt",
            "SELECT c.id, g FROM c JOIN g IN c.programmes WHERE EXISTS(SELECT VALUE p FROM p IN c.people WHERE p.age > 50)",
            "SELECT VALUE p.name FROM p IN c.people WHERE p.age < 30",
        })
        {
            var query = SqlQuery.Parse(sql);
            var none = new Dictionary<string, JToken>();
            var parts = query.Run(none, new QueryInput(stored.Select(body => query.ReadDocument(body)), Query.Now, CancellationToken.None));
            var whole = query.Run(none, new QueryInput(stored.Select(body => DocumentReader.Read(body, null)), Query.Now, CancellationToken.None));
            Assert.Equal(whole.Select(result => result.ToString()), parts.Select(result => result.ToString()));
        }
    }

    [Theory]
    [InlineData("[1]")]
    [InlineData("\"text\"")]
    public void What_is_no_object_is_no_document(string json) =>
        Assert.Throws<System.Text.Json.JsonException>(() => DocumentReader.Read(Encoding.UTF8.GetBytes(json), null));
}
