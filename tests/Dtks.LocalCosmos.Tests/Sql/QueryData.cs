using System.Runtime.CompilerServices;
using Dtks.LocalCosmos.Tests.Conformance;
using Microsoft.Azure.Cosmos;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Tests.Sql;

/// <summary>Sixty households in twelve villages: what the query cases run over, written once for each gateway.</summary>
internal static class QueryData
{
    private static readonly ConditionalWeakTable<GatewayFixture, Lazy<Task<Container>>> Loaded = new();

    /// <summary>The households in the order of their numbers.</summary>
    public static IReadOnlyList<JObject> Households { get; } = [.. Enumerable.Range(0, 60).Select(Household)];

    /// <summary>The container that holds them.</summary>
    public static Task<Container> ContainerAsync(GatewayFixture fixture) =>
        Loaded.GetValue(fixture, key => new Lazy<Task<Container>>(() => LoadAsync(key))).Value;

    private static async Task<Container> LoadAsync(GatewayFixture fixture)
    {
        var container = await fixture.NewContainerAsync(properties =>
        {
            string[] composites = ["active,-score", "-rt,active", "rt,income", "-rt,n", "programmes,-people"];
            foreach (var paths in composites.Select(text => text.Split(',')))
            {
                properties.IndexingPolicy.CompositeIndexes.Add([.. paths.Select(path => new CompositePath
                {
                    Path = "/" + path.TrimStart('-'),
                    Order = path[0] == '-' ? CompositePathSortOrder.Descending : CompositePathSortOrder.Ascending,
                })]);
            }
        });
        foreach (var household in Households)
        {
            await container.CreateItemAsync(household, new PartitionKey((string?)household["pk"]));
        }

        return container;
    }

    // Numbers repeat and are whole or not, "income" is missing, null, a number or a text, lists are of several lengths.
    private static JObject Household(int number)
    {
        var household = new JObject
        {
            ["id"] = $"h{number:00}",
            ["pk"] = $"33050100{number % 12:00}",
            ["n"] = number,
            ["rt"] = $"{number % 4:000}",
            ["score"] = number * 37 % 61 % 2 == 0 ? number * 37 % 61 / 2 : new JValue(number * 37 % 61 / 2.0),
            ["active"] = number % 3 == 0,
            ["people"] = new JArray(Enumerable.Range(0, number % 4).Select(person => new JObject
            {
                ["name"] = $"Warga {number:00}-{person}",
                ["age"] = (number * 7 + person * 11) % 90,
            })),
            ["programmes"] = new JArray(new[] { "PKH", "BPNT", "PBI-JKN" }.Take(number % 4)),
        };
        JToken? income = (number % 5) switch
        {
            0 => null,
            1 => JValue.CreateNull(),
            2 => $"about {number}",
            _ => 100_000 * (number % 7),
        };
        if (income is not null)
        {
            household["income"] = income;
        }

        return household;
    }
}
