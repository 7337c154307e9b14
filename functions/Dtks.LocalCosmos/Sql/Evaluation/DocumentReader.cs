using System.Text.Json;
using Dtks.LocalCosmos.Serialization;

namespace Dtks.LocalCosmos.Sql.Evaluation;

/// <summary>
/// Reads documents for queries. It goes over the stored bytes with System.Text.Json, which can pass over what is not asked for
/// without making anything of it: reading is most of a query's time.
/// </summary>
internal static class DocumentReader
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 1000, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>Reads a document, or only some of its properties.</summary>
    /// <param name="utf8">a JSON object</param>
    /// <param name="properties">the names to read; null for all</param>
    /// <param name="rowKey">the document's row key</param>
    /// <exception cref="JsonException">the bytes are no JSON object</exception>
    public static StoredDocument Read(ReadOnlyMemory<byte> utf8, IReadOnlySet<string>? properties, long rowKey = 0)
    {
        var reader = new Utf8JsonReader(utf8.Span, Options);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("A document is a JSON object.");
        }

        var document = new StoredDocument(utf8, rowKey);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (properties is not null && !IsAskedFor(ref reader, properties))
            {
                reader.Skip();
                continue;
            }

            var name = reader.GetString()!;
            reader.Read();
            document[name] = JsonTokens.Value(ref reader);
        }

        return document;
    }

    private static bool IsAskedFor(ref Utf8JsonReader reader, IReadOnlySet<string> properties)
    {
        foreach (var name in properties)
        {
            if (reader.ValueTextEquals(name))
            {
                return true;
            }
        }

        return false;
    }
}
