using Xunit;

namespace Dtks.LocalCosmos.Tests.Sql;

public sealed class SubqueryTests
{
    [Theory]
    [InlineData("SELECT VALUE c.id FROM c WHERE EXISTS(SELECT VALUE p FROM p IN c.people WHERE p.age > 60)", """["b"]""")]
    [InlineData("SELECT VALUE c.id FROM c WHERE NOT EXISTS(SELECT VALUE p FROM p IN c.people)", """["c","d"]""")]
    [InlineData("SELECT c.id, EXISTS(SELECT VALUE p FROM p IN c.people WHERE p.age < 10) AS child FROM c WHERE c.members > 0", """[{"id":"a","child":true},{"id":"b","child":false},{"id":"c","child":false}]""")]
    [InlineData("SELECT VALUE ARRAY(SELECT VALUE p.age FROM p IN c.people WHERE p.age > 10) FROM c", "[[41,38],[67],[],[]]")]
    [InlineData("SELECT c.id, (SELECT VALUE COUNT(1) FROM p IN c.people) AS n FROM c", """[{"id":"a","n":3},{"id":"b","n":1},{"id":"c","n":0},{"id":"d","n":0}]""")]
    [InlineData("SELECT VALUE (SELECT VALUE MAX(p.age) FROM p IN c.people) FROM c", "[41,67]")]
    [InlineData("SELECT VALUE c.id FROM c WHERE (SELECT VALUE SUM(p.age) FROM p IN c.people) BETWEEN 60 AND 90", """["a","b"]""")]
    [InlineData("SELECT VALUE (SELECT c.id, c.members AS n) FROM c WHERE c.id = 'a'", """[{"id":"a","n":4}]""")]
    [InlineData("SELECT VALUE ALL(SELECT VALUE p.age > 8 FROM p IN c.people) FROM c WHERE c.id IN ('a', 'c')", "[true,true]")]
    [InlineData("SELECT VALUE ALL(SELECT VALUE p.age > 9 FROM p IN c.people) FROM c WHERE c.id = 'a'", "[false]")]
    [InlineData("SELECT VALUE FIRST(SELECT VALUE p.age FROM p IN c.people) FROM c", "[41,67]")]
    [InlineData("SELECT VALUE LAST(SELECT VALUE p.age FROM p IN c.people) FROM c", "[9,67]")]
    [InlineData("SELECT VALUE ARRAY(SELECT DISTINCT VALUE p.age > 10 FROM p IN c.people) FROM c WHERE c.id = 'a'", "[[true,false]]")]
    [InlineData("SELECT VALUE ARRAY(SELECT p.age, COUNT(1) AS n FROM p IN c.people GROUP BY p.age) FROM c WHERE c.id = 'b'", """[[{"age":67,"n":1}]]""")]
    [InlineData("SELECT VALUE ARRAY(SELECT VALUE p.age FROM p IN c.people ORDER BY p.age) FROM c WHERE c.id = 'a'", "[[9,38,41]]")]
    [InlineData("SELECT VALUE COUNT(1) FROM (SELECT DISTINCT VALUE c.village FROM c)", "[2]")]
    [InlineData("SELECT VALUE ARRAY(SELECT VALUE q.age + c.members FROM q IN c.people WHERE EXISTS(SELECT VALUE 1 FROM r IN c.people WHERE r.age > q.age)) FROM c WHERE c.id = 'a'", "[[42,13]]")]
    public void Evaluates_with_the_outer_row_in_view(string sql, string expected) => Query.AssertResults(expected, Query.Over(sql));

    [Fact]
    public void A_subquery_that_stands_for_a_value_gives_one_at_most() =>
        Query.AssertRefused("SC2300", "SELECT VALUE (SELECT VALUE p FROM p IN c.people) FROM c");

    [Fact]
    public void A_subquery_without_a_result_is_undefined() =>
        Query.AssertResults("[{}]", Query.Over("SELECT (SELECT VALUE p FROM p IN c.people) AS one FROM c WHERE c.id = 'c'"));

    [Theory]
    [InlineData("SELECT VALUE [x, x, x, x] FROM (", ") AS x")]
    [InlineData("SELECT VALUE {'a': x, 'b': x, 'c': x} FROM (", ") AS x")]
    [InlineData("SELECT VALUE ARRAY(SELECT VALUE x FROM i IN [1, 2, 3, 4]) FROM (", ") AS x")]
    [InlineData("SELECT VALUE ARRAY_CONCAT(x, x, x) FROM (", ") AS x")]
    public void Literals_nested_in_subqueries_end_before_the_memory_does(string before, string after)
    {
        var sql = string.Concat(Enumerable.Repeat(before, 40)) + "SELECT VALUE [c] FROM c" + string.Concat(Enumerable.Repeat(after, 40));
        Query.AssertRefused("SC3032", sql);
    }

    [Fact]
    public void The_inner_alias_is_not_seen_outside() =>
        Query.AssertRefused("SC2001", "SELECT VALUE p FROM c WHERE EXISTS(SELECT VALUE 1 FROM p IN c.people)");
}
