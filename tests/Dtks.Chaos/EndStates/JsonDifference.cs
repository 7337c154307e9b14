using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.Chaos.EndStates;

/// <summary>Says where two JSON values part.</summary>
internal static class JsonDifference
{
    private const int Longest = 160;

    /// <summary>The first places at which they differ, with both values.</summary>
    public static string Of(JToken one, JToken another) => string.Join("; ", Places(one, another, string.Empty).Take(3));

    /// <summary>A value on one line of bounded length.</summary>
    public static string Short(JToken? value)
    {
        var text = value?.ToString(Formatting.None) ?? "nothing";
        return text.Length <= Longest ? text : text[..Longest] + "…";
    }

    private static IEnumerable<string> Places(JToken? one, JToken? another, string path)
    {
        switch (one, another)
        {
            case (JObject a, JObject b):
                return a.Properties().Select(p => p.Name).Union(b.Properties().Select(p => p.Name), StringComparer.Ordinal)
                    .SelectMany(name => Places(a[name], b[name], $"{path}/{name}"));
            case (JArray a, JArray b) when a.Count == b.Count:
                return a.Zip(b).SelectMany((pair, i) => Places(pair.First, pair.Second, $"{path}/{i}"));
            default:
                return JToken.DeepEquals(one, another) ? [] : [$"at '{path}' {Short(one)} ≠ {Short(another)}"];
        }
    }
}
