using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.Platform.Messaging;

/// <summary>
/// Reads from a message which area and what it concerns, so that operators see it beside why it was set aside. Of its members only such are shown that cannot tell of a person (REG-3): codes, ids, days and months.
/// </summary>
internal static partial class MessageSubject
{
    private static readonly string[] Areas = ["village", "regency", "area"];

    /// <summary>Both, each null where the message does not have it.</summary>
    /// <param name="text">The message, which may be anything.</param>
    /// <param name="subject">What messages of its queue are about, with the names of members in braces; null where that is not said.</param>
    public static (string? Area, string? Subject) Of(string text, string? subject)
    {
        if (Read(text) is not { } message) return (null, null);
        var named = Areas.Concat(Member().Matches(subject ?? string.Empty).Select(m => m.Groups[1].Value));
        var area = named.Select(name => Shown(message, name)).FirstOrDefault(value => value is not null && AreaLike().IsMatch(value));
        return (area, subject is null || Member().Matches(subject).Any(m => Shown(message, m.Groups[1].Value) is null) ? null : Member().Replace(subject, m => Shown(message, m.Groups[1].Value)!));
    }

    private static JObject? Read(string text)
    {
        try
        {
            using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None, MaxDepth = 8 };
            return JToken.ReadFrom(reader) as JObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Shown(JObject message, string name) => message[name] is JValue { Type: JTokenType.String, Value: string value } && Id().IsMatch(value) ? value : null;

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Member();

    [GeneratedRegex(@"^(?:ID|[0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{10})\z")]
    private static partial Regex AreaLike();

    [GeneratedRegex(@"^(?:ID|[0-9]{2}|[0-9]{4}|[0-9]{6}|[1-9][0-9]{9}|[0-9a-f]{32}|[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?)\z")]
    private static partial Regex Id();
}
