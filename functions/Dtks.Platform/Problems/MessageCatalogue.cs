using System.Text.RegularExpressions;

namespace Dtks.Platform.Problems;

/// <summary>
/// The texts of every code, in Indonesian and English.
/// </summary>
/// <param name="files">Where they stand.</param>
public sealed partial class MessageCatalogue(TextFiles files)
{
    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> _byLanguage = new(StringComparer.Ordinal)
    {
        ["id"] = files.Load("id"),
        ["en"] = files.Load("en"),
    };

    /// <summary>The languages there are: <c>id</c> (the default) and <c>en</c>.</summary>
    public IEnumerable<string> Languages => _byLanguage.Keys;

    /// <summary>Every code with a text in the language.</summary>
    public IEnumerable<string> Codes(string language) => _byLanguage[language].Keys;

    /// <summary>
    /// The text of a code with its arguments filled in; the code itself where there is no text. A value that is a wire name is told in the words that stand under
    /// the code, or its subject (what comes before the first dot), the argument and the value (<c>household.ended.reason.moved</c>, <c>proposal.status.refused</c>),
    /// where there are any; so is each of several that commas part. In a text <c>{count?line:lines}</c> is the first for 1 and the second for others, and a part
    /// in square brackets is left out where an argument of it is not given. Elsewhere a value that is not there is told as "…".
    /// </summary>
    public string Text(string language, string code, IReadOnlyDictionary<string, string>? args)
    {
        var texts = _byLanguage.GetValueOrDefault(language) ?? _byLanguage["id"];
        return texts.TryGetValue(code, out var text)
            ? Placeholder().Replace(Optional().Replace(text, m => Known(m, args) ? m.Groups[1].Value : string.Empty), m => Filled(m, texts, code, args))
            : code;
    }

    /// <summary>The text of a code as it is kept, with the places of its arguments; the code itself where there is no text.</summary>
    public string Template(string language, string code) => _byLanguage[language].GetValueOrDefault(code, code);

    /// <summary>
    /// The language a client asks for by <c>Accept-Language</c>: the best weighted of those there are, Indonesian if none fits.
    /// </summary>
    public static string Choose(string? acceptLanguage)
    {
        var best = (acceptLanguage ?? string.Empty).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Split(';', StringSplitOptions.TrimEntries))
            .Select(p => (Tag: p[0].Split('-')[0].ToLowerInvariant(), Weight: Weight(p[1..])))
            .Where(p => p.Weight > 0 && p.Tag is "id" or "in" or "en")
            .OrderByDescending(p => p.Weight)
            .Select(p => p.Tag)
            .FirstOrDefault();
        return best == "en" ? "en" : "id";
    }

    private static bool Known(Match part, IReadOnlyDictionary<string, string>? args) => Placeholder().Matches(part.Value).All(m => args?.ContainsKey(m.Groups["name"].Value) == true);

    private static string Filled(Match place, IReadOnlyDictionary<string, string> texts, string code, IReadOnlyDictionary<string, string>? args)
    {
        var name = place.Groups["name"].Value;
        if (args?.GetValueOrDefault(name) is not { } value)
        {
            return "…";
        }

        return place.Groups["one"].Success
            ? place.Groups[value == "1" ? "one" : "many"].Value
            : string.Join(", ", value.Split(", ").Select(v => texts.GetValueOrDefault($"{code}.{name}.{v}") ?? texts.GetValueOrDefault($"{code.Split('.')[0]}.{name}.{v}", v)));
    }

    private static decimal Weight(string[] parameters) => parameters.FirstOrDefault(p => p.StartsWith("q=", StringComparison.OrdinalIgnoreCase)) is not { } weight
        ? 1
        : decimal.TryParse(weight[2..], System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out var q) ? q : 0;

    [GeneratedRegex(@"\{(?<name>\w+)(?:\?(?<one>[^:{}]*):(?<many>[^{}]*))?\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\[([^\[\]]*\{\w+\}[^\[\]]*)\]")]
    private static partial Regex Optional();
}
