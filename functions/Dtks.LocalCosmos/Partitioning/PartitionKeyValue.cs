using System.Text;
using Dtks.LocalCosmos.Errors;
using Dtks.LocalCosmos.Serialization;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Partitioning;

/// <summary>The value of a container's one partition key path: a JSON scalar, null, or undefined when the path is missing.</summary>
internal readonly record struct PartitionKeyValue(PartitionKeyKind Kind, string? Text, double Number)
{
    /// <summary>Longest text the service takes as a partition key value, in UTF-8 bytes.</summary>
    public const int MaxTextBytes = 2048;

    public static PartitionKeyValue Undefined => new(PartitionKeyKind.Undefined, null, 0);

    public static PartitionKeyValue Null => new(PartitionKeyKind.Null, null, 0);

    /// <summary>A text's; 400 when it is longer than <see cref="MaxTextBytes"/>.</summary>
    public static PartitionKeyValue OfText(string text) => Encoding.UTF8.GetByteCount(text) <= MaxTextBytes
        ? new(PartitionKeyKind.Text, text, 0)
        : throw RequestFailedException.BadRequest($"A partition key value has at most {MaxTextBytes} bytes.");

    public static PartitionKeyValue OfNumber(double number) => new(PartitionKeyKind.Number, null, number);

    public static PartitionKeyValue OfBoolean(bool value) => new(value ? PartitionKeyKind.True : PartitionKeyKind.False, null, 0);

    /// <summary>Reads the header form: a JSON array of one scalar, <c>null</c>, or <c>{}</c> for undefined. Anything else is 400.</summary>
    public static PartitionKeyValue ParseHeader(string header)
    {
        // Nearly every key is plain text, which needs no JSON reader.
        if (header is ['[', '"', .. var text, '"', ']'] && text.AsSpan().IndexOfAny('"', '\\') < 0 && !text.AsSpan().ContainsAnyInRange('\0', '\x1F'))
        {
            return OfText(text);
        }

        JArray components;
        try
        {
            components = JsonText.Parse(header) as JArray ?? throw Invalid(header);
        }
        catch (RequestFailedException)
        {
            throw Invalid(header);
        }

        return components.Count == 1 ? FromToken(components[0]) ?? throw Invalid(header) : throw Invalid(header);
    }

    /// <summary>The value of a token found at the partition key path; null when the token cannot be a partition key value.</summary>
    public static PartitionKeyValue? FromToken(JToken? token) => token switch
    {
        null => Undefined,
        { Type: JTokenType.Null } => Null,
        { Type: JTokenType.Boolean } => OfBoolean((bool)token),
        { Type: JTokenType.Integer or JTokenType.Float } => OfNumber((double)token),
        { Type: JTokenType.String or JTokenType.Date } => OfText((string)token!),
        JObject { Count: 0 } => Undefined,
        _ => null,
    };

    private static RequestFailedException Invalid(string header) =>
        RequestFailedException.BadRequest($"Partition key {header} is invalid: LocalCosmos takes one scalar, null or {{}} in an array.");
}

/// <summary>What a partition key value is; the numbers are the markers the service hashes before the value.</summary>
internal enum PartitionKeyKind : byte
{
    Undefined = 0,
    Null = 1,
    False = 2,
    True = 3,
    Number = 5,
    Text = 8,
}
