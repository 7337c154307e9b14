using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace Dtks.Chaos.EndStates;

/// <summary>Takes out of a stored document what differs between two tellings of one story: the store's own members, the time of day, random ids.</summary>
public static partial class Normal
{
    /// <summary>The document without that.</summary>
    public static JObject Of(JObject document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return (JObject)Value(document);
    }

    /// <summary>The same, of a document as it is written.</summary>
    public static JObject Of(string json) => Of(DocumentTypes.Parse(json));

    private static JToken Value(JToken value) => value switch
    {
        JObject o => new JObject(o.Properties()
            .Where(p => !p.Name.StartsWith('_'))
            .OrderBy(p => p.Name, StringComparer.Ordinal)
            .Select(p => new JProperty(p.Name, Value(p.Value)))),
        JArray a => new JArray(a.Select(Value)),
        JValue { Type: JTokenType.String } text => Text((string)text!),
        _ => value.DeepClone(),
    };

    private static string Text(string text) => RandomId().Replace(Instant().Replace(text, "$1"), "random");

    // The day stays: it is what rules go by.
    [GeneratedRegex(@"(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|\+00:00)")]
    private static partial Regex Instant();

    // Guid version 7, as ids that come from no cause are.
    [GeneratedRegex(@"(?<=^(audit|outbox)-)[0-9a-f]{12}7[0-9a-f]{3}[89ab][0-9a-f]{15}")]
    private static partial Regex RandomId();
}
