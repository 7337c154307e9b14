using System.Text.Json;

namespace Dtks.RuleTable.Table;

/// <summary>The texts of one language, from every Texts/*.LANGUAGE.json of the production projects.</summary>
internal static class MessageTexts
{
    /// <summary>Every text by its code.</summary>
    /// <exception cref="SourceException">A file is no such object, or a code has two texts.</exception>
    public static IReadOnlyDictionary<string, string> Read(SourceTree source, string language)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in SourceTree.Production.SelectMany(p => source.Files($"functions/{p}", $"*.{language}.json")).Where(f => f.Contains("/Texts/", StringComparison.Ordinal)))
            foreach (var (code, text) in Parse(file, source.Text(file)))
                if (!texts.TryAdd(code, text)) throw new SourceException($"{file}: {code} has a text in another file already; keep one of them.");
        return texts;
    }

    private static Dictionary<string, string> Parse(string file, string json)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(json, JsonSerializerOptions.Strict)!;
        }
        catch (JsonException e)
        {
            throw new SourceException($"{file}: {e.Message} It holds an object of code and text.");
        }
    }
}
