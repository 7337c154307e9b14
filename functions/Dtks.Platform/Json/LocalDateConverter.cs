using Newtonsoft.Json;
using NodaTime;
using NodaTime.Text;

namespace Dtks.Platform.Json;

/// <summary>A date as ISO 8601, such as <c>2026-11-01</c>.</summary>
internal sealed class LocalDateConverter : JsonConverter<LocalDate>
{
    public override void WriteJson(JsonWriter writer, LocalDate value, JsonSerializer serializer) =>
        writer.WriteValue(LocalDatePattern.Iso.Format(value));

    public override LocalDate ReadJson(JsonReader reader, Type objectType, LocalDate existingValue, bool hasExistingValue, JsonSerializer serializer)
    {
        var text = reader.Value as string ?? throw new JsonSerializationException("A date is a string.");
        var parsed = LocalDatePattern.Iso.Parse(text);
        return parsed.Success ? parsed.Value : throw new JsonSerializationException($"'{text}' is not a date.");
    }
}
