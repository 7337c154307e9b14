using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;
using Dtks.Pages.Words;
using Dtks.Platform.InProcess;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using NodaTime.Text;

namespace Dtks.Pages.Serving;

/// <summary>
/// Says what the API tells in the words of pages: its texts are for who writes programs, too. Names of members in brackets are left out, days are told in words, and of what only a program can do
/// (keys, uploads, when to come again) pages have words of their own, <c>api.CODE</c>.
/// </summary>
internal static partial class PlainWords
{
    private static readonly FrozenSet<string> Members = FrozenSet.Create(
        StringComparer.Ordinal,
        "admit", "assist", "card", "cards", "change", "deliberation", "dossier", "ground", "household", "keep", "kind", "match", "member", "mismatch", "move", "note", "part", "proposal", "reason", "reasons", "refuse",
        "replaces", "returned", "round", "rows", "skm", "status", "successor", "successorMember", "terminate", "trackingCode", "type", "unit", "until", "value", "version", "village", "wellOff", "withdrawCard");

    /// <summary>The same answer in plain words; what is no JSON as it is.</summary>
    public static ApiReply Of(ApiReply reply, PageWords words)
    {
        if (reply.Body.Length == 0 || !reply.ContentType.Contains("json", StringComparison.OrdinalIgnoreCase))
        {
            return reply;
        }

        var told = Encoding.UTF8.GetString(reply.Body);
        var said = Texts().Replace(reply.IsDone ? told : Own(told, words), text => $"{text.Groups[1].Value}{Said(text.Groups[2].Value, words)}\"");
        return said == told ? reply : reply with { Body = Encoding.UTF8.GetBytes(said) };
    }

    // In place of what a problem says, what the pages say of its code.
    private static string Own(string told, PageWords words)
    {
        using var reader = new JsonTextReader(new StringReader(told)) { DateParseHandling = DateParseHandling.None };
        if (JToken.Load(reader) is not JObject problem)
        {
            return told;
        }

        var trace = (string?)problem["traceId"];
        foreach (var place in (problem["errors"] as JArray ?? []).OfType<JObject>().Prepend(problem))
        {
            var code = $"api.{(string?)place["code"]}";
            var own = words[code];
            place["detail"] = own == code ? Trace().Replace((string?)place["detail"] ?? string.Empty, words.Of("api.trace", ("id", trace ?? "–"))) : own;
        }

        return problem.ToString(Formatting.None);
    }

    // A cursor has no space, and stays as it is.
    private static string Said(string text, PageWords words) => !text.Contains(' ', StringComparison.Ordinal)
        ? text
        : Days().Replace(Brackets().Replace(text, name => Members.Contains(name.Groups[1].Value) ? string.Empty : name.Value), day => LocalDatePattern.Iso.Parse(day.Value) is { Success: true, Value: var date } ? words.Day(date) : day.Value);

    [GeneratedRegex("""("(?:detail|explanation|meaning|next)":\s*")((?:[^"\\]|\\.)*)"(?!\s*:)""", RegexOptions.CultureInvariant)]
    private static partial Regex Texts();

    [GeneratedRegex(@" \(([a-z][A-Za-z]*)\)", RegexOptions.CultureInvariant)]
    private static partial Regex Brackets();

    [GeneratedRegex(@"\b\d{4}-\d{2}-\d{2}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Days();

    [GeneratedRegex(@"\b(?:traceId ini|this traceId|the traceId|traceId)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Trace();
}
