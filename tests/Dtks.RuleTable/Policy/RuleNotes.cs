using System.Text.Json;

namespace Dtks.RuleTable.Policy;

/// <summary>What the sources cannot show about some rules, each with the reason.</summary>
/// <param name="NeverRefuses">Rules that are carried out and have nothing to refuse.</param>
/// <param name="NotYet">Rules that the code mentions and does not carry out.</param>
internal sealed record RuleNotes(IReadOnlyDictionary<string, string> NeverRefuses, IReadOnlyDictionary<string, string> NotYet)
{
    /// <summary>Where the notes stand.</summary>
    public const string File = "tests/Dtks.RuleTable/rule-notes.json";

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerOptions.Strict) { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>The notes in a text.</summary>
    /// <exception cref="SourceException">It is not such a file.</exception>
    public static RuleNotes Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<RuleNotes>(json, Strict)!;
        }
        catch (JsonException e)
        {
            throw new SourceException($"{File}: {e.Message} It holds neverRefuses and notYet, each an object of rule and reason.");
        }
    }
}
