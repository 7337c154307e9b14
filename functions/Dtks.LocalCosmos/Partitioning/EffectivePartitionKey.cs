using System.Buffers.Binary;
using System.Text;

namespace Dtks.LocalCosmos.Partitioning;

/// <summary>
/// Where a partition key value lies in the hash space of version 2 partition keys: 16 bytes, big-endian, the top two
/// bits clear, so that the space runs from 00… to 3F…. The .NET SDK computes the same to choose a range.
/// </summary>
internal static class EffectivePartitionKey
{
    /// <summary>Length in bytes.</summary>
    public const int Length = 16;

    private const byte TextTerminator = 0xFF;
    private const byte TopBits = 0x3F;

    public static byte[] Of(PartitionKeyValue value)
    {
        var (low, high) = MurmurHash3.Hash128(Encode(value));
        var key = new byte[Length];
        BinaryPrimitives.WriteUInt64BigEndian(key, high);
        BinaryPrimitives.WriteUInt64BigEndian(key.AsSpan(8), low);
        key[0] &= TopBits;
        return key;
    }

    private static byte[] Encode(PartitionKeyValue value)
    {
        if (value.Kind == PartitionKeyKind.Text)
        {
            var text = new byte[Encoding.UTF8.GetByteCount(value.Text!) + 2];
            text[0] = (byte)PartitionKeyKind.Text;
            Encoding.UTF8.GetBytes(value.Text!, text.AsSpan(1));
            text[^1] = TextTerminator;
            return text;
        }

        if (value.Kind != PartitionKeyKind.Number)
        {
            return [(byte)value.Kind];
        }

        var number = new byte[9];
        number[0] = (byte)PartitionKeyKind.Number;
        BinaryPrimitives.WriteDoubleLittleEndian(number.AsSpan(1), value.Number);
        return number;
    }
}
