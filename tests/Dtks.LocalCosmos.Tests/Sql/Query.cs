using Dtks.LocalCosmos.Sql;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Dtks.LocalCosmos.Tests.Sql;

/// <summary>Runs queries over a few documents and compares what comes with JSON text.</summary>
internal static class Query
{
    /// <summary>The instant all test queries run at.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 21, 7, 30, 0, 125, TimeSpan.Zero);

    /// <summary>Households as the register holds them, cut down to what queries look at.</summary>
    public const string Households = """
        [
          {"id": "a", "_rid": "r1", "village": "3305010001", "type": "household", "members": 4, "income": 1250000.5, "active": true,
           "address": {"street": "Jalan Melati", "rt": "001", "rw": "002"}, "programmes": ["PKH", "BPNT"],
           "people": [{"name": "Warga Satu", "age": 41}, {"name": "Warga Dua", "age": 38}, {"name": "Warga Tiga", "age": 9}]},
          {"id": "b", "_rid": "r2", "village": "3305010001", "type": "household", "members": 2, "income": 900000, "active": false,
           "address": {"street": "Jalan Kenanga", "rt": "003", "rw": "002"}, "programmes": [], "people": [{"name": "Warga Empat", "age": 67}]},
          {"id": "c", "_rid": "r3", "village": "3305010002", "type": "household", "members": 6, "income": null, "active": true,
           "address": {"street": "Gang Anggrek"}, "programmes": ["PBI-JKN"], "people": []},
          {"id": "d", "_rid": "r4", "village": "3305010002", "type": "proposal", "active": "yes", "order": 7}
        ]
        """;

    /// <summary>The results over the households.</summary>
    public static JArray Over(string sql, params (string Name, object? Value)[] parameters) => Run(sql, Parse(Households), parameters);

    /// <summary>The results over documents.</summary>
    public static JArray Run(string sql, JToken documents, params (string Name, object? Value)[] parameters)
    {
        var values = parameters.ToDictionary(p => p.Name, p => p.Value is null ? JValue.CreateNull() : JToken.FromObject(p.Value));
        var input = new QueryInput(((JArray)documents.DeepClone()).Cast<JObject>(), Now, CancellationToken.None);
        var results = new JArray();
        foreach (var result in SqlQuery.Parse(sql).Run(values, input))
        {
            results.Add(result);
        }

        return results;
    }

    /// <summary>The value of an expression; null when it is undefined.</summary>
    public static JToken? Value(string expression) => Run($"SELECT VALUE {expression}", new JArray()).SingleOrDefault();

    /// <summary>Asserts what an expression comes to, as JSON text or <c>undefined</c>.</summary>
    public static void AssertValue(string expression, string expected) =>
        Assert.Equal(expected, Value(expression)?.ToString(Formatting.None) ?? "undefined");

    /// <summary>Asserts results, as JSON text in which white space does not count.</summary>
    public static void AssertResults(string expected, JArray actual) =>
        Assert.Equal(Parse(expected).ToString(Formatting.None), actual.ToString(Formatting.None));

    /// <summary>Asserts that a query is refused, and with what code.</summary>
    public static BadQueryException AssertRefused(string code, string sql, params (string Name, object? Value)[] parameters)
    {
        var error = Assert.ThrowsAny<BadQueryException>(() => Over(sql, parameters));
        Assert.Equal(code, error.Code);
        return error;
    }

    /// <summary>Parses JSON as the gateway does: dates stay text.</summary>
    public static JToken Parse(string json)
    {
        using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None };
        return JToken.ReadFrom(reader);
    }
}
