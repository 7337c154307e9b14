using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Dtks.LocalHost.Demo.Documents;
using Xunit;

namespace Dtks.LocalHost.Tests.Demo.Documents;

public sealed class PngEncoderTests
{
    [Fact]
    public void Every_chunk_has_its_checksum_and_every_pixel_comes_back()
    {
        var picture = SamplePictures.NoticeBoard(["PENGUMUMAN (CONTOH)", "USULAN: 4"]);

        var chunks = Chunks(PngEncoder.Encode(picture));

        Assert.Equal(["IHDR", "IDAT", "IEND"], chunks.Select(chunk => chunk.Type));
        Assert.Equal(picture.Width, BinaryPrimitives.ReadInt32BigEndian(chunks[0].Data));
        Assert.Equal(picture.Height, BinaryPrimitives.ReadInt32BigEndian(chunks[0].Data.AsSpan(4)));
        Assert.Equal([8, 2, 0, 0, 0], chunks[0].Data[8..]);
        AssertPixels(picture, chunks[1].Data);
    }

    private static void AssertPixels(Raster picture, byte[] compressed)
    {
        using var zlib = new ZLibStream(new MemoryStream(compressed), CompressionMode.Decompress);
        var line = new byte[1 + (picture.Width * 3)];
        for (var y = 0; y < picture.Height; y++)
        {
            zlib.ReadExactly(line);
            Assert.Equal(1, line[0]);
            for (var i = 4; i < line.Length; i++)
                line[i] += line[i - 3];
            Assert.True(picture.Row(y).SequenceEqual(line.AsSpan(1)), $"row {y}");
        }
        Assert.Equal(-1, zlib.ReadByte());
    }

    private static List<(string Type, byte[] Data)> Chunks(byte[] png)
    {
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10], png[..8]);
        var chunks = new List<(string, byte[])>();
        for (var at = 8; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            var typeAndData = png.AsSpan(at + 4, length + 4);
            Assert.Equal(Checksum(typeAndData), BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(at + 8 + length)));
            chunks.Add((Encoding.ASCII.GetString(typeAndData[..4]), typeAndData[4..].ToArray()));
            at += 12 + length;
        }
        return chunks;
    }

    /// <summary>The CRC that PNG's own annex describes, bit by bit.</summary>
    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }
        return ~crc;
    }
}
