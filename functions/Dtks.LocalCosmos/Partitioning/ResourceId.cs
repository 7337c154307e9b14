using System.Buffers.Binary;

namespace Dtks.LocalCosmos.Partitioning;

/// <summary>
/// The service's resource id of a database or a container and of what lies in it: bytes in Base64 with '-' for '/'. A
/// database has four bytes, a container four more with the top bit of their first byte set, an item or range eight more.
/// </summary>
internal sealed class ResourceId
{
    private const byte ContainerBit = 0x80;
    private const ulong RangeKind = 0x50;
    private const int PartLength = 4;

    private readonly byte[] _bytes;
    private readonly string _text;

    private ResourceId(byte[] bytes)
    {
        _bytes = bytes;
        _text = Encode(bytes);
    }

    public static ResourceId Database(uint number)
    {
        var bytes = new byte[PartLength];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
        return new ResourceId(bytes);
    }

    public static ResourceId Container(uint databaseNumber, uint number)
    {
        var bytes = new byte[PartLength * 2];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, databaseNumber);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(PartLength), number);
        bytes[PartLength] |= ContainerBit;
        return new ResourceId(bytes);
    }

    /// <summary>The id of the database this container is in.</summary>
    public string DatabaseText => Encode(_bytes.AsSpan(0, PartLength));

    /// <summary>The id of an item: its row key, whose order the SDK relies on when it resumes an ordered query.</summary>
    public string ItemId(long rowKey) => Child((ulong)rowKey);

    public string RangeId(int index) => Child((uint)index | (RangeKind << 56));

    /// <summary>The row key in an item's id; null when it is not an id of this container's items.</summary>
    public long? TryReadItem(string id)
    {
        Span<byte> bytes = stackalloc byte[PartLength * 4];
        return Convert.TryFromBase64String(id.Replace('-', '/'), bytes, out var written) && written == bytes.Length
            && bytes[..(PartLength * 2)].SequenceEqual(_bytes)
            ? (long)BinaryPrimitives.ReadUInt64LittleEndian(bytes[(PartLength * 2)..])
            : null;
    }

    public override string ToString() => _text;

    private string Child(ulong number)
    {
        Span<byte> bytes = stackalloc byte[PartLength * 4];
        _bytes.CopyTo(bytes);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[(PartLength * 2)..], number);
        return Encode(bytes);
    }

    private static string Encode(ReadOnlySpan<byte> bytes) => Convert.ToBase64String(bytes).Replace('/', '-');
}
