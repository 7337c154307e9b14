using System.Buffers.Binary;

namespace Dtks.Tests;

/// <summary>
/// Writes a progressive JPEG (ITU-T T.81) of one grey area: as large as its header says, in as few bytes as there can be. What a decoder must hold depends on the header alone.
/// </summary>
public static class ProgressiveJpeg
{
    // Runs of blocks that have ended, of T.81 G.1.2.2: 2^14, and in 14 bits how many more.
    private const int ShortestRun = 1 << 14;
    private const int LongestRun = (1 << 15) - 1;

    /// <summary>A picture.</summary>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    /// <param name="isHalved">Whether colours have a quarter of the samples (4:2:0), as cameras write them; else all (4:4:4).</param>
    /// <param name="scans">Scans of each component after the first, in which nothing more is said of any block.</param>
    public static byte[] Of(int width, int height, bool isHalved, int scans)
    {
        using var file = new MemoryStream();
        file.Write([0xFF, 0xD8]);
        Segment(file, 0xDB, [0, .. Enumerable.Repeat((byte)1, 64)]);
        Segment(file, 0xC2, [8, .. Big(height), .. Big(width), 3, 1, (byte)(isHalved ? 0x22 : 0x11), 0, 2, 0x11, 0, 3, 0x11, 0]);

        // A code of one bit and one of two: for the direct part no difference and one bit more; for the rest the longest run and a single block.
        Segment(file, 0xC4, [0x00, .. Lengths(), 0, 1]);
        Segment(file, 0xC4, [0x10, .. Lengths(), 0xE0, 0]);
        var side = isHalved ? 16 : 8;
        Segment(file, 0xDA, [3, 1, 0, 2, 0, 3, 0, 0, 0, 0]);
        Repeated(file, (long)Blocks(width, side) * Blocks(height, side) * (isHalved ? 6 : 3));
        var full = Runs((long)Blocks(width, 8) * Blocks(height, 8));
        var halved = isHalved ? Runs((long)Blocks(width, 16) * Blocks(height, 16)) : full;
        for (var scan = 0; scan < scans; scan++)
        {
            for (byte component = 1; component <= 3; component++)
            {
                Segment(file, 0xDA, [1, component, 0, 1, 63, 0]);
                file.Write(component == 1 ? full : halved);
            }
        }

        file.Write([0xFF, 0xD9]);
        return file.ToArray();
    }

    private static int Blocks(int pixels, int side) => (pixels + side - 1) / side;

    private static byte[] Lengths() => [1, 1, .. new byte[14]];

    private static byte[] Big(int number)
    {
        var bytes = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)number);
        return bytes;
    }

    private static void Segment(Stream file, byte marker, byte[] content)
    {
        file.Write([0xFF, marker, .. Big(content.Length + 2)]);
        file.Write(content);
    }

    // So many codes of one bit that is clear, filled up with set ones.
    private static void Repeated(Stream file, long codes)
    {
        file.Write(new byte[codes / 8]);
        if (codes % 8 is > 0 and var left)
        {
            file.WriteByte((byte)(0xFF >> (int)left));
        }
    }

    private static byte[] Runs(long blocks)
    {
        var bits = new List<bool>();
        while (blocks >= ShortestRun)
        {
            var run = (int)Math.Min(blocks, LongestRun);
            bits.Add(false);
            bits.AddRange(Enumerable.Range(1, 14).Select(bit => (((run - ShortestRun) >> (14 - bit)) & 1) == 1));
            blocks -= run;
        }

        for (; blocks > 0; blocks--)
        {
            bits.AddRange([true, false]);
        }

        var bytes = new List<byte>();
        for (var at = 0; at < bits.Count; at += 8)
        {
            var next = (byte)Enumerable.Range(at, 8).Aggregate(0, (sum, place) => (sum << 1) | (place >= bits.Count || bits[place] ? 1 : 0));
            bytes.Add(next);
            if (next == 0xFF)
            {
                bytes.Add(0);
            }
        }

        return [.. bytes];
    }
}
