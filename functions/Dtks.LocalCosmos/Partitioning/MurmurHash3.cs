using System.Buffers.Binary;
using System.Numerics;

namespace Dtks.LocalCosmos.Partitioning;

/// <summary>MurmurHash3 x64 128 (Austin Appleby, public domain), the hash behind version 2 partition keys and the digests of values.</summary>
internal static class MurmurHash3
{
    private const ulong C1 = 0x87c37b91114253d5;
    private const ulong C2 = 0x4cf5ad432745937f;
    private const int BlockLength = 16;

    /// <summary>Hashes <paramref name="data"/> into two 64-bit words; without a seed it is 0.</summary>
    public static (ulong Low, ulong High) Hash128(ReadOnlySpan<byte> data, (ulong Low, ulong High) seed = default)
    {
        var (h1, h2) = seed;
        var rest = data;
        while (rest.Length >= BlockLength)
        {
            h1 ^= MixFirst(BinaryPrimitives.ReadUInt64LittleEndian(rest));
            h1 = ((BitOperations.RotateLeft(h1, 27) + h2) * 5) + 0x52dce729;
            h2 ^= MixSecond(BinaryPrimitives.ReadUInt64LittleEndian(rest[8..]));
            h2 = ((BitOperations.RotateLeft(h2, 31) + h1) * 5) + 0x38495ab5;
            rest = rest[BlockLength..];
        }

        Span<byte> tail = stackalloc byte[BlockLength];
        tail.Clear();
        rest.CopyTo(tail);
        h2 ^= MixSecond(BinaryPrimitives.ReadUInt64LittleEndian(tail[8..]));
        h1 ^= MixFirst(BinaryPrimitives.ReadUInt64LittleEndian(tail));
        return Finish(h1, h2, (ulong)data.Length);
    }

    private static (ulong Low, ulong High) Finish(ulong h1, ulong h2, ulong length)
    {
        h1 ^= length;
        h2 ^= length;
        h1 += h2;
        h2 += h1;
        h1 = Avalanche(h1);
        h2 = Avalanche(h2);
        h1 += h2;
        h2 += h1;
        return (h1, h2);
    }

    private static ulong MixFirst(ulong k) => BitOperations.RotateLeft(k * C1, 31) * C2;

    private static ulong MixSecond(ulong k) => BitOperations.RotateLeft(k * C2, 33) * C1;

    private static ulong Avalanche(ulong h)
    {
        h ^= h >> 33;
        h *= 0xff51afd7ed558ccd;
        h ^= h >> 33;
        h *= 0xc4ceb9fe1a85ec53;
        return h ^ (h >> 33);
    }
}
