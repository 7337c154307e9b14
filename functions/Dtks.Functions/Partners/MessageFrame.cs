using System.Text.Json;
using Dtks.Domain.Dci;

namespace Dtks.Functions.Partners;

/// <summary>The three parts of a message's body as they stand in it, byte for byte.</summary>
/// <param name="Signature">The text of <c>signature</c>; null where it is not there, is null or empty.</param>
/// <param name="Header">The bytes of the value of <c>header</c>: an object.</param>
/// <param name="Message">The bytes of the value of <c>message</c>; empty where it is not there.</param>
public sealed record MessageFrame(string? Signature, ReadOnlyMemory<byte> Header, ReadOnlyMemory<byte> Message)
{
    // Of the message in it, and the frame.
    private const int MaxDepth = DciLimits.JsonDepth + 4;

    /// <summary>Reads the frame of a body: one object of JSON, with none of the three twice, and a header that is an object.</summary>
    /// <returns>Null for what is none.</returns>
    public static MessageFrame? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonBytes.AreText(body.Span, MaxDepth) ? ReadStrictly(body) : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Not JSON, too deep, or a text that is no UTF-8.
            return null;
        }
    }

    /// <summary>A text of the header; null where it is not there.</summary>
    /// <param name="member">The member's name.</param>
    /// <param name="isRight">False where it is there twice, or as something other than a text: half a character is none.</param>
    internal string? HeaderText(string member, out bool isRight)
    {
        var (found, count) = Member(member);
        isRight = count == 0 || (count == 1 && found is JsonElement { ValueKind: JsonValueKind.String or JsonValueKind.Null });
        var text = isRight && found is { ValueKind: JsonValueKind.String } said ? JsonBytes.Text(said) : null;
        isRight &= text is not null || found is not { ValueKind: JsonValueKind.String };
        return text;
    }

    /// <summary>Whether the header says that the message is encrypted.</summary>
    internal bool IsEncrypted => Member("is_msg_encrypted").Found is { ValueKind: JsonValueKind.True };

    private (JsonElement? Found, int Count) Member(string name)
    {
        using var header = JsonDocument.Parse(Header, new JsonDocumentOptions { MaxDepth = MaxDepth });
        var all = header.RootElement.EnumerateObject().Where(p => p.NameEquals(name)).Select(p => p.Value.Clone()).ToList();
        return (all.Count == 0 ? null : all[^1], all.Count);
    }

    private static MessageFrame? ReadStrictly(ReadOnlyMemory<byte> body)
    {
        var reader = new Utf8JsonReader(body.Span, new JsonReaderOptions { MaxDepth = MaxDepth });
        var (signature, header, message, seen) = ((string?)null, ReadOnlyMemory<byte>.Empty, ReadOnlyMemory<byte>.Empty, new HashSet<string>(StringComparer.Ordinal));
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            var (start, kind) = ((int)reader.TokenStartIndex, reader.TokenType);
            var text = kind == JsonTokenType.String ? reader.GetString() : null;
            reader.Skip();
            var value = body[start..(int)reader.BytesConsumed];
            switch (name)
            {
                case "signature" when seen.Add(name) && kind is JsonTokenType.String or JsonTokenType.Null:
                    signature = string.IsNullOrEmpty(text) ? null : text;
                    break;
                case "header" when seen.Add(name) && kind == JsonTokenType.StartObject:
                    header = value;
                    break;
                case "message" when seen.Add(name):
                    message = value;
                    break;
                case "signature" or "header" or "message":
                    return null;
                default:
                    break;
            }
        }

        // What follows the object is a fault of its own.
        return reader.TokenType == JsonTokenType.EndObject && !reader.Read() && !header.IsEmpty ? new MessageFrame(signature, header, message) : null;
    }
}
