using System.Globalization;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Hosting;

/// <summary>
/// Makes an example of what was sent and answered: what is another in each run (ids, instants, codes, digests) stands for itself, secrets are left out, and lists of answers are cut. Ids that were the
/// same are the same afterwards.
/// </summary>
internal sealed partial class ExampleMask
{
    /// <summary>What stands for what is left out.</summary>
    public const string Left = "…";

    private const int Shown = 2;
    private const string Instant = "2026-12-15T03:00:00.000Z";

    // Members that are secret, or of one run alone.
    private static readonly HashSet<string> Secrets = new(StringComparer.Ordinal) { "token", "access_token", "secret", "client_secret", "clientSecret", "signature" };

    // Measured, or counted over all that happened before.
    private static readonly HashSet<string> Measures = new(StringComparer.Ordinal) { "milliseconds", "unsealed" };

    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);

    // All ids are one.
    private bool _isBlind;

    /// <summary>What was sent, whole.</summary>
    public JToken Sent(JToken body) => Masked(body, most: int.MaxValue);

    /// <summary>What was answered, lists cut to their first entries.</summary>
    public JToken Answered(JToken body) => Masked(body, Shown);

    private JToken Masked(JToken token, int most) => token switch
    {
        JObject pair when pair["first"] is JObject first && first.ContainsKey("household") && Order(first, pair["second"]!) > 0 => Masked(Swapped(pair), most),
        JObject members => new JObject(members.Properties().Select(p => new JProperty(p.Name, Member(members, p, most)))),
        JArray items => new JArray(items.Take(most).Select(item => Masked(item, most))),
        JValue { Type: JTokenType.String } text => Text((string)text!),
        _ => token.DeepClone(),
    };

    private JToken Member(JObject of, JProperty member, int most) => member.Value switch
    {
        JValue { Type: JTokenType.String } when Secrets.Contains(member.Name) => Left,
        JValue { Type: JTokenType.String } when member.Name == "next" && !((string)member.Value!).Contains(' ', StringComparison.Ordinal) => Left,

        // Of two numbers that conflict at once, that of the lesser id.
        JValue { Type: JTokenType.String } when member.Name == "number" && (string?)member.Value == "familyCard" => "nik",
        JValue { Type: JTokenType.Integer or JTokenType.Float } when Measures.Contains(member.Name) => 1,

        // A list that goes by ids is another way round in each run; a page of a long one goes by time or place.
        JArray items when member.Name == "items" && !of.ContainsKey("next") => Masked(new JArray(items.OrderBy(Blind, StringComparer.Ordinal)), most),
        var value => Masked(value, most),
    };

    // Of a pair, the first is that of the lesser id.
    private static int Order(JToken first, JToken second) => string.CompareOrdinal(Blind(first), Blind(second));

    private static JObject Swapped(JObject pair)
    {
        var other = (JObject)pair.DeepClone();
        (other["first"], other["second"]) = (pair["second"]!.DeepClone(), pair["first"]!.DeepClone());
        return other;
    }

    private static string Blind(JToken value) => new ExampleMask { _isBlind = true }.Answered(value).ToString();

    private string Text(string text)
    {
        if (Key().IsMatch(text))
        {
            return Left;
        }

        if (Link().IsMatch(text))
        {
            return $"https://dtks.example/{(text.Contains("/uploads/", StringComparison.Ordinal) ? "uploads" : "downloads")}/0";
        }

        var told = Host().Replace(text, "https://dtks.example");
        told = At().Replace(told, Instant);
        told = Code().Replace(told, "0000-0000-0000-0000-0000-0");
        told = LetterNumber().Replace(told, "$1/00000000");
        return Id().Replace(told, found => IdOf(found.Value));
    }

    private string IdOf(string id)
    {
        if (!_ids.TryGetValue(id, out var known))
        {
            _ids[id] = known = (_isBlind ? 0 : _ids.Count + 1).ToString(CultureInfo.InvariantCulture).PadLeft(id.Length, '0');
        }

        return known;
    }

    // A key or a thumbprint.
    [GeneratedRegex("^(?=.*[A-Z])[A-Za-z0-9_-]{32,}$")]
    private static partial Regex Key();

    // An address with what lets anybody in who has it.
    [GeneratedRegex(@"^https?://\S+[?&]sig=")]
    private static partial Regex Link();

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Host();

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")]
    private static partial Regex At();

    [GeneratedRegex(@"\b[0-9A-Z]{4}(-[0-9A-Z]{4}){4}-[0-9A-Z]\b")]
    private static partial Regex Code();

    [GeneratedRegex(@"(SKRTM/[0-9/]+)/[0-9A-F]{8}\b")]
    private static partial Regex LetterNumber();

    [GeneratedRegex(@"(?<![0-9a-zA-Z])[0-9a-f]{32,}(?![0-9a-zA-Z])")]
    private static partial Regex Id();
}
