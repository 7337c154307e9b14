using Dtks.LocalCosmos.Errors;
using Dtks.LocalCosmos.Metering;
using Microsoft.Azure.Cosmos.Serialization.HybridRow;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.IO;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.RecordIO;

namespace Dtks.LocalCosmos.Batch;

/// <summary>Reads the body of a batch: HybridRow records, one for each operation. Whatever is malformed is 400.</summary>
internal static class BatchReader
{
    private const byte FirstByte = (byte)HybridRowVersion.V1;

    public static List<BatchOperation> Read(ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty || body.Span[0] != FirstByte)
        {
            throw Malformed();
        }

        try
        {
            return ReadRecords(body) is { Count: > 0 } operations ? operations : throw Malformed();
        }
        catch (Exception e) when (e is not RequestFailedException)
        {
            // The row reader checks its input only partly and then fails as it happens to: all of that is a malformed body.
            throw Malformed();
        }
    }

    private static List<BatchOperation> ReadRecords(ReadOnlyMemory<byte> rest)
    {
        var operations = new List<BatchOperation>();
        var parser = default(RecordIOParser);
        while (!rest.IsEmpty)
        {
            var result = parser.Process(rest, out var kind, out ReadOnlyMemory<byte> record, out _, out var consumed);
            if (kind == RecordIOParser.ProductionType.Record)
            {
                result = Add(operations, record);
            }

            if (result != Result.Success || consumed == 0)
            {
                throw Malformed();
            }

            rest = rest[consumed..];
        }

        return operations;
    }

    private static Result Add(List<BatchOperation> operations, ReadOnlyMemory<byte> record)
    {
        var row = new RowBuffer(record.Length);
        if (!row.ReadFrom(record.Span, HybridRowVersion.V1, BatchSchema.Resolver))
        {
            return Result.InvalidRow;
        }

        var reader = new RowReader(ref row);
        var result = ReadRow(ref reader, out var operation);
        operations.Add(operation);
        return result;
    }

    private static Result ReadRow(ref RowReader reader, out BatchOperation operation)
    {
        operation = new BatchOperation();
        while (reader.Read())
        {
            var result = ReadColumn(ref reader, ref operation);
            if (result is not (Result.Success or Result.NotFound))
            {
                return result;
            }
        }

        return Result.Success;
    }

    private static Result ReadColumn(ref RowReader reader, ref BatchOperation operation)
    {
        switch (reader.Path.ToString())
        {
            case BatchSchema.OperationType:
                var result = reader.ReadInt32(out var type);
                operation = operation with { Kind = Kind(type) };
                return result;
            case BatchSchema.ResourceBody:
                result = reader.ReadBinary(out byte[] bytes);
                operation = operation with { Body = bytes };
                return result;
            case BatchSchema.MinimalReturn:
                result = reader.ReadBool(out var minimal);
                operation = operation with { Minimal = minimal };
                return result;
            case var path and (BatchSchema.PartitionKey or BatchSchema.Id or BatchSchema.IfMatch or BatchSchema.IfNoneMatch):
                result = reader.ReadString(out string text);
                operation = WithText(operation, path, text);
                return result;
            default:
                return Result.Success;
        }
    }

    private static BatchOperation WithText(BatchOperation operation, string path, string text) => path switch
    {
        BatchSchema.PartitionKey => operation with { PartitionKey = text },
        BatchSchema.Id => operation with { Id = text },
        BatchSchema.IfMatch => operation with { IfMatch = text },
        _ => operation with { IfNoneMatch = text },
    };

    // The protocol's numbers of operations.
    private static CosmosOperation? Kind(int operationType) => operationType switch
    {
        0 => CosmosOperation.Create,
        1 => CosmosOperation.Patch,
        2 => CosmosOperation.Read,
        4 => CosmosOperation.Delete,
        5 => CosmosOperation.Replace,
        20 => CosmosOperation.Upsert,
        _ => null,
    };

    private static RequestFailedException Malformed() =>
        RequestFailedException.BadRequest("The batch request body is malformed: it is not a sequence of HybridRow records of operations.");
}
