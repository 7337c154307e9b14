using System.Text.Json;
using System.Text.Unicode;

namespace Dtks.Domain.Dci;

/// <summary>Looks at the bytes of messages that others sent, before anything is made text of them.</summary>
public static class JsonBytes
{
    /// <summary>
    /// Whether bytes are one value of JSON of which everything can be made text: UTF-8 throughout, and no name of a member holds half a character. Values that do are looked at where they are read, so that
    /// of several requests that one alone is rejected.
    /// </summary>
    /// <param name="utf8">The bytes.</param>
    /// <param name="depth">How deep it may nest, 1 or more.</param>
    public static bool AreText(ReadOnlySpan<byte> utf8, int depth)
    {
        if (!Utf8.IsValid(utf8)) return false;
        try
        {
            var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = depth });
            while (reader.Read())
            {
                // What is written without escapes is text since the whole is.
                if (reader.TokenType == JsonTokenType.PropertyName && reader.ValueIsEscaped) _ = reader.GetString();
            }

            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>A text as it is written; null where it is no text, or holds half a character.</summary>
    public static string? Text(JsonElement text)
    {
        try
        {
            return text.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
