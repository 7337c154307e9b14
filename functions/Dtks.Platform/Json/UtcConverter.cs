using System.Globalization;
using Newtonsoft.Json;

namespace Dtks.Platform.Json;

/// <summary>
/// A moment as ISO 8601 in UTC to the millisecond, always of the same length, so that texts sort as the moments do. It may be absent.
/// </summary>
internal sealed class UtcConverter : JsonConverter
{
    /// <summary>The format written.</summary>
    public const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    // Newtonsoft asks for a nullable member by its nullable type and else falls back to its own format.
    public override bool CanConvert(Type objectType) => objectType == typeof(DateTimeOffset) || objectType == typeof(DateTimeOffset?);

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) =>
        writer.WriteValue(((DateTimeOffset?)value)?.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture));

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
    {
        if (reader.TokenType == JsonToken.Null && objectType == typeof(DateTimeOffset?))
        {
            return null;
        }

        return reader.Value is string text && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var value)
            ? value.ToUniversalTime()
            : throw new JsonSerializationException("A moment is a string in ISO 8601.");
    }
}
