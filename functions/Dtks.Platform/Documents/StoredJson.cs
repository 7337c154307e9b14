using System.Runtime.InteropServices;
using System.Text.Json;
using Dtks.Platform.Json;
using Newtonsoft.Json;

namespace Dtks.Platform.Documents;

/// <summary>
/// Documents as the store gave them, as bytes: looked through for where each ends and what it says of itself, before anything is made of them.
/// </summary>
/// <param name="bytes">UTF-8.</param>
internal readonly struct StoredJson(ReadOnlyMemory<byte> bytes)
{
    // However deep: that is one document's fault, and seen when it is read.
    private static readonly JsonReaderOptions Options = new() { MaxDepth = int.MaxValue };

    /// <summary>All of a stream.</summary>
    public static StoredJson Of(Stream stream)
    {
        if (stream is MemoryStream { Position: 0 } memory && memory.TryGetBuffer(out var there))
        {
            return new StoredJson(there);
        }

        using var whole = new MemoryStream();
        stream.CopyTo(whole);
        return new StoredJson(whole.GetBuffer().AsMemory(0, (int)whole.Length));
    }

    /// <summary>A reader at its beginning.</summary>
    public JsonTextReader Reader()
    {
        var stream = MemoryMarshal.TryGetArray(bytes, out var array) ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false) : new MemoryStream(bytes.ToArray());
        return new JsonTextReader(new StreamReader(stream)) { ArrayPool = CharPool.Shared };
    }

    /// <summary>The items of a list.</summary>
    /// <exception cref="JsonReaderException">It is no JSON.</exception>
    public List<StoredJson> Items()
    {
        try
        {
            var items = new List<StoredJson>();
            var reader = new Utf8JsonReader(bytes.Span, Options);
            reader.Read();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                var from = (int)reader.TokenStartIndex;
                reader.Skip();
                items.Add(new StoredJson(bytes[from..(int)reader.BytesConsumed]));
            }

            return items;
        }
        catch (System.Text.Json.JsonException e)
        {
            throw new JsonReaderException("What is stored is no JSON.", e);
        }
    }

    /// <summary>The texts among its own members, by name; of two of a name the later, as a tree has it. Nothing of what is no document.</summary>
    /// <exception cref="JsonReaderException">It is no JSON.</exception>
    public Dictionary<string, string> Texts()
    {
        try
        {
            var texts = new Dictionary<string, string>(StringComparer.Ordinal);
            var reader = new Utf8JsonReader(bytes.Span, Options);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return texts;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = Text(ref reader) ?? string.Empty;
                reader.Read();
                texts.Remove(name);
                if (reader.TokenType == JsonTokenType.String && Text(ref reader) is { } text)
                {
                    texts[name] = text;
                }

                reader.Skip();
            }

            return texts;
        }
        catch (System.Text.Json.JsonException e)
        {
            throw new JsonReaderException("What is stored is no JSON.", e);
        }
    }

    // Null for one with half a character in it, which is none that anything goes by.
    private static string? Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
