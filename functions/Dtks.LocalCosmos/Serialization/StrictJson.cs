using System.Globalization;
using System.Text;
using System.Text.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Serialization;

/// <summary>What JSON must be beyond its grammar to be kept and queried: text that is Unicode, numbers that a double can hold.</summary>
internal static class StrictJson
{
    // No number of fewer digits and without an exponent is out of a double's range.
    private const int SurelyFinite = 300;

    /// <summary>Reads a whole text.</summary>
    /// <param name="utf8">the text</param>
    /// <param name="maxDepth">how deep it may nest</param>
    /// <exception cref="JsonException">it is not one JSON value, or not one that can be kept</exception>
    public static JToken Read(ReadOnlySpan<byte> utf8, int maxDepth)
    {
        var check = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = maxDepth });
        while (check.Read())
        {
            CheckToken(ref check);
        }

        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = maxDepth });
        reader.Read();
        return JsonTokens.Value(ref reader);
    }

    /// <summary>The number the reader is at as the service gives it back, where that is written otherwise: 0.0 as 0, 1e2 as 100; else null.</summary>
    public static string? Shortened(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.Number || reader.TryGetInt64(out _))
        {
            return null;
        }

        var shortest = reader.GetDouble().ToString("R", CultureInfo.InvariantCulture);
        return Encoding.ASCII.GetString(reader.ValueSpan) == shortest ? null : shortest;
    }

    /// <summary>Checks the token the reader is at.</summary>
    /// <exception cref="JsonException">it is not JSON that can be kept</exception>
    public static void CheckToken(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Number when !IsFinite(ref reader):
                throw new JsonException("A number is out of the range of a double.");
            case JsonTokenType.String or JsonTokenType.PropertyName when reader.ValueIsEscaped:
                CheckEscapes(ref reader);
                break;
        }
    }

    private static bool IsFinite(ref Utf8JsonReader reader) =>
        (reader.ValueSpan.Length < SurelyFinite && reader.ValueSpan.IndexOfAny((byte)'e', (byte)'E') < 0)
        || (reader.TryGetDouble(out var number) && double.IsFinite(number));

    private static void CheckEscapes(ref Utf8JsonReader reader)
    {
        try
        {
            reader.GetString();
        }
        catch (InvalidOperationException)
        {
            throw new JsonException("A text holds half of a surrogate pair, which is not Unicode.");
        }
    }
}
