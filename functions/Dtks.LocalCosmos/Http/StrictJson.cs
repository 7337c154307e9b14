using System.Text.Json;

namespace Dtks.LocalCosmos.Http;

/// <summary>What JSON must be beyond its grammar to be kept and queried: text that is Unicode, numbers that a double can hold.</summary>
internal static class StrictJson
{
    // No number of fewer digits and without an exponent is out of a double's range.
    private const int SurelyFinite = 300;

    /// <summary>Goes over a whole text; what it finds nowhere needs checking again.</summary>
    /// <param name="utf8">the text</param>
    /// <param name="maxDepth">how deep it may nest</param>
    /// <exception cref="JsonException">it is not one JSON value</exception>
    public static void Check(ReadOnlySpan<byte> utf8, int maxDepth)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = maxDepth });
        while (reader.Read())
        {
            CheckToken(ref reader);
        }
    }

    /// <summary>Passes over the value the reader is at.</summary>
    /// <exception cref="JsonException">something in it is not JSON</exception>
    public static void Skip(ref Utf8JsonReader reader)
    {
        var depth = reader.CurrentDepth;
        CheckToken(ref reader);
        if (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
        {
            return;
        }

        while (reader.Read() && reader.CurrentDepth > depth)
        {
            CheckToken(ref reader);
        }
    }

    private static void CheckToken(ref Utf8JsonReader reader)
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
