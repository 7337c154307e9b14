using System.Buffers.Binary;
using Dtks.Domain.Evidence;

namespace Dtks.Functions.FileInspection;

/// <summary>
/// Walks through the chunks of a PNG (W3C PNG, 5): its packed parts must unfold to what its size says, and the decoder is given the picture's
/// own chunks alone.
/// </summary>
internal static class PngWalk
{
    private const int SignatureBytes = 8;
    private const int AroundChunk = 12;
    private const int HeaderBytes = 13;

    // Some writers pack a few bytes more than the picture has; a reader lets them be.
    private const int Forgiven = 1024 * 1024;

    // What notes and colour profiles unfold to at most; real ones are of some hundred kilobytes.
    private const int MostOfNote = 16 * 1024 * 1024;

    private static ReadOnlySpan<byte> Adam7 => [0, 0, 8, 8, 4, 0, 8, 8, 0, 4, 4, 8, 2, 0, 4, 4, 0, 2, 2, 4, 1, 0, 2, 2, 0, 1, 1, 2];

    /// <summary>The picture's shape, and the chunks that make the picture.</summary>
    /// <exception cref="FileFaultException">It is no PNG, or it ends too early.</exception>
    public static (PictureShape Shape, IReadOnlyList<Range> Picture) Read(ReadOnlySpan<byte> file)
    {
        var (notes, picture, at) = (new List<Range>(), new List<Range>(), SignatureBytes);
        while (true)
        {
            var chunk = Chunk(file, at);
            var type = file.Slice(at + 4, 4);
            at += AroundChunk + chunk.Length;
            (IsPicture(type) ? picture : notes).Add((at - AroundChunk - chunk.Length)..at);
            if (picture.Count == 0 || (picture.Count == 1 && IsPicture(type) && !type.SequenceEqual("IHDR"u8)))
            {
                throw new FileFaultException(EvidenceViolations.Damaged);
            }

            if (type.SequenceEqual("IEND"u8))
            {
                return (new PictureShape(Side(file, 0), Side(file, 4), at, notes), picture);
            }
        }
    }

    /// <summary>Whether the packed parts unfold to the picture, and to no more.</summary>
    /// <exception cref="FileFaultException">They do not.</exception>
    public static void Unfold(ReadOnlyMemory<byte> file, IReadOnlyList<Range> picture, IReadOnlyList<Range> notes, CancellationToken stop)
    {
        var expected = Expected(file.Span.Slice(SignatureBytes + 8, HeaderBytes));
        var packed = picture.Where(c => Is(file, c, "IDAT"u8)).Select(c => Data(file, c)).ToList();
        var unfolded = Unfolding.Measure(packed, expected + Forgiven, stop);
        if (unfolded < expected)
        {
            throw new FileFaultException(EvidenceViolations.Truncated);
        }

        foreach (var note in notes)
        {
            // Keyword, zero, method, then what is packed; in iTXt it comes later, where inflating finds nothing.
            if (Is(file, note, "zTXt"u8) || Is(file, note, "iCCP"u8) || Is(file, note, "iTXt"u8))
            {
                Unfolding.MeasureAfterZero(Data(file, note), MostOfNote, stop);
            }
        }
    }

    /// <summary>A file of the picture's own chunks.</summary>
    public static byte[] Bare(ReadOnlySpan<byte> file, IReadOnlyList<Range> picture)
    {
        using var bare = new MemoryStream(file.Length);
        bare.Write(file[..SignatureBytes]);
        foreach (var chunk in picture)
        {
            bare.Write(file[chunk]);
        }

        return bare.ToArray();
    }

    private static bool IsPicture(ReadOnlySpan<byte> type) =>
        type.SequenceEqual("IHDR"u8) || type.SequenceEqual("PLTE"u8) || type.SequenceEqual("tRNS"u8) || type.SequenceEqual("IDAT"u8) || type.SequenceEqual("IEND"u8);

    private static bool Is(ReadOnlyMemory<byte> file, Range chunk, ReadOnlySpan<byte> type) => file.Span[chunk].Slice(4, 4).SequenceEqual(type);

    private static ReadOnlyMemory<byte> Data(ReadOnlyMemory<byte> file, Range chunk) => file[chunk][8..^4];

    private static ReadOnlySpan<byte> Chunk(ReadOnlySpan<byte> file, int at)
    {
        if (at + AroundChunk > file.Length)
        {
            throw new FileFaultException(EvidenceViolations.Truncated);
        }

        var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
        var isName = !file.Slice(at + 4, 4).ContainsAnyExcept("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);
        if (!isName || length > int.MaxValue)
        {
            throw new FileFaultException(EvidenceViolations.Damaged);
        }

        return length <= file.Length - at - AroundChunk ? file.Slice(at + 8, (int)length) : throw new FileFaultException(EvidenceViolations.Truncated);
    }

    private static int Side(ReadOnlySpan<byte> file, int offset)
    {
        var side = BinaryPrimitives.ReadUInt32BigEndian(file[(SignatureBytes + 8 + offset)..]);
        return side is > 0 and <= int.MaxValue ? (int)side : throw new FileFaultException(EvidenceViolations.Damaged);
    }

    // Rows with their filter byte; interlaced, of each of the seven passes.
    private static long Expected(ReadOnlySpan<byte> header)
    {
        long width = BinaryPrimitives.ReadUInt32BigEndian(header), height = BinaryPrimitives.ReadUInt32BigEndian(header[4..]);
        var bits = header[8] * header[9] switch { 0 or 3 => 1, 2 => 3, 4 => 2, 6 => 4, _ => throw new FileFaultException(EvidenceViolations.Damaged) };
        if (header[12] == 0)
        {
            return Rows(width, height, bits);
        }

        var sum = 0L;
        for (var pass = 0; pass < Adam7.Length; pass += 4)
        {
            var (left, top, across, down) = (Adam7[pass], Adam7[pass + 1], Adam7[pass + 2], Adam7[pass + 3]);
            sum += Rows((width - left + across - 1) / across, (height - top + down - 1) / down, bits);
        }

        return sum;
    }

    private static long Rows(long width, long height, int bits) => width <= 0 || height <= 0 ? 0 : height * (1 + (((width * bits) + 7) / 8));
}
