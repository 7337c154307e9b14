using Dtks.LocalCosmos.Sql;
using Dtks.LocalCosmos.Sql.Planning;
using Dtks.LocalCosmos.Sql.Syntax;
using FsCheck;
using FsCheck.Fluent;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Dtks.LocalCosmos.Tests.Sql;

/// <summary>Whatever text comes, the answer is results or a <see cref="BadQueryException"/>.</summary>
public sealed class FuzzTests
{
    private static readonly string[] Queries =
    [
        "SELECT * FROM c WHERE c.village = @v AND c.members > 2 OR NOT IS_DEFINED(c.income)",
        "SELECT DISTINCT TOP 3 c.id, c['address']['rt'] AS rt FROM c ORDER BY c.members DESC, c.id OFFSET 0 LIMIT 2",
        "SELECT c.village, COUNT(1) AS n, AVG(c.members) FROM c GROUP BY c.village",
        "SELECT VALUE {\"a\": [p.age, p.name ?? 'x'], 'b': p.age >= 40 ? 'old' : \"young\"} FROM c JOIN p IN c.people WHERE p.age BETWEEN 1 AND 99",
        "SELECT VALUE EXISTS(SELECT VALUE t FROM t IN c.programmes WHERE t LIKE 'P%') FROM c",
        "SELECT VALUE (SELECT VALUE MAX(q.age) FROM q IN c.people) + ARRAY_LENGTH(c.programmes) % 2 FROM c",
        "SELECT VALUE ARRAY(SELECT VALUE UPPER(p.name) || '!' FROM p IN c.people) FROM c WHERE c.id IN ('a', 'b')",
        "SELECT VALUE SUBSTRING(c.address.street, 2, 5) FROM c WHERE RegexMatch(c.id, '^[a-c]$') AND STARTSWITH(c.type, 'House', true)",
        "SELECT VALUE DateTimeAdd('day', c.members, '2026-11-21') FROM c",
        "SELECT VALUE (c.members << 2) | ~c.members & 7 FROM c",
        "SELECT VALUE root FROM root WHERE (root[\"members\"] = 2) ORDER BY root[\"id\"] ASC",
    ];

    private static readonly string[] Fragments =
    [
        "SELECT", "VALUE", "FROM", "WHERE", "ORDER BY", "GROUP BY", "JOIN", "IN", "(", ")", "[", "]", "{", "}", ",", ".", "*", "c", "@v", "1", "-1",
        "'", "\"", "\\", "1e308", "0", "NOT", "AND", "OR", "LIKE", "BETWEEN", "??", "?", ":", "||", "undefined", "null", "COUNT(1)", "EXISTS(", "ARRAY(",
        "AS", "TOP", "DISTINCT", "OFFSET", "LIMIT", "--", "/*", "\0", "é", "😀", "$1", "udf.", "c.people", "p", "(SELECT VALUE 1)",
    ];

    [Fact]
    public void Any_text_gets_results_or_a_clear_refusal() =>
        Check(Prop.ForAll(ArbMap.Default.ArbFor<string>(), text => Answers(text) && Answers($"SELECT VALUE {text} FROM c")));

    [Fact]
    public void Any_run_of_fragments_gets_results_or_a_clear_refusal() =>
        Check(Prop.ForAll(Gen.Elements(Fragments).ListOf().Select(parts => string.Join(' ', parts)).ToArbitrary(), text =>
            Answers(text) && Answers($"SELECT {text}") && Answers($"SELECT * FROM c WHERE {text}")));

    [Fact]
    public void A_query_changed_in_places_gets_results_or_a_clear_refusal() =>
        Check(Prop.ForAll(Changed().ToArbitrary(), Answers));

    [Fact]
    public void A_query_cut_anywhere_gets_results_or_a_clear_refusal()
    {
        foreach (var query in Queries)
        {
            for (var length = 0; length <= query.Length; length++)
            {
                Assert.True(Answers(query[..length]));
                Assert.True(Answers(query[length..]));
            }
        }
    }

    [Fact]
    public void A_query_that_is_written_again_gives_the_same_results() =>
        Check(Prop.ForAll(Changed().ToArbitrary(), text =>
        {
            if (Run(text) is not { } results)
            {
                return true;
            }

            var written = SqlWriter.Write(SqlParser.Parse(text));
            return Run(written) == results && SqlWriter.Write(SqlParser.Parse(written)) == written;
        }));

    private static void Check(Property property) => FsCheck.Check.One(PropertyRounds.Of(400), property);

    private static Gen<string> Changed() =>
        from query in Gen.Elements(Queries)
        from count in Gen.Choose(0, 3)
        from places in Gen.Choose(0, 10_000).ListOf(count)
        from fragments in Gen.Elements(Fragments).ListOf(count)
        from lengths in Gen.Choose(0, 6).ListOf(count)
        select places.Zip(fragments, lengths).Aggregate(query, (text, change) => Change(text, change.First, change.Second, change.Third));

    private static string Change(string text, int place, string fragment, int length)
    {
        var at = place % (text.Length + 1);
        return $"{text[..at]} {fragment} {text[Math.Min(text.Length, at + length)..]}";
    }

    private static bool Answers(string? text)
    {
        Run(text ?? "");
        return true;
    }

    // Null when the query is refused; any other exception goes through and fails the test.
    private static string? Run(string text)
    {
        try
        {
            QueryPlanner.Plan(new QueryRequest(text, new Dictionary<string, JToken> { ["@v"] = "3305010001" }));
        }
        catch (BadQueryException error)
        {
            Assert.NotEmpty(error.Message);
            Assert.InRange(error.Start, 0, text.Length);
        }

        try
        {
            var results = Query.Over(text, ("@v", "3305010001"));
            return text.Contains("RAND", StringComparison.OrdinalIgnoreCase) ? "random" : results.ToString(Formatting.None);
        }
        catch (BadQueryException error)
        {
            Assert.NotEmpty(error.Message);
            return null;
        }
    }
}
