using System.Globalization;
using Newtonsoft.Json;

namespace Dtks.Functions.Json;

/// <summary>A moment as ISO 8601 in UTC to the millisecond, always of the same length, so that texts sort as the moments do.</summary>
internal sealed class UtcConverter : JsonConverter<DateTimeOffset>
{
    /// <summary>The format written.</summary>
    public const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public override void WriteJson(JsonWriter writer, DateTimeOffset value, JsonSerializer serializer) =>
        writer.WriteValue(value.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture));

    public override DateTimeOffset ReadJson(JsonReader reader, Type objectType, DateTimeOffset existingValue, bool hasExistingValue, JsonSerializer serializer) =>
        reader.Value is string text && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var value)
            ? value.ToUniversalTime()
            : throw new JsonSerializationException("A moment is a string in ISO 8601.");
}
