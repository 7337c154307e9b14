using System.Text.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Serialization;

/// <summary>Makes tokens of what System.Text.Json reads.</summary>
internal static class JsonTokens
{
    /// <summary>Reads the value the reader is at.</summary>
    public static JToken Value(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.StartObject => Members(ref reader),
        JsonTokenType.StartArray => Items(ref reader),
        JsonTokenType.String => new JValue(reader.GetString()),
        JsonTokenType.True => new JValue(true),
        JsonTokenType.False => new JValue(false),
        JsonTokenType.Number => reader.TryGetInt64(out var whole) ? new JValue(whole) : new JValue(reader.GetDouble()),
        _ => JValue.CreateNull(),
    };

    private static JObject Members(ref Utf8JsonReader reader)
    {
        var members = new JObject();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            members[name] = Value(ref reader);
        }

        return members;
    }

    private static JArray Items(ref Utf8JsonReader reader)
    {
        var items = new JArray();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(Value(ref reader));
        }

        return items;
    }
}
