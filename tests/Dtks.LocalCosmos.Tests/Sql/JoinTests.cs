using Xunit;

namespace Dtks.LocalCosmos.Tests.Sql;

public sealed class JoinTests
{
    [Theory]
    [InlineData("SELECT c.id, p.name FROM c JOIN p IN c.people WHERE p.age > 40", """[{"id":"a","name":"Warga Satu"},{"id":"b","name":"Warga Empat"}]""")]
    [InlineData("SELECT VALUE p.age FROM c JOIN p IN c.people", "[41,38,9,67]")]
    [InlineData("SELECT VALUE p.age FROM p IN c.people WHERE p.age < 40", "[38,9]")]
    [InlineData("SELECT VALUE p FROM p IN c['programmes']", """["PKH","BPNT","PBI-JKN"]""")]
    [InlineData("SELECT c.id AS h, p.age, g AS programme FROM c JOIN p IN c.people JOIN g IN c.programmes WHERE p.age = 9", """[{"h":"a","age":9,"programme":"PKH"},{"h":"a","age":9,"programme":"BPNT"}]""")]
    [InlineData("SELECT VALUE address.rt FROM c.address", """["001","003"]""")]
    [InlineData("SELECT VALUE x.rt FROM c.address AS x", """["001","003"]""")]
    [InlineData("SELECT VALUE x.rt FROM c.address x", """["001","003"]""")]
    [InlineData("SELECT * FROM c.people[0]", """[{"name":"Warga Satu","age":41},{"name":"Warga Empat","age":67}]""")]
    [InlineData("SELECT VALUE [a, b] FROM c JOIN a IN c.programmes JOIN b IN c.programmes WHERE a < b", """[["BPNT","PKH"]]""")]
    [InlineData("SELECT VALUE n FROM n IN [1, 2, 3] WHERE n > 1", "[2,3]")]
    [InlineData("SELECT VALUE p.age FROM c JOIN (SELECT VALUE p FROM p IN c.people WHERE p.age > 40) AS p", "[41,67]")]
    [InlineData("SELECT VALUE p FROM c JOIN p IN (SELECT VALUE c.programmes)", """["PKH","BPNT","PBI-JKN"]""")]
    [InlineData("SELECT VALUE s.n FROM (SELECT c.id AS n FROM c WHERE c.members > 2) AS s", """["a","c"]""")]
    [InlineData("SELECT VALUE people.age FROM c JOIN people IN c.people WHERE c.id = 'b'", "[67]")]
    public void Gives_a_row_for_each_element(string sql, string expected) => Query.AssertResults(expected, Query.Over(sql));

    [Theory]
    [InlineData("SC2001", "SELECT VALUE p FROM c JOIN p IN d.people")]
    [InlineData("SC2001", "SELECT VALUE Root.id FROM Root r")]
    [InlineData("SC2001", "SELECT VALUE p FROM Root r JOIN p IN Root.people")]
    [InlineData("SC2011", "SELECT VALUE c FROM c JOIN c IN c.people")]
    [InlineData("SC2033", "SELECT VALUE 1 FROM c JOIN a IN c.x JOIN b IN c.x JOIN d IN c.x JOIN e IN c.x JOIN f IN c.x JOIN g IN c.x JOIN h IN c.x JOIN i IN c.x JOIN j IN c.x JOIN k IN c.x JOIN l IN c.x")]
    public void What_cannot_be_joined_is_refused(string code, string sql) => Query.AssertRefused(code, sql);

    [Fact]
    public void Ten_joins_are_allowed() => Query.AssertResults("[]", Query.Over(
        "SELECT VALUE 1 FROM c JOIN a IN c.x JOIN b IN c.x JOIN d IN c.x JOIN e IN c.x JOIN f IN c.x JOIN g IN c.x JOIN h IN c.x JOIN i IN c.x JOIN j IN c.x JOIN k IN c.x"));

    [Fact]
    public void A_cross_product_without_end_is_given_up()
    {
        var documents = Query.Parse($$"""[{"x": [{{string.Join(",", Enumerable.Range(0, 300))}}]}]""");
        const string sql = "SELECT VALUE 1 FROM c JOIN a IN c.x JOIN b IN c.x JOIN d IN c.x WHERE a + b < 0";
        var error = Assert.ThrowsAny<LocalCosmos.Sql.BadQueryException>(() => Query.Run(sql, documents));
        Assert.Equal("SC3030", error.Code);
    }
}
