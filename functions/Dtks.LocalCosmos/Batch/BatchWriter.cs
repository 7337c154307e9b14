using Dtks.LocalCosmos.Items;
using Microsoft.Azure.Cosmos.Serialization.HybridRow;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.IO;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.Layouts;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.RecordIO;

namespace Dtks.LocalCosmos.Batch;

/// <summary>Writes the results of a batch as HybridRow records.</summary>
internal static class BatchWriter
{
    private const int RowOverhead = 256;

    public static async Task<byte[]> WriteAsync(IReadOnlyList<ItemResult> results)
    {
        using var stream = new MemoryStream();
        var written = await stream.WriteRecordIOAsync(
            default(Segment), (long index, out ReadOnlyMemory<byte> row) => Produce(results, index, out row));
        return written == Result.Success
            ? stream.ToArray()
            : throw new InvalidOperationException($"The results of a batch could not be written: {written}.");
    }

    private static Result Produce(IReadOnlyList<ItemResult> results, long index, out ReadOnlyMemory<byte> row)
    {
        if (index >= results.Count)
        {
            row = default;
            return Result.Success;
        }

        var result = results[(int)index];
        var resizer = new MemorySpanResizer<byte>(RowOverhead + result.Body.Length);
        var buffer = new RowBuffer(RowOverhead + result.Body.Length, resizer);
        buffer.InitLayout(HybridRowVersion.V1, BatchSchema.ResultLayout, BatchSchema.Resolver);
        var written = RowWriter.WriteBuffer(ref buffer, result, WriteRow);
        row = resizer.Memory[..buffer.Length];
        return written;
    }

    private static Result WriteRow(ref RowWriter writer, TypeArgument type, ItemResult result)
    {
        var written = writer.WriteInt32(BatchSchema.StatusCode, result.Status);
        written = Then(written, ref writer, (ref RowWriter w) => w.WriteInt32(BatchSchema.SubStatusCode, result.SubStatus));
        if (result.ETag is { } tag)
        {
            written = Then(written, ref writer, (ref RowWriter w) => w.WriteString(BatchSchema.ETag, tag));
        }

        if (!result.Body.IsEmpty)
        {
            written = Then(written, ref writer, (ref RowWriter w) => w.WriteBinary(BatchSchema.ResourceBody, result.Body.Span));
        }

        return Then(written, ref writer, (ref RowWriter w) => w.WriteFloat64(BatchSchema.Charge, result.Charge));
    }

    private delegate Result Column(ref RowWriter writer);

    private static Result Then(Result before, ref RowWriter writer, Column next) => before == Result.Success ? next(ref writer) : before;
}
