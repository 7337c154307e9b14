using Dtks.Domain.People;
using Dtks.Domain.Proposals;
using Dtks.Platform.Http;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.Functions.CardReplacement;

/// <summary>One replacement as it came in (CRD-5).</summary>
/// <param name="Card">The card.</param>
/// <param name="Household">The family, where it is proposed with it.</param>
/// <param name="Reserve">Its place in reserve.</param>
/// <param name="Contact">How a family that is proposed is reached; may be absent.</param>
public sealed record ReplacementRow(string? Card, [property: OrText] FamilyDraft? Household = null, int? Reserve = null, ContactDraft? Contact = null)
{
    /// <summary>The household of the register, where it stands there.</summary>
    [JsonIgnore]
    public string? Existing { get; init; }

    /// <summary>Hidden (REG-3).</summary>
    public override string ToString() => "[replacement]";
}

/// <summary>Reads a list of replacements, in which a household is an id, or a family as a proposal has it.</summary>
internal static class ReplacementRows
{
    /// <summary>The rows.</summary>
    /// <exception cref="Platform.Problems.ProblemException">400 with every fault and its pointer.</exception>
    public static IReadOnlyList<ReplacementRow?> Parse(byte[] body)
    {
        if (Array(body) is not { } rows)
        {
            return RequestBody.Parse<List<ReplacementRow?>>(body);
        }

        // An id is taken out before the rest is held against its shape.
        var ids = rows.Select(row => row is JObject one && one["household"] is JValue { Type: JTokenType.String } id ? (string?)id : null).ToList();
        foreach (var row in rows.OfType<JObject>().Where(row => row["household"] is JValue { Type: JTokenType.String }))
        {
            row.Remove("household");
        }

        var read = RequestBody.Parse<List<ReplacementRow?>>(System.Text.Encoding.UTF8.GetBytes(rows.ToString(Formatting.None)));
        return [.. read.Select((row, i) => row is null ? null : row with { Existing = ids[i] })];
    }

    // Null for what is told of as it is: no JSON, no list, a member twice.
    private static JArray? Array(byte[] body)
    {
        try
        {
            using var reader = new JsonTextReader(new StreamReader(new MemoryStream(body))) { DateParseHandling = DateParseHandling.None, FloatParseHandling = FloatParseHandling.Decimal, MaxDepth = 32 };
            var token = JToken.ReadFrom(reader, new JsonLoadSettings { DuplicatePropertyNameHandling = DuplicatePropertyNameHandling.Error });
            return reader.Read() ? null : token as JArray;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
