using System.Security.Cryptography;
using Dtks.Platform.Json;
using Newtonsoft.Json;

namespace Dtks.Platform.Protection;

/// <summary>
/// Writes one protected member as its envelope and reads it back, whatever its type. The serializer's context tells which document it is in.
/// </summary>
/// <param name="protection">Makes and opens envelopes.</param>
/// <param name="wasClear">Whether older documents hold the member in clear; it is then read as it stands.</param>
internal sealed class ProtectedConverter(FieldProtection protection, bool wasClear) : JsonConverter
{
    public override bool CanConvert(Type objectType) => true;

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer)
    {
        if (value is null)
        {
            writer.WriteNull();
            return;
        }

        var document = serializer.Context.Context as DocumentIdentity
            ?? throw new JsonSerializationException($"{writer.Path} is protected, and its document is not declared: a module does so by Document<T>.");
        writer.WriteValue(protection.Protect(JsonText.Write(value), document, writer.Path));
    }

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer) => reader.TokenType switch
    {
        JsonToken.Null => null,
        _ when wasClear && !FieldProtection.IsBound(reader.Value as string) => serializer.Deserialize(reader, objectType),
        JsonToken.String => Open((string)reader.Value!, objectType, serializer.Context.Context as DocumentIdentity, reader.Path),
        _ => throw new JsonSerializationException($"{reader.Path} is protected, and no envelope stands there."),
    };

    // What was inside goes into no failure: those of the JSON library quote it.
    private object? Open(string envelope, Type type, DocumentIdentity? document, string path)
    {
        try
        {
            return JsonText.Read(protection.Unprotect(envelope, document, path), type);
        }
        catch (Exception e) when (e is CryptographicException or FormatException or JsonException)
        {
            throw new UnreadableException(document, path, e);
        }
    }
}
