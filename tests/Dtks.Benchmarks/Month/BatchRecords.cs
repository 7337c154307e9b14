using Microsoft.Azure.Cosmos.Serialization.HybridRow;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.RecordIO;

namespace Dtks.Benchmarks.Month;

/// <summary>The records of a batch as the SDK sends it: HybridRow, each with its checksum.</summary>
internal static class BatchRecords
{
    /// <summary>The batch with each record changed in place.</summary>
    public static byte[] Changed(byte[] body, Func<byte[], byte[]> change)
    {
        var records = new List<byte[]>();
        var (parser, rest) = (default(RecordIOParser), new ReadOnlyMemory<byte>(body));
        while (!rest.IsEmpty)
        {
            Held(parser.Process(rest, out var kind, out ReadOnlyMemory<byte> record, out _, out var consumed));
            if (kind == RecordIOParser.ProductionType.Record)
            {
                records.Add(change(record.ToArray()));
            }

            rest = rest[consumed..];
        }

        using var stream = new MemoryStream();
        Held(stream.WriteRecordIOAsync(default(Segment), (long index, out ReadOnlyMemory<byte> row) =>
        {
            row = index < records.Count ? records[(int)index] : default;
            return Result.Success;
        }).GetAwaiter().GetResult());
        return stream.ToArray();
    }

    private static void Held(Result result)
    {
        if (result != Result.Success)
        {
            throw new InvalidOperationException($"A batch cannot be read or written: {result}.");
        }
    }
}
