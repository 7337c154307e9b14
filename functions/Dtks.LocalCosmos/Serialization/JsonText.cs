using System.Text;
using Dtks.LocalCosmos.Errors;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Serialization;

/// <summary>JSON in and out with the settings the protocol needs: dates stay text, nothing is nested too deep.</summary>
internal static class JsonText
{
    private const int MaxDepth = 256;

    /// <summary>Reads any JSON value; 400 when it is none.</summary>
    public static JToken Parse(string text) => Parse(Encoding.UTF8.GetBytes(text));

    /// <summary>Reads any JSON value; 400 when it is none.</summary>
    public static JToken Parse(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return StrictJson.Read(utf8, MaxDepth);
        }
        catch (System.Text.Json.JsonException e)
        {
            throw RequestFailedException.BadRequest($"The request body is not JSON: {e.Message}");
        }
    }

    /// <summary>Reads a JSON object; 400 when it is anything else.</summary>
    public static JObject ParseObject(ReadOnlySpan<byte> utf8) =>
        Parse(utf8) as JObject ?? throw RequestFailedException.BadRequest("The request body is not a JSON object.");

    /// <summary>A member of an object; null when it is not there or the token is no object.</summary>
    public static JToken? Member(this JToken? token, string name) => (token as JObject)?.GetValue(name, StringComparison.Ordinal);

    /// <summary>The text of a string token; null when it is no string.</summary>
    public static string? AsText(this JToken? token) => token is JValue { Value: string text } ? text : null;

    public static byte[] Write(JToken token) => Encoding.UTF8.GetBytes(token.ToString(Formatting.None));
}
