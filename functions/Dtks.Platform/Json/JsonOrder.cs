using Newtonsoft.Json.Linq;

namespace Dtks.Platform.Json;

/// <summary>JSON in one order of its members: the store may give them back in any.</summary>
public static class JsonOrder
{
    /// <summary>The value with the members of every object in ordinal order of their names; lists as they are.</summary>
    public static JToken Of(JToken value) => value switch
    {
        JObject members => new JObject(members.Properties().OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => new JProperty(p.Name, Of(p.Value)))),
        JArray items => new JArray(items.Select(Of)),
        _ => value,
    };
}
