using System.Buffers.Text;
using System.Text;
using Dtks.Domain.Partners;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.Functions.Partners.Trust;

/// <summary>A JWT in compact form (RFC 7519, RFC 7515), read but not believed until <see cref="IsSignedBy"/>.</summary>
internal sealed class CompactToken
{
    private const int MaxLength = 8 * 1024;
    private const int MaxDepth = 8;

    private readonly byte[] _signed;
    private readonly byte[] _signature;
    private readonly JObject _header;

    private CompactToken(JObject header, JObject claims, byte[] signed, byte[] signature) => (_header, Claims, _signed, _signature) = (header, claims, signed, signature);

    /// <summary>Which key it says signed it; null where it says none.</summary>
    public string? Kid => Text(_header["kid"]);

    /// <summary>Its type (<c>typ</c>); null where it says none.</summary>
    public string? Type => Text(_header["typ"]);

    /// <summary>What it says.</summary>
    public JObject Claims { get; }

    /// <summary>A claim that is a text; null where it is not there, or none.</summary>
    public string? this[string claim] => Text(Claims[claim]);

    /// <summary>A claim that is an instant; null where it is not there, or none.</summary>
    public DateTimeOffset? Instant(string claim) =>
        Claims[claim] is JValue { Type: JTokenType.Integer } value && value.Value is long seconds && seconds is >= 0 and < 253_402_300_800 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    /// <summary>Whether it is for somebody.</summary>
    public bool IsFor(string audience) => Claims["aud"] switch
    {
        JArray several => several.Any(one => Text(one) == audience),
        var one => Text(one) == audience,
    };

    /// <summary>Whether it is signed by a key. The key says how: what the token says of that must agree, and nothing that it asks to be minded beyond (<c>crit</c>) is.</summary>
    public bool IsSignedBy(PartnerKey key) =>
        Text(_header["alg"]) is { } named && SignatureNames.IsJose(named, key.Algorithm) && _header["crit"] is null && _header["b64"] is null && PublicKeys.Verify(key, _signed, _signature, alsoDer: false);

    /// <summary>Reads one; null for what is none.</summary>
    public static CompactToken? Read(string text)
    {
        if (text.Length > MaxLength || text.Split('.') is not [var header, var claims, var signature] || JwkReader.BytesOf(signature) is not { Length: > 0 } bytes)
        {
            return null;
        }

        return Object(header) is { } read && Object(claims) is { } said ? new CompactToken(read, said, Encoding.ASCII.GetBytes($"{header}.{claims}"), bytes) : null;
    }

    /// <summary>Writes one that our key signs.</summary>
    public static string Write(OwnKeys keys, string type, JObject claims)
    {
        var header = new JObject { ["alg"] = "EdDSA", ["kid"] = keys.Kid, ["typ"] = type };
        var signed = $"{Part(header)}.{Part(claims)}";
        return $"{signed}.{Base64Url.EncodeToString(keys.Sign(Encoding.ASCII.GetBytes(signed)))}";
    }

    private static string Part(JObject part) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part.ToString(Formatting.None)));

    private static JObject? Object(string part)
    {
        if (JwkReader.BytesOf(part) is not { } bytes)
        {
            return null;
        }

        try
        {
            using var reader = new JsonTextReader(new StringReader(Encoding.UTF8.GetString(bytes))) { DateParseHandling = DateParseHandling.None, MaxDepth = MaxDepth };
            var read = JObject.Load(reader, new JsonLoadSettings { DuplicatePropertyNameHandling = DuplicatePropertyNameHandling.Error });
            return reader.Read() ? null : read;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JToken? token) => token is JValue { Type: JTokenType.String } value ? (string?)value : null;
}
