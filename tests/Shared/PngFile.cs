using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Dtks.Tests;

/// <summary>Writes PNG files of every kind, chunk by chunk, right ones and wrong ones.</summary>
public sealed class PngFile
{
    private readonly MemoryStream _file = new();

    /// <summary>A file that has its signature and nothing else.</summary>
    public PngFile() => _file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);

    /// <summary>A whole picture with a gradient that the seed decides.</summary>
    public static byte[] Of(int width = 320, int height = 240, int depth = 8, int colour = 2, bool interlaced = false, int seed = 1) =>
        new PngFile().Header(width, height, depth, colour, interlaced).Palette(colour, depth).Data(Rows(width, height, depth, colour, interlaced, seed)).End();

    /// <summary>Its rows, unpacked.</summary>
    public static byte[] Rows(int width, int height, int depth, int colour, bool interlaced, int seed)
    {
        int[] passes = interlaced ? [0, 0, 8, 8, 4, 0, 8, 8, 0, 4, 4, 8, 2, 0, 4, 4, 0, 2, 2, 4, 1, 0, 2, 2, 0, 1, 1, 2] : [0, 0, 1, 1];
        var (bits, rows) = (depth * colour switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 }, new MemoryStream());
        for (var pass = 0; pass < passes.Length; pass += 4)
        {
            var (across, down) = ((width - passes[pass] + passes[pass + 2] - 1) / passes[pass + 2], (height - passes[pass + 1] + passes[pass + 3] - 1) / passes[pass + 3]);
            for (var y = 0; across > 0 && y < down; y++)
            {
                rows.WriteByte(0);
                rows.Write([.. Enumerable.Range(0, ((across * bits) + 7) / 8).Select(x => (byte)((x * seed * 255 / Math.Max(1, across * bits / 8)) + (y * 2)))]);
            }
        }

        return rows.ToArray();
    }

    /// <summary>IHDR.</summary>
    public PngFile Header(int width, int height, int depth = 8, int colour = 2, bool interlaced = false)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9], header[12]) = ((byte)depth, (byte)colour, (byte)(interlaced ? 1 : 0));
        return Chunk("IHDR", header);
    }

    /// <summary>PLTE and tRNS, for pictures of indices.</summary>
    public PngFile Palette(int colour, int depth) => colour != 3
        ? this
        : Chunk("PLTE", [.. Enumerable.Range(0, 3 << depth).Select(v => (byte)(v * 5))]).Chunk("tRNS", [0, 128]);

    /// <summary>IDAT, in one chunk or in several.</summary>
    public PngFile Data(byte[] rows, int chunkBytes = int.MaxValue)
    {
        foreach (var part in Packed(rows).Chunk(chunkBytes))
        {
            Chunk("IDAT", part);
        }

        return this;
    }

    /// <summary>Any chunk, with the right check.</summary>
    public PngFile Chunk(string type, byte[] data, uint? check = null)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        var around = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(around, data.Length);
        _file.Write(around);
        _file.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(around, check ?? Crc(body));
        _file.Write(around);
        return this;
    }

    /// <summary>IEND, and the file.</summary>
    public byte[] End() => Chunk("IEND", []).Bytes();

    /// <summary>The file as it is.</summary>
    public byte[] Bytes() => _file.ToArray();

    /// <summary>Zlib data.</summary>
    public static byte[] Packed(byte[] data)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zlib.Write(data);
        }

        return packed.ToArray();
    }

    /// <summary>Zlib data of so many zeros.</summary>
    public static byte[] Zeros(int mebibytes)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (var n = 0; n < mebibytes; n++)
            {
                zlib.Write(new byte[1024 * 1024]);
            }
        }

        return packed.ToArray();
    }

    private static uint Crc(byte[] body)
    {
        var crc = uint.MaxValue;
        foreach (var b in body)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
        }

        return ~crc;
    }
}
