using Newtonsoft.Json.Linq;
using Xunit;

namespace Dtks.LocalCosmos.Tests.Sql;

public sealed class AggregateTests
{
    [Theory]
    [InlineData("SELECT VALUE COUNT(1) FROM c", "[4]")]
    [InlineData("SELECT VALUE COUNT(c.members) FROM c", "[3]")]
    [InlineData("SELECT VALUE COUNT(c.income) FROM c", "[3]")]
    [InlineData("SELECT VALUE COUNT(1) FROM c WHERE false", "[0]")]
    [InlineData("SELECT COUNT(1) FROM c", """[{"$1":4}]""")]
    [InlineData("SELECT COUNT(1) AS n, SUM(c.members) AS m FROM c", """[{"n":4,"m":12}]""")]
    [InlineData("SELECT VALUE SUM(c.members) FROM c", "[12]")]
    [InlineData("SELECT VALUE SUM(c.income) FROM c", "[]")]
    [InlineData("SELECT VALUE SUM(c.income) FROM c WHERE c.income != null", "[2150000.5]")]
    [InlineData("SELECT VALUE SUM(c.members) FROM c WHERE false", "[0]")]
    [InlineData("SELECT VALUE AVG(c.members) FROM c", "[4]")]
    [InlineData("SELECT VALUE AVG(c.members) FROM c WHERE false", "[]")]
    [InlineData("SELECT AVG(c.members) AS a FROM c WHERE false", "[{}]")]
    [InlineData("SELECT VALUE AVG(c.id) FROM c", "[]")]
    [InlineData("SELECT VALUE MIN(c.members) FROM c", "[2]")]
    [InlineData("SELECT VALUE MAX(c.members) FROM c", "[6]")]
    [InlineData("SELECT VALUE MAX(c.id) FROM c", """["d"]""")]
    [InlineData("SELECT VALUE MIN(c.active) FROM c", "[false]")]
    [InlineData("SELECT VALUE MAX(c.active) FROM c", """["yes"]""")]
    [InlineData("SELECT VALUE MAX(c.address) FROM c", "[]")]
    [InlineData("SELECT VALUE MIN(c.none) FROM c", "[]")]
    [InlineData("SELECT VALUE COUNTIF(c.active) FROM c", "[2]")]
    [InlineData("SELECT VALUE MAX(p.age) - MIN(p.age) FROM c JOIN p IN c.people", "[58]")]
    [InlineData("SELECT VALUE {'n': COUNT(1), 'half': COUNT(1) / 2} FROM c", """[{"n":4,"half":2}]""")]
    [InlineData("SELECT VALUE MAKELIST(c.type) FROM c", """[["household","household","household","proposal"]]""")]
    [InlineData("SELECT VALUE MakeSet(c.type) FROM c", """[["household","proposal"]]""")]
    [InlineData("SELECT MAKESET(c.none) AS s, MAKELIST(c.members) AS l FROM c", """[{"s":[],"l":[4,2,6]}]""")]
    [InlineData("SELECT TOP 1 VALUE COUNT(1) FROM c", "[4]")]
    [InlineData("SELECT VALUE COUNT(1) FROM c ORDER BY c.id", "[4]")]
    public void Aggregates_all_rows(string sql, string expected) => Query.AssertResults(expected, Query.Over(sql));

    [Fact]
    public void Sums_of_whole_numbers_are_exact() => Query.AssertResults(
        "[9007199254740993]",
        Query.Run("SELECT VALUE SUM(c.n) FROM c", Query.Parse("""[{"n": 9007199254740992}, {"n": 1}]""")));

    [Fact]
    public void A_sum_that_overflows_is_rounded()
    {
        var sum = Query.Run("SELECT VALUE SUM(c.n) FROM c", Query.Parse("""[{"n": 9223372036854775807}, {"n": 9223372036854775807}]"""));
        Assert.Equal(18446744073709551614d, (double)sum[0]);
    }

    [Theory]
    [InlineData("SELECT c.village, COUNT(1) AS n FROM c GROUP BY c.village", """[{"village":"3305010001","n":2},{"village":"3305010002","n":2}]""")]
    [InlineData("SELECT VALUE c.village FROM c GROUP BY c.village", """["3305010001","3305010002"]""")]
    [InlineData("SELECT c.village AS v, c.type AS t, SUM(c.members) AS m FROM c GROUP BY c.village, c.type", """[{"v":"3305010001","t":"household","m":6},{"v":"3305010002","t":"household","m":6},{"v":"3305010002","t":"proposal","m":0}]""")]
    [InlineData("SELECT UPPER(c.type) AS t, MAX(c.members) AS m FROM c GROUP BY UPPER(c.type)", """[{"t":"HOUSEHOLD","m":6},{"t":"PROPOSAL"}]""")]
    [InlineData("SELECT UPPER(c.type) AS t FROM c GROUP BY c.type", """[{"t":"HOUSEHOLD"},{"t":"PROPOSAL"}]""")]
    [InlineData("SELECT c.income AS i, COUNT(1) AS n FROM c GROUP BY c.income", """[{"i":1250000.5,"n":1},{"i":900000,"n":1},{"i":null,"n":1},{"n":1}]""")]
    [InlineData("SELECT COUNT(1) AS n FROM c WHERE false GROUP BY c.village", "[]")]
    [InlineData("SELECT c.address.rw, COUNT(1) AS n FROM c GROUP BY c.address.rw", """[{"rw":"002","n":2},{"n":2}]""")]
    [InlineData("SELECT VALUE COUNT(1) FROM c GROUP BY c.village OFFSET 1 LIMIT 1", "[2]")]
    [InlineData("SELECT p.age > 40 AS old, COUNT(1) AS n FROM c JOIN p IN c.people GROUP BY p.age > 40", """[{"old":true,"n":2},{"old":false,"n":2}]""")]
    [InlineData("SELECT VALUE {'v': c.village, 'n': COUNT(1)} FROM c GROUP BY c.village", """[{"v":"3305010001","n":2},{"v":"3305010002","n":2}]""")]
    [InlineData("SELECT 'x' AS constant, COUNT(1) AS n FROM c GROUP BY c.type", """[{"constant":"x","n":3},{"constant":"x","n":1}]""")]
    public void Groups(string sql, string expected) => Query.AssertResults(expected, Query.Over(sql));

    [Fact]
    public void Equal_numbers_and_equal_objects_are_one_group()
    {
        var documents = JToken.Parse("""[{"k": 1}, {"k": 1.0}, {"k": {"a": 1, "b": 2}}, {"k": {"b": 2, "a": 1}}, {"k": "1"}]""");
        Query.AssertResults("[2,2,1]", Query.Run("SELECT VALUE COUNT(1) FROM c GROUP BY c.k", documents));
    }

    [Theory]
    [InlineData("SC2102", "SELECT c.id, COUNT(1) AS n FROM c")]
    [InlineData("SC2102", "SELECT c.id FROM c GROUP BY c.village")]
    [InlineData("SC2102", "SELECT c FROM c GROUP BY c.village")]
    [InlineData("SC2101", "SELECT VALUE SUM(COUNT(1)) FROM c")]
    [InlineData("SC2101", "SELECT VALUE SUM((SELECT VALUE 1)) FROM c")]
    [InlineData("SC2100", "SELECT VALUE c.id FROM c WHERE COUNT(1) > 1")]
    [InlineData("SC2100", "SELECT VALUE c.id FROM c GROUP BY COUNT(1)")]
    [InlineData("SC2050", "SELECT VALUE COUNT() FROM c")]
    [InlineData("SC2050", "SELECT VALUE SUM(c.a, c.b) FROM c")]
    public void A_misplaced_aggregate_or_column_is_refused(string code, string sql) => Query.AssertRefused(code, sql);
}
