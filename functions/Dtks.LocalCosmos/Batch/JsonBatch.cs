using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using Dtks.LocalCosmos.Errors;
using Dtks.LocalCosmos.Items;
using Dtks.LocalCosmos.Metering;

namespace Dtks.LocalCosmos.Batch;

/// <summary>Batches as the JavaScript SDK sends and reads them: a JSON array with an object for each operation or result.</summary>
internal static class JsonBatch
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 256 };

    /// <summary>Whether a body is in this form.</summary>
    public static bool Is(ReadOnlySpan<byte> body) => body.TrimStart(" \t\r\n"u8) is [(byte)'[', ..];

    /// <summary>Reads the operations; 400 when it is malformed.</summary>
    public static List<BatchOperation> Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, Options);
            return [.. document.RootElement.EnumerateArray().Select(Operation)];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw RequestFailedException.BadRequest($"The batch request body is malformed: {e.Message}");
        }
    }

    /// <summary>Writes the results.</summary>
    public static ReadOnlyMemory<byte> Write(IReadOnlyList<ItemResult> results)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartArray();
        foreach (var result in results)
        {
            Write(writer, result);
        }

        writer.WriteEndArray();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    private static BatchOperation Operation(JsonElement row) => new()
    {
        Kind = Enum.TryParse<CosmosOperation>(Text(row, BatchSchema.OperationType), out var kind) ? kind : null,
        PartitionKey = Text(row, BatchSchema.PartitionKey),
        Id = Text(row, BatchSchema.Id),
        Body = row.TryGetProperty(BatchSchema.ResourceBody, out var body) ? JsonMarshal.GetRawUtf8Value(body).ToArray() : null,
        IfMatch = Text(row, BatchSchema.IfMatch),
        IfNoneMatch = Text(row, BatchSchema.IfNoneMatch),
    };

    private static string? Text(JsonElement row, string name) => row.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static void Write(Utf8JsonWriter writer, ItemResult result)
    {
        writer.WriteStartObject();
        writer.WriteNumber(BatchSchema.StatusCode, result.Status);
        writer.WriteNumber(BatchSchema.SubStatusCode, result.SubStatus);
        writer.WriteNumber(BatchSchema.Charge, result.Charge);
        if (result.ETag is { } tag)
        {
            writer.WriteString(BatchSchema.ETag, tag);
        }

        if (result.Message is { } message)
        {
            writer.WriteString("message", message);
        }

        if (!result.Body.IsEmpty)
        {
            writer.WritePropertyName(BatchSchema.ResourceBody);
            writer.WriteRawValue(result.Body.Span, skipInputValidation: true);
        }

        writer.WriteEndObject();
    }
}
