using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace Dtks.Architecture.Tests;

/// <summary>What differs between two texts of docs/events.md for who reads the events: they are compared as answers of an API are.</summary>
internal static partial class EventChanges
{
    /// <summary>What breaks readers, a line each: a type or a member that is gone or can be absent now, a subject or a type of value that is another.</summary>
    public static IReadOnlyList<string> Breaking(string before, string now) =>
        [.. ApiChanges.Between(Of(before), Of(now)).Where(c => c.Breaks).Select(c => c.What.Replace("GET /", string.Empty, StringComparison.Ordinal))];

    private static JObject Of(string text) => new()
    {
        ["paths"] = new JObject(Types().Matches(text).Select(m => new JProperty($"/{m.Groups[1].Value} of {m.Groups[2].Value}", Read(m.Groups[3].Value)))),
        ["components"] = new JObject { ["schemas"] = new JObject(Data().Matches(text).Select(m => new JProperty(m.Groups[1].Value, JObject.Parse(m.Groups[2].Value)))) },
    };

    private static JObject Read(string data) => JObject.FromObject(new
    {
        get = new { responses = new Dictionary<string, object> { ["200"] = new { content = new Dictionary<string, object> { ["application/json"] = new { schema = new JObject { ["$ref"] = $"#/components/schemas/{data}" } } } } } },
    });

    [GeneratedRegex(@"^\| `([^`]+)` \| `([^`]+)` \| \[(\w+)\]", RegexOptions.Multiline)]
    private static partial Regex Types();

    [GeneratedRegex(@"^### (\w+)\n.*?^```json\n(.*?)\n```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Data();
}
