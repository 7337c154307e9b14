using System.Net;
using Dtks.LocalCosmos.Tests.Conformance;
using Microsoft.Azure.Cosmos;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Dtks.LocalCosmos.Tests.Sql;

/// <summary>Queries through the SDK, in one partition and over all, with what comes worked out from the data in C#.</summary>
public abstract class QueryCases(GatewayFixture fixture)
{
    private static readonly IReadOnlyList<JObject> Data = QueryData.Households;

    public static TheoryData<int, bool> Ways => new() { { -1, true }, { -1, false }, { 7, true }, { 7, false }, { 1, false } };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Filters(int pageSize, bool direct)
    {
        await AnyOrder("SELECT * FROM c WHERE c.n >= 50", Data.Where(d => N(d) >= 50), pageSize, direct);
        await AnyOrder("SELECT VALUE c.id FROM c WHERE c.rt IN ('001', '003') AND c.active", Data.Where(d => N(d) % 4 is 1 or 3 && N(d) % 3 == 0).Select(Id), pageSize, direct);
        await AnyOrder("SELECT VALUE c.n FROM c WHERE IS_NULL(c.income)", Data.Where(d => N(d) % 5 == 1).Select(d => d["n"]!), pageSize, direct);
        await AnyOrder("SELECT VALUE c.id FROM c WHERE NOT IS_DEFINED(c.income)", Data.Where(d => N(d) % 5 == 0).Select(Id), pageSize, direct);
        await AnyOrder("SELECT VALUE c.id FROM c WHERE c.id LIKE 'h_5'", Data.Where(d => N(d) % 10 == 5).Select(Id), pageSize, direct);
        await AnyOrder("SELECT c.id, c.income FROM c WHERE c.n < 3", Query.Parse("""[{"id":"h00"},{"id":"h01","income":null},{"id":"h02","income":"about 2"}]"""), pageSize, direct);
        await AnyOrder("SELECT VALUE c.id FROM c WHERE c.n > 1000", [], pageSize, direct);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Joins_and_subqueries(int pageSize, bool direct)
    {
        var people = Data.SelectMany(d => d["people"]!.Select(p => (Household: d, Person: (JObject)p))).ToList();
        await AnyOrder("SELECT c.id, p.name FROM c JOIN p IN c.people WHERE p.age < 20", people.Where(x => (int)x.Person["age"]! < 20).Select(x => new JObject { ["id"] = x.Household["id"], ["name"] = x.Person["name"] }), pageSize, direct);
        await AnyOrder("SELECT VALUE p.age FROM p IN c.people", people.Select(x => x.Person["age"]!), pageSize, direct);
        await AnyOrder("SELECT VALUE c.id FROM c WHERE EXISTS(SELECT VALUE p FROM p IN c.people WHERE p.age > 80)", people.Where(x => (int)x.Person["age"]! > 80).Select(x => Id(x.Household)).Distinct(), pageSize, direct);
        await AnyOrder("SELECT VALUE (SELECT VALUE COUNT(1) FROM p IN c.people) FROM c", Data.Select(d => new JValue(N(d) % 4)), pageSize, direct);
        await AnyOrder("SELECT VALUE ARRAY(SELECT VALUE UPPER(g) FROM g IN c.programmes) FROM c WHERE c.n = 2", [new JArray("PKH", "BPNT")], pageSize, direct);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Sorts(int pageSize, bool direct)
    {
        var byScore = Data.OrderBy(d => (double)d["score"]!).ToList();
        await InOrder("SELECT VALUE c.id FROM c ORDER BY c.score", byScore.Select(Id), pageSize, direct);
        await InOrder("SELECT * FROM c ORDER BY c.score DESC", byScore.AsEnumerable().Reverse(), pageSize, direct);
        await InOrder("SELECT c.n AS k FROM c WHERE c.active ORDER BY c.n DESC", Data.Where(d => N(d) % 3 == 0).Reverse().Select(d => new JObject { ["k"] = d["n"] }), pageSize, direct);
        await InOrder("SELECT VALUE c.id FROM c ORDER BY c.rt DESC, c.n", Data.OrderByDescending(d => N(d) % 4).ThenBy(N).Select(Id), pageSize, direct);
        await InOrder("SELECT VALUE [c.id, p.age] FROM c JOIN p IN c.people ORDER BY p.name DESC", Data.SelectMany(d => d["people"]!.Select(p => (d, p))).OrderByDescending(x => (string?)x.p["name"], StringComparer.Ordinal).Select(x => new JArray(x.d["id"]!, x.p["age"]!)), pageSize, direct);
        await InOrder("SELECT VALUE p.name FROM p IN c.people ORDER BY p.name", Data.SelectMany(d => d["people"]!).Select(p => p["name"]!).OrderBy(name => (string?)name, StringComparer.Ordinal), pageSize, direct);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Sorts_types_apart(int pageSize, bool direct)
    {
        static int Rank(JObject d) => d["income"]?.Type switch { null => 0, JTokenType.Null => 1, JTokenType.String => 3, _ => 2 };
        var ranks = await Drain("SELECT * FROM c ORDER BY c.income", pageSize, direct);
        Assert.Equal(Data.Select(Rank).Order(), ranks.Cast<JObject>().Select(Rank));
        var numbers = ranks.Select(d => d["income"]).Where(income => income?.Type == JTokenType.Integer).Select(income => (int)income!).ToList();
        Assert.Equal(numbers.Order(), numbers);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Takes_a_part(int pageSize, bool direct)
    {
        var byScore = Data.OrderBy(d => (double)d["score"]!).Select(Id).ToList();
        await InOrder("SELECT TOP 7 VALUE c.id FROM c ORDER BY c.score", byScore.Take(7), pageSize, direct);
        await InOrder("SELECT VALUE c.id FROM c ORDER BY c.score OFFSET 5 LIMIT 12", byScore.Skip(5).Take(12), pageSize, direct);
        await InOrder("SELECT VALUE c.id FROM c ORDER BY c.score OFFSET 55 LIMIT 12", byScore.Skip(55), pageSize, direct);
        Assert.Equal(9, (await Drain("SELECT TOP 9 * FROM c", pageSize, direct)).Count);
        Assert.Equal(10, (await Drain("SELECT * FROM c OFFSET 50 LIMIT 20", pageSize, direct)).Count);
        Assert.Equal(4, (await Drain(new QueryDefinition("SELECT TOP @n VALUE c.id FROM c WHERE c.n > @from").WithParameter("@n", 4).WithParameter("@from", 30), pageSize, direct)).Count);
        Assert.Equal(3, (await Drain(new QueryDefinition("SELECT VALUE c.id FROM c OFFSET @skip LIMIT @take").WithParameter("@skip", 4).WithParameter("@take", 3), pageSize, direct)).Count);
        Assert.Empty(await Drain("SELECT TOP 0 * FROM c", pageSize, direct));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Gives_equal_results_once(int pageSize, bool direct)
    {
        await AnyOrder("SELECT DISTINCT VALUE c.rt FROM c", Query.Parse("""["000","001","002","003"]"""), pageSize, direct);
        await AnyOrder("SELECT DISTINCT c.rt, c.active FROM c", Data.Select(d => new JObject { ["rt"] = d["rt"], ["active"] = d["active"] }).Distinct(new JTokenEqualityComparer()), pageSize, direct);
        await AnyOrder("SELECT DISTINCT VALUE c.programmes FROM c ORDER BY c.programmes", Query.Parse("""[[],["PKH"],["PKH","BPNT"],["PKH","BPNT","PBI-JKN"]]"""), pageSize, direct);
        await InOrder("SELECT DISTINCT VALUE c.rt FROM c ORDER BY c.rt DESC", Query.Parse("""["003","002","001","000"]"""), pageSize, direct);
        await InOrder("SELECT DISTINCT TOP 2 VALUE c.rt FROM c ORDER BY c.rt", Query.Parse("""["000","001"]"""), pageSize, direct);
        await InOrder("SELECT DISTINCT VALUE c.rt FROM c ORDER BY c.rt OFFSET 1 LIMIT 2", Query.Parse("""["001","002"]"""), pageSize, direct);
        Assert.Equal(3, (await Drain("SELECT DISTINCT TOP 3 VALUE c.rt FROM c", pageSize, direct)).Count);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Aggregates(int pageSize, bool direct)
    {
        await InOrder("SELECT VALUE COUNT(1) FROM c", [60], pageSize, direct);
        await InOrder("SELECT VALUE COUNT(c.income) FROM c", [48], pageSize, direct);
        await InOrder("SELECT VALUE COUNT(1) FROM c WHERE c.n < 0", [0], pageSize, direct);
        await InOrder("SELECT VALUE SUM(c.n) FROM c", [1770], pageSize, direct);
        await InOrder("SELECT VALUE SUM(c.income) FROM c WHERE IS_NUMBER(c.income)", [Data.Sum(d => d["income"]?.Type == JTokenType.Integer ? (int)d["income"]! : 0)], pageSize, direct);
        await InOrder("SELECT VALUE AVG(c.n) FROM c", [29.5], pageSize, direct);
        await InOrder("SELECT VALUE MIN(c.score) FROM c", [Data.Min(d => (double)d["score"]!)], pageSize, direct);
        await InOrder("SELECT VALUE MAX(c.id) FROM c", ["h59"], pageSize, direct);
        await InOrder("SELECT VALUE MAX(p.age) FROM c JOIN p IN c.people", [Data.SelectMany(d => d["people"]!).Max(p => (int)p["age"]!)], pageSize, direct);
        await InOrder("SELECT COUNT(1) AS n, MIN(c.n) AS low, MAX(c.n) AS high, AVG(c.n) AS mean FROM c WHERE c.n BETWEEN 10 AND 19", Query.Parse("""[{"n":10,"low":10,"high":19,"mean":14.5}]"""), pageSize, direct);
        await InOrder("SELECT VALUE COUNT(1) FROM (SELECT DISTINCT VALUE c.rt FROM c)", [4], pageSize, direct);
        await InOrder("SELECT VALUE MAKESET(c.rt) FROM c WHERE c.rt = '001'", Query.Parse("""[["001"]]"""), pageSize, direct);
        var list = Assert.Single(await Drain("SELECT VALUE MAKELIST(c.n) FROM c", pageSize, direct));
        Assert.Equal(Data.Select(N), list.Select(number => (int)number).Order());
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Groups(int pageSize, bool direct)
    {
        await AnyOrder("SELECT c.rt, COUNT(1) AS n, SUM(c.n) AS total FROM c GROUP BY c.rt", Data.GroupBy(d => (string?)d["rt"]).Select(g => new JObject { ["rt"] = g.Key, ["n"] = g.Count(), ["total"] = g.Sum(N) }), pageSize, direct);
        await AnyOrder("SELECT c.rt, c.active, AVG(c.n) AS mean FROM c GROUP BY c.rt, c.active", Data.GroupBy(d => ((string?)d["rt"], (bool)d["active"]!)).Select(g => new JObject { ["rt"] = g.Key.Item1, ["active"] = g.Key.Item2, ["mean"] = Number(g.Average(N)) }), pageSize, direct);
        await AnyOrder("SELECT VALUE COUNT(1) FROM c GROUP BY c.active", [20, 40], pageSize, direct);
        await AnyOrder("SELECT VALUE c.rt FROM c GROUP BY c.rt", Query.Parse("""["000","001","002","003"]"""), pageSize, direct);
        await AnyOrder("SELECT LEFT(c.id, 2) AS tens, MAX(c.n) AS highest FROM c GROUP BY LEFT(c.id, 2)", Enumerable.Range(0, 6).Select(i => new JObject { ["tens"] = $"h{i}", ["highest"] = i * 10 + 9 }), pageSize, direct);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    public async Task In_one_partition(int pageSize)
    {
        const string village = "3305010003";
        var options = new QueryRequestOptions { PartitionKey = new PartitionKey(village), MaxItemCount = pageSize };
        var here = Data.Where(d => (string?)d["pk"] == village).ToList();
        Same(here, await Drain(new QueryDefinition("SELECT * FROM c"), options), ordered: false);
        Same(here.AsEnumerable().Reverse().Select(Id), await Drain(new QueryDefinition("SELECT VALUE c.id FROM c ORDER BY c.n DESC"), options), ordered: true);
        Same([5], await Drain(new QueryDefinition("SELECT VALUE COUNT(1) FROM c"), options), ordered: true);
        Same(here.Skip(1).Take(2).Select(Id), await Drain(new QueryDefinition("SELECT VALUE c.id FROM c ORDER BY c.n OFFSET 1 LIMIT 2"), options), ordered: true);
        Same(here.Take(3).Select(Id), await Drain(new QueryDefinition("SELECT TOP 3 VALUE c.id FROM c ORDER BY c.n"), options), ordered: true);
        Same(here.GroupBy(d => d["active"]!).Select(g => new JObject { ["a"] = g.Key, ["n"] = g.Count() }), await Drain(new QueryDefinition("SELECT c.active AS a, COUNT(1) AS n FROM c GROUP BY c.active"), options), ordered: false);
        Same(here.Where(d => N(d) > 20).Select(Id), await Drain(new QueryDefinition("SELECT VALUE c.id FROM c WHERE c.n > @n").WithParameter("@n", 20), options), ordered: false);
        Same(["003"], await Drain(new QueryDefinition("SELECT DISTINCT VALUE c.rt FROM c"), options), ordered: false);
    }

    [Fact]
    public async Task Without_documents_there_is_one_answer()
    {
        foreach (var direct in new[] { true, false })
        {
            await InOrder("SELECT VALUE 5", [5], -1, direct);
            await InOrder("SELECT VALUE n FROM n IN [1, 2] WHERE n > 1", [2], -1, direct);
            await InOrder("SELECT TOP 1 VALUE n FROM n IN [1, 2]", [1], -1, direct);
        }
    }

    [Theory]
    [InlineData("SELECT FROM c")]
    [InlineData("SELECT * FROM c WHERE")]
    [InlineData("SELECT * FROM c WHERE c.n = @missing")]
    [InlineData("SELECT NOSUCH(c.n) FROM c")]
    [InlineData("SELECT d.n FROM c")]
    [InlineData("SELECT c.n, COUNT(1) FROM c")]
    [InlineData("SELECT * FROM c GROUP BY c.n")]
    [InlineData("SELECT TOP -1 * FROM c")]
    public async Task What_is_no_query_is_400(string sql)
    {
        foreach (var direct in new[] { true, false })
        {
            var error = await Assert.ThrowsAsync<CosmosException>(() => Drain(sql, -1, direct));
            Assert.Equal(HttpStatusCode.BadRequest, error.StatusCode);
        }
    }

    private static int N(JObject household) => (int)household["n"]!;

    private static JToken Id(JObject household) => household["id"]!;

    private static JToken Number(double number) => number == Math.Floor(number) ? new JValue((long)number) : new JValue(number);

    private async Task AnyOrder(string sql, IEnumerable<JToken> expected, int pageSize, bool direct) =>
        Same(expected, await Drain(sql, pageSize, direct), ordered: false);

    private async Task InOrder(string sql, IEnumerable<JToken> expected, int pageSize, bool direct) =>
        Same(expected, await Drain(sql, pageSize, direct), ordered: true);

    private Task<List<JToken>> Drain(string sql, int pageSize, bool direct) => Drain(new QueryDefinition(sql), pageSize, direct);

    private Task<List<JToken>> Drain(QueryDefinition query, int pageSize, bool direct) =>
        Drain(query, new QueryRequestOptions { MaxItemCount = pageSize, EnableOptimisticDirectExecution = direct });

    private async Task<List<JToken>> Drain(QueryDefinition query, QueryRequestOptions options)
    {
        var container = await QueryData.ContainerAsync(fixture);
        using var pages = container.GetItemQueryIterator<JToken>(query, requestOptions: options);
        var results = new List<JToken>();
        while (pages.HasMoreResults)
        {
            var page = await pages.ReadNextAsync();
            Assert.True(options.MaxItemCount < 1 || page.Count <= options.MaxItemCount);
            results.AddRange(page);
        }

        return results;
    }

    private static void Same(IEnumerable<JToken> expected, IEnumerable<JToken> actual, bool ordered)
    {
        var (wanted, got) = (expected.Select(Text), actual.Select(Text));
        Assert.Equal(ordered ? wanted : wanted.Order(StringComparer.Ordinal), ordered ? got : got.Order(StringComparer.Ordinal));
    }

    // System properties are the store's; a whole number is one whether it was written with a point or not.
    private static string Text(JToken token)
    {
        if (token is JObject members)
        {
            members = (JObject)members.DeepClone();
            foreach (var name in new[] { "_rid", "_self", "_etag", "_ts", "_attachments" })
            {
                members.Remove(name);
            }

            token = members;
        }

        return token.Type == JTokenType.Float ? Number((double)token).ToString(Formatting.None) : token.ToString(Formatting.None);
    }
}
