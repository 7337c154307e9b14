using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;

namespace Dtks.LocalHost.Demo.Documents;

/// <summary>Writes PNG (W3C Portable Network Graphics, third edition): eight bits per part, true colour, not interlaced.</summary>
internal static class PngEncoder
{
    private const byte EightBits = 8;
    private const byte TrueColour = 2;
    private const byte FilterSub = 1;
    private const int BytesPerPixel = 3;

    private static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    public static byte[] Encode(Raster picture)
    {
        using var png = new MemoryStream();
        png.Write(Signature);
        WriteChunk(png, "IHDR", Header(picture));
        WriteChunk(png, "IDAT", Compress(picture));
        WriteChunk(png, "IEND", []);
        return png.ToArray();
    }

    private static byte[] Header(Raster picture)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, picture.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), picture.Height);
        (header[8], header[9]) = (EightBits, TrueColour);
        return header;
    }

    private static byte[] Compress(Raster picture)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            var line = new byte[picture.Width * BytesPerPixel];
            for (var y = 0; y < picture.Height; y++)
            {
                zlib.WriteByte(FilterSub);
                Filter(picture.Row(y), line);
                zlib.Write(line);
            }
        }
        return compressed.ToArray();
    }

    /// <summary>Filter "Sub": each byte less the same part of the pixel to its left.</summary>
    private static void Filter(ReadOnlySpan<byte> row, Span<byte> line)
    {
        for (var i = 0; i < row.Length; i++)
            line[i] = (byte)(row[i] - (i < BytesPerPixel ? 0 : row[i - BytesPerPixel]));
    }

    private static void WriteChunk(MemoryStream png, string type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        var checksum = new Crc32();
        var name = Encoding.ASCII.GetBytes(type);
        checksum.Append(name);
        checksum.Append(data);
        png.Write(name);
        png.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, checksum.GetCurrentHashAsUInt32());
        png.Write(number);
    }
}
