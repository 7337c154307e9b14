using System.Buffers.Binary;

namespace Dtks.LocalHost.Demo.Documents;

/// <summary>Writes baseline JPEG (ITU-T T.81) in a JFIF 1.1 file: three components, none subsampled.</summary>
internal static class JpegEncoder
{
    private const int Side = 8;
    private const int Quality = 75;
    private const int Components = 3;

    public static byte[] Encode(Raster picture)
    {
        using var jpeg = new MemoryStream();
        var (luminance, chrominance) = (Scale(JpegTables.Luminance), Scale(JpegTables.Chrominance));
        jpeg.Write([0xFF, 0xD8]);
        WriteSegment(jpeg, 0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
        WriteSegment(jpeg, 0xDB, [0, .. InZigZag(luminance), 1, .. InZigZag(chrominance)]);
        WriteSegment(jpeg, 0xC0, Frame(picture));
        WriteTable(jpeg, 0x00, JpegTables.LuminanceDc);
        WriteTable(jpeg, 0x10, JpegTables.LuminanceAc);
        WriteTable(jpeg, 0x01, JpegTables.ChrominanceDc);
        WriteTable(jpeg, 0x11, JpegTables.ChrominanceAc);
        WriteSegment(jpeg, 0xDA, [Components, 1, 0x00, 2, 0x11, 3, 0x11, 0, 63, 0]);
        WriteScan(jpeg, picture, luminance, chrominance);
        jpeg.Write([0xFF, 0xD9]);
        return jpeg.ToArray();
    }

    private static byte[] Frame(Raster picture)
    {
        byte[] frame = [8, 0, 0, 0, 0, Components, 1, 0x11, 0, 2, 0x11, 1, 3, 0x11, 1];
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(1), (ushort)picture.Height);
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(3), (ushort)picture.Width);
        return frame;
    }

    private static void WriteScan(MemoryStream jpeg, Raster picture, byte[] luminance, byte[] chrominance)
    {
        var bits = new JpegBitWriter(jpeg);
        JpegBlockCoder[] coders =
        [
            new(bits, luminance, JpegTables.LuminanceDc, JpegTables.LuminanceAc),
            new(bits, chrominance, JpegTables.ChrominanceDc, JpegTables.ChrominanceAc),
            new(bits, chrominance, JpegTables.ChrominanceDc, JpegTables.ChrominanceAc),
        ];
        var block = new double[Side * Side];
        for (var top = 0; top < picture.Height; top += Side)
        {
            for (var left = 0; left < picture.Width; left += Side)
            {
                for (var component = 0; component < Components; component++)
                {
                    ReadBlock(picture, left, top, component, block);
                    coders[component].Code(block);
                }
            }
        }
        bits.Finish();
    }

    /// <summary>One component of a block; beyond the edge the last row and column go on.</summary>
    private static void ReadBlock(Raster picture, int left, int top, int component, double[] block)
    {
        for (var i = 0; i < block.Length; i++)
        {
            var row = picture.Row(Math.Min(top + (i / Side), picture.Height - 1));
            var at = Math.Min(left + (i % Side), picture.Width - 1) * Components;
            block[i] = Sample(row[at], row[at + 1], row[at + 2], component);
        }
    }

    /// <summary>Y, Cb or Cr of a colour (JFIF 1.02, page 3), each shifted to -128..127.</summary>
    private static double Sample(byte red, byte green, byte blue, int component) => component switch
    {
        0 => (0.299 * red) + (0.587 * green) + (0.114 * blue) - 128,
        1 => (-0.168736 * red) - (0.331264 * green) + (0.5 * blue),
        _ => (0.5 * red) - (0.418688 * green) - (0.081312 * blue),
    };

    /// <summary>A table of annex K scaled to our quality: 50 leaves it, 100 would make it all ones.</summary>
    private static byte[] Scale(ReadOnlySpan<byte> table)
    {
        var scaled = new byte[table.Length];
        for (var i = 0; i < scaled.Length; i++)
            scaled[i] = (byte)Math.Clamp(((table[i] * (200 - (2 * Quality))) + 50) / 100, 1, 255);
        return scaled;
    }

    private static byte[] InZigZag(byte[] table)
    {
        var ordered = new byte[table.Length];
        for (var i = 0; i < ordered.Length; i++)
            ordered[i] = table[JpegTables.ZigZag[i]];
        return ordered;
    }

    private static void WriteTable(MemoryStream jpeg, byte id, HuffmanTable table) =>
        WriteSegment(jpeg, 0xC4, [id, .. table.Counts, .. table.Symbols]);

    private static void WriteSegment(MemoryStream jpeg, byte marker, byte[] content)
    {
        Span<byte> length = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)(content.Length + 2));
        jpeg.Write([0xFF, marker]);
        jpeg.Write(length);
        jpeg.Write(content);
    }
}
