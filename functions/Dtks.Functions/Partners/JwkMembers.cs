using System.Buffers;
using System.Text.Json;

namespace Dtks.Functions.Partners;

/// <summary>Leaves out of a JWK what is not understood of it, as RFC 7517 has it (section 4), such as <c>key_ops</c>, <c>ext</c> or <c>x5t</c>. What is private of a key stays, so that it is refused.</summary>
public static class JwkMembers
{
    private static readonly HashSet<string> Understood = new(["kty", "crv", "x", "y", "n", "e", "alg", "use", "kid"], StringComparer.Ordinal);
    private static readonly HashSet<string> Private = new(["d", "p", "q", "dp", "dq", "qi", "oth", "k"], StringComparer.Ordinal);

    /// <summary>The JSON of a JWK without them; what is no object of JSON as it came, for who reads it says why.</summary>
    /// <param name="utf8">The JSON.</param>
    public static byte[] Of(byte[] utf8)
    {
        ArgumentNullException.ThrowIfNull(utf8);
        try
        {
            using var read = JsonDocument.Parse(utf8);
            return read.RootElement.ValueKind == JsonValueKind.Object ? Of(read.RootElement) : utf8;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return utf8;
        }
    }

    private static byte[] Of(JsonElement jwk)
    {
        var written = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(written))
        {
            json.WriteStartObject();
            foreach (var member in jwk.EnumerateObject().Where(m => Understood.Contains(m.Name) || Private.Contains(m.Name)))
            {
                member.WriteTo(json);
            }

            json.WriteEndObject();
        }

        return written.WrittenSpan.ToArray();
    }
}
