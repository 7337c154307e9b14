using Xunit;

namespace Dtks.LocalCosmos.Tests.Sql;

public sealed class ProjectionTests
{
    [Theory]
    [InlineData("SELECT c.id FROM c", """[{"id":"a"},{"id":"b"},{"id":"c"},{"id":"d"}]""")]
    [InlineData("SELECT VALUE c.id FROM c", """["a","b","c","d"]""")]
    [InlineData("SELECT c.id AS name, c.members m FROM c WHERE c.id = 'a'", """[{"name":"a","m":4}]""")]
    [InlineData("SELECT c.address.rt FROM c", """[{"rt":"001"},{"rt":"003"},{},{}]""")]
    [InlineData("SELECT VALUE c.address.rt FROM c", """["001","003"]""")]
    [InlineData("SELECT c['address']['street'] FROM c WHERE c.id = 'c'", """[{"street":"Gang Anggrek"}]""")]
    [InlineData("SELECT c.programmes[0] FROM c WHERE c.id = 'a'", """[{"$1":"PKH"}]""")]
    [InlineData("SELECT c.members + 1, c.members * 2 FROM c WHERE c.id = 'b'", """[{"$1":3,"$2":4}]""")]
    [InlineData("SELECT 1", """[{"$1":1}]""")]
    [InlineData("SELECT VALUE {'id': c.id, 'gone': c.nothing, rooms: [c.nothing, c.members]} FROM c WHERE c.id = 'a'", """[{"id":"a","rooms":[4]}]""")]
    [InlineData("SELECT VALUE c.income FROM c", "[1250000.5,900000,null]")]
    [InlineData("SELECT c[\"order\"] FROM c WHERE IS_DEFINED(c[\"order\"])", """[{"order":7}]""")]
    [InlineData("SELECT TOP 2 c.id FROM c", """[{"id":"a"},{"id":"b"}]""")]
    [InlineData("SELECT TOP 0 c.id FROM c", "[]")]
    [InlineData("SELECT VALUE c.id FROM c OFFSET 1 LIMIT 2", """["b","c"]""")]
    [InlineData("SELECT VALUE c.id FROM c OFFSET 3 LIMIT 10", """["d"]""")]
    [InlineData("SELECT VALUE c.id FROM c OFFSET 4 LIMIT 10", "[]")]
    [InlineData("SELECT VALUE c.id FROM c OFFSET 0 LIMIT 0", "[]")]
    [InlineData("SELECT DISTINCT VALUE c.village FROM c", """["3305010001","3305010002"]""")]
    [InlineData("SELECT DISTINCT c.type, c.village FROM c", """[{"type":"household","village":"3305010001"},{"type":"household","village":"3305010002"},{"type":"proposal","village":"3305010002"}]""")]
    [InlineData("SELECT DISTINCT TOP 1 VALUE c.type FROM c", """["household"]""")]
    [InlineData("select value c.id from c where c.id in ('b') order by c.id", """["b"]""")]
    public void Gives_what_is_asked_for(string sql, string expected) => Query.AssertResults(expected, Query.Over(sql));

    [Fact]
    public void Star_gives_the_documents_as_they_are() => Query.AssertResults(Query.Households, Query.Over("SELECT * FROM anything"));

    [Fact]
    public void Counts_can_be_parameters() =>
        Query.AssertResults("""["b"]""", Query.Over("SELECT TOP @top VALUE c.id FROM c OFFSET @skip LIMIT @take", ("@top", 1), ("@skip", 1), ("@take", 2)));

    [Theory]
    [InlineData(-1)]
    [InlineData(1.5)]
    [InlineData("1")]
    [InlineData(null)]
    [InlineData(2147483648L)]
    public void A_count_that_is_no_count_is_refused(object? count)
    {
        Query.AssertRefused("SC2060", "SELECT TOP @n * FROM c", ("@n", count));
        Query.AssertRefused("SC2061", "SELECT * FROM c OFFSET 0 LIMIT @n", ("@n", count));
        Query.AssertRefused("SC2062", "SELECT * FROM c OFFSET @n LIMIT 1", ("@n", count));
    }

    [Fact]
    public void The_largest_count_is_taken() =>
        Assert.Equal(4, Query.Over("SELECT TOP 2147483647 * FROM c").Count);

    [Theory]
    [InlineData("SC2040", "SELECT *")]
    [InlineData("SC2040", "SELECT * FROM c JOIN p IN c.people")]
    [InlineData("SC2041", "SELECT * FROM c GROUP BY c.village")]
    [InlineData("SC2006", "SELECT c.id, c.id FROM c")]
    [InlineData("SC2001", "SELECT d.id FROM c")]
    [InlineData("SC2060", "SELECT TOP 2147483648 * FROM c")]
    [InlineData("SC2060", "SELECT TOP 1.5 * FROM c")]
    [InlineData("SC2017", "SELECT * FROM c WHERE c.id = @missing")]
    public void What_cannot_be_projected_is_refused(string code, string sql) => Query.AssertRefused(code, sql);

    [Fact]
    public void An_object_can_be_given_twice_without_changing_the_first()
    {
        var results = Query.Over("SELECT c.address AS x, c.address AS y, c AS whole, c AS again FROM c WHERE c.id = 'c'");
        Assert.Equal(results[0]["x"], results[0]["y"]);
        Assert.Equal(results[0]["whole"]!.ToString(), results[0]["again"]!.ToString());
    }
}
