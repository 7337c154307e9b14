using Dtks.LocalCosmos.Tests.Conformance;
using Microsoft.Azure.Cosmos;
using Microsoft.Azure.Cosmos.Linq;
using Newtonsoft.Json;
using Xunit;

namespace Dtks.LocalCosmos.Tests.Sql;

/// <summary>What the SDK's LINQ provider writes gives what LINQ gives over the same objects.</summary>
public abstract class LinqCases(GatewayFixture fixture)
{
    public sealed record Person([property: JsonProperty("name")] string Name, [property: JsonProperty("age")] int Age);

    public sealed record Household(
        [property: JsonProperty("id")] string Id,
        [property: JsonProperty("pk")] string Village,
        [property: JsonProperty("n")] int Number,
        [property: JsonProperty("rt")] string Rt,
        [property: JsonProperty("score")] double Score,
        [property: JsonProperty("active")] bool Active,
        [property: JsonProperty("people")] Person[] People,
        [property: JsonProperty("programmes")] string[] Programmes);

    private static readonly Household[] Local = [.. QueryData.Households.Select(d => d.ToObject<Household>()!)];

    [Fact]
    public async Task Where()
    {
        await Same(q => q.Where(h => h.Rt == "002" && h.Number > 20).Select(h => h.Id));
        await Same(q => q.Where(h => !h.Active || h.Score >= 25.5).Select(h => h.Id));
        await Same(q => q.Where(h => h.Id.StartsWith("h1", StringComparison.Ordinal) || h.Id.EndsWith('5') || h.Id.Contains("04")).Select(h => h.Id));
        await Same(q => q.Where(h => h.Rt.ToUpper() == "001" && h.Id.Substring(1, 1) == "2").Select(h => h.Id));
        await Same(q => q.Where(h => new[] { 1, 5, 9 }.Contains(h.Number)).Select(h => h.Id));
        await Same(q => q.Where(h => h.Programmes.Contains("BPNT")).Select(h => h.Id));
        await Same(q => q.Where(h => h.People.Any(p => p.Age > 70)).Select(h => h.Id));
        await Same(q => q.Where(h => h.People.Count() == 2 && Math.Floor(h.Score) == h.Score).Select(h => h.Id));
        await Same(q => q.Where(h => (h.Number % 7 == 3 ? h.Number : -1) > 0).Select(h => h.Number * 2 + 1));
        await Same(q => q.Where(h => h.Id.Replace("h", "") == "29").Select(h => string.Concat(h.Rt, "/", h.Id)));
    }

    [Fact]
    public async Task Select()
    {
        await Same(q => q.Select(h => new { h.Id, Half = h.Number / 2.0, First = h.Rt }));
        await Same(q => q.Where(h => h.Number == 7).Select(h => new { h.People, Inner = new { h.Score, Constant = 5 } }));
        await Same(q => q.SelectMany(h => h.People).Where(p => p.Age < 10).Select(p => p.Name));
        await Same(q => q.SelectMany(h => h.People.Where(p => p.Age > 60).Select(p => new { h.Id, p.Age })));
        await Same(q => q.Select(h => h.Rt).Distinct());
        await Same(q => q.Where(h => h.Number < 8).Select(h => h.Active ? "yes" : "no"));
    }

    [Fact]
    public async Task Order()
    {
        await Same(q => q.OrderBy(h => h.Score).Select(h => h.Id), ordered: true);
        await Same(q => q.OrderByDescending(h => h.Number).Skip(5).Take(7).Select(h => h.Id), ordered: true);
        await Same(q => q.OrderBy(h => h.Rt).ThenByDescending(h => h.Number).Select(h => h.Id), ordered: true);
        await Same(q => q.Where(h => h.Active).OrderBy(h => h.Id).Take(3).Select(h => h.Id), ordered: true);
    }

    [Fact]
    public async Task Aggregate()
    {
        var remote = (await QueryData.ContainerAsync(fixture)).GetItemLinqQueryable<Household>();
        Assert.Equal(Local.Length, (await remote.CountAsync()).Resource);
        Assert.Equal(Local.Count(h => h.Active), (await remote.Where(h => h.Active).CountAsync()).Resource);
        Assert.Equal(Local.Sum(h => h.Number), (await remote.Select(h => h.Number).SumAsync()).Resource);
        Assert.Equal(Local.Average(h => h.Score), (await remote.Select(h => h.Score).AverageAsync()).Resource, 9);
        Assert.Equal(Local.Min(h => h.Score), (await remote.Select(h => h.Score).MinAsync()).Resource);
        Assert.Equal(Local.Max(h => h.Number), (await remote.Where(h => h.Rt == "001").Select(h => h.Number).MaxAsync()).Resource + 2);
    }

    [Fact]
    public async Task Group()
    {
        await Same(q => q.GroupBy(h => h.Rt, (rt, all) => all.Count()));
        await Same(q => q.GroupBy(h => h.Active, (active, all) => all.Max(h => h.Number)));
    }

    private async Task Same<T>(Func<IQueryable<Household>, IQueryable<T>> query, bool ordered = false)
    {
        var container = await QueryData.ContainerAsync(fixture);
        using var pages = query(container.GetItemLinqQueryable<Household>()).ToFeedIterator();
        var got = new List<string>();
        while (pages.HasMoreResults)
        {
            got.AddRange((await pages.ReadNextAsync()).Select(result => JsonConvert.SerializeObject(result)));
        }

        var wanted = query(Local.AsQueryable()).AsEnumerable().Select(result => JsonConvert.SerializeObject(result));
        Assert.Equal(ordered ? wanted : wanted.Order(StringComparer.Ordinal), ordered ? got : got.Order(StringComparer.Ordinal));
    }
}
