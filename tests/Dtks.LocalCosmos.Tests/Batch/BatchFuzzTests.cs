using Dtks.LocalCosmos.Batch;
using Dtks.LocalCosmos.Errors;
using Microsoft.Azure.Cosmos.Serialization.HybridRow;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.IO;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.Layouts;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.RecordIO;
using Xunit;

namespace Dtks.LocalCosmos.Tests.Batch;

/// <summary>Batch bodies that are damaged, at the framing and within the rows.</summary>
public sealed class BatchFuzzTests
{
    private const int Cases = 20_000;

    private static readonly byte[] Row = MakeRow();
    private static readonly byte[] Body = Frame(Row, Row).GetAwaiter().GetResult();

    [Fact]
    public void The_body_that_is_damaged_here_is_a_good_one()
    {
        var operations = BatchReader.Read(Body);
        Assert.Equal(["item-1", "item-1"], operations.Select(operation => operation.Id));
        Assert.Equal("\"tag\"", operations[0].IfMatch);
        Assert.Equal([1, 2, 3], operations[0].Body!);
        Assert.True(operations[0].Minimal);
    }

    [Fact]
    public void A_damaged_body_is_read_or_refused()
    {
        var random = PropertyRounds.Random(1);
        for (var i = 0; i < PropertyRounds.Count(Cases); i++)
        {
            ReadOrRefuse(Damage(Body, random));
        }
    }

    [Fact]
    public async Task A_damaged_row_in_a_good_frame_is_read_or_refused()
    {
        var random = PropertyRounds.Random(2);
        for (var i = 0; i < PropertyRounds.Count(Cases); i++)
        {
            ReadOrRefuse(await Frame(Damage(Row, random)));
        }
    }

    [Fact]
    public void A_body_cut_short_anywhere_is_refused()
    {
        for (var length = 0; length < Body.Length; length++)
        {
            var cut = Body[..length];
            var whole = length < Body.Length && TryRead(cut)?.Count == 1;
            Assert.True(whole || TryRead(cut) is null, $"cut at {length}");
        }
    }

    private static List<BatchOperation>? TryRead(byte[] body)
    {
        try
        {
            return BatchReader.Read(body);
        }
        catch (RequestFailedException refusal)
        {
            Assert.Equal(400, refusal.Status);
            return null;
        }
    }

    private static void ReadOrRefuse(byte[] body) => TryRead(body);

    private static byte[] Damage(byte[] good, Random random)
    {
        var damaged = good.ToList();
        for (var changes = random.Next(1, 5); changes > 0; changes--)
        {
            var at = random.Next(damaged.Count);
            switch (random.Next(3))
            {
                case 0:
                    damaged[at] = (byte)random.Next(256);
                    break;
                case 1:
                    damaged.Insert(at, (byte)random.Next(256));
                    break;
                default:
                    damaged.RemoveAt(at);
                    break;
            }
        }

        return [.. damaged];
    }

    private static byte[] MakeRow()
    {
        var row = new RowBuffer(1024);
        row.InitLayout(HybridRowVersion.V1, BatchSchema.OperationLayout, BatchSchema.Resolver);
        Assert.Equal(Result.Success, RowWriter.WriteBuffer(ref row, 0, Write));
        return row.AsSpan().ToArray();
    }

    private static Result Write(ref RowWriter writer, TypeArgument type, int context)
    {
        writer.WriteInt32(BatchSchema.OperationType, 0);
        writer.WriteInt32(BatchSchema.ResourceType, 2);
        writer.WriteString(BatchSchema.Id, "item-1");
        writer.WriteBinary(BatchSchema.ResourceBody, new byte[] { 1, 2, 3 });
        writer.WriteString(BatchSchema.IfMatch, "\"tag\"");
        return writer.WriteBool(BatchSchema.MinimalReturn, true);
    }

    private static async Task<byte[]> Frame(params byte[][] rows)
    {
        using var stream = new MemoryStream();
        await stream.WriteRecordIOAsync(default(Segment), (long index, out ReadOnlyMemory<byte> row) =>
        {
            row = index < rows.Length ? rows[index] : default(ReadOnlyMemory<byte>);
            return Result.Success;
        });
        return stream.ToArray();
    }
}
