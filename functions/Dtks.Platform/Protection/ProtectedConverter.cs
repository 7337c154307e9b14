using Dtks.Platform.Json;
using Newtonsoft.Json;

namespace Dtks.Platform.Protection;

/// <summary>Writes one protected member as its envelope and reads it back, whatever its type.</summary>
internal sealed class ProtectedConverter(FieldProtection protection, string field) : JsonConverter
{
    public override bool CanConvert(Type objectType) => true;

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer)
    {
        if (value is null)
        {
            writer.WriteNull();
            return;
        }

        writer.WriteValue(protection.Protect(JsonText.Write(value), field));
    }

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
    {
        var plain = reader.Value is string envelope ? protection.Unprotect(envelope, field) : null;
        return plain is null ? null : JsonText.Read(plain, objectType);
    }
}
