using Newtonsoft.Json;
using NodaTime;
using NodaTime.Text;

namespace Dtks.Platform.Json;

/// <summary>An instant as ISO 8601 in UTC, such as <c>2026-11-01T17:05:00.000Z</c>.</summary>
internal sealed class InstantConverter : JsonConverter<Instant>
{
    public override void WriteJson(JsonWriter writer, Instant value, JsonSerializer serializer) =>
        writer.WriteValue(value.ToDateTimeOffset().UtcDateTime.ToString(UtcConverter.Format, System.Globalization.CultureInfo.InvariantCulture));

    public override Instant ReadJson(JsonReader reader, Type objectType, Instant existingValue, bool hasExistingValue, JsonSerializer serializer)
    {
        var text = reader.Value as string ?? throw new JsonSerializationException("An instant is a string.");
        var parsed = InstantPattern.ExtendedIso.Parse(text);
        return parsed.Success ? parsed.Value : throw new JsonSerializationException($"'{text}' is not an instant.");
    }
}
