using System.Buffers.Binary;
using Dtks.Domain.Evidence;

namespace Dtks.Functions.FileInspection;

/// <summary>Walks through the segments of a JPEG (ITU-T T.81, B.1): decoders forgive an end that is missing, and show a picture that is half grey.</summary>
internal static class JpegWalk
{
    private const byte StartOfScan = 0xDA;
    private const byte EndOfImage = 0xD9;
    private const byte Comment = 0xFE;
    private const int FrameBytes = 6;

    /// <summary>The shape of the first picture in the file, and what of it is padding between its segments.</summary>
    /// <exception cref="FileFaultException">It is none, or it ends too early.</exception>
    public static (PictureShape Shape, IReadOnlyList<Range> Padding) Read(ReadOnlySpan<byte> file)
    {
        var (notes, padding, frame, scanned, inParts) = (new List<Range>(), new List<Range>(), (Frame?)null, 0L, false);
        for (var at = 2; ;)
        {
            var before = at;
            var marker = Marker(file, ref at);
            if (at - before > 2)
            {
                padding.Add(before..(at - 2));
            }

            if (marker == EndOfImage)
            {
                return frame is { } whole && scanned * 8 >= whole.FewestBits && scanned > 0
                    ? (new PictureShape(whole.Width, whole.Height, at, notes, inParts ? whole.Coefficients : 0), padding)
                    : throw Fault(frame is null || scanned == 0 ? EvidenceViolations.Damaged : EvidenceViolations.Truncated);
            }

            if (marker is 0x01 or (>= 0xD0 and <= 0xD8))
            {
                continue; // stands alone
            }

            var segment = Segment(file, at);
            at += 2 + segment.Length;
            if (marker is Comment or (>= 0xE0 and <= 0xEF))
            {
                notes.Add((at - segment.Length)..at);
            }
            else if (marker is 0xC0 or 0xC1 or 0xC2)
            {
                frame ??= Frame.Of(segment, isProgressive: marker == 0xC2);
                inParts |= marker == 0xC2;
            }
            else if (marker == StartOfScan)
            {
                var from = at;
                inParts |= segment.Length > 0 && segment[0] < frame?.Components;
                at = AfterScan(file, at);
                scanned += at - from;
            }
        }
    }

    /// <summary>The picture without what follows it and without padding, which not every decoder takes.</summary>
    public static ReadOnlyMemory<byte> Bare(ReadOnlyMemory<byte> file, PictureShape shape, IReadOnlyList<Range> padding)
    {
        if (padding.Count == 0)
        {
            return file[..shape.End];
        }

        using var bare = new MemoryStream(shape.End);
        var from = 0;
        foreach (var gap in padding.Append(shape.End..shape.End))
        {
            bare.Write(file.Span[from..gap.Start.Value]);
            from = gap.End.Value;
        }

        return bare.ToArray();
    }

    private static byte Marker(ReadOnlySpan<byte> file, ref int at)
    {
        // Before a marker there may be fill bytes; writers that leave other bytes there are forgiven as decoders do.
        while (at < file.Length && file[at] != 0xFF)
        {
            at++;
        }

        while (at < file.Length && file[at] == 0xFF)
        {
            at++;
        }

        return at < file.Length ? file[at++] : throw Fault(EvidenceViolations.Truncated);
    }

    private static ReadOnlySpan<byte> Segment(ReadOnlySpan<byte> file, int at)
    {
        if (at + 2 > file.Length)
        {
            throw Fault(EvidenceViolations.Truncated);
        }

        var length = BinaryPrimitives.ReadUInt16BigEndian(file[at..]);
        if (length < 2)
        {
            throw Fault(EvidenceViolations.Damaged);
        }

        return at + length <= file.Length ? file.Slice(at + 2, length - 2) : throw Fault(EvidenceViolations.Truncated);
    }

    // Coded data goes on until a marker that is no restart; a coded FF is followed by 00.
    private static int AfterScan(ReadOnlySpan<byte> file, int at)
    {
        while (true)
        {
            var next = file[at..].IndexOf((byte)0xFF);
            if (next < 0 || at + next + 1 >= file.Length)
            {
                throw Fault(EvidenceViolations.Truncated);
            }

            at += next;
            if (file[at + 1] is not (0x00 or 0xFF or (>= 0xD0 and <= 0xD7)))
            {
                return at;
            }

            at += file[at + 1] == 0xFF ? 1 : 2;
        }
    }

    private static FileFaultException Fault(string code) => new(code);

    /// <param name="Width">Pixels.</param>
    /// <param name="Height">Pixels.</param>
    /// <param name="FewestBits">Every block of 64 samples takes two codes at least, in a progressive picture one: with fewer bits the end is missing.</param>
    /// <param name="Components">Of how many components.</param>
    /// <param name="Coefficients">Bytes of all their coefficients, which are held until the last scan where not each scan has all of a block.</param>
    private readonly record struct Frame(int Width, int Height, long FewestBits, int Components, long Coefficients)
    {
        private const int BlockBytes = 64 * sizeof(short);

        public static Frame Of(ReadOnlySpan<byte> segment, bool isProgressive)
        {
            if (segment.Length < FrameBytes || segment[5] is 0 or > 4 || segment.Length < FrameBytes + (3 * segment[5]))
            {
                throw Fault(EvidenceViolations.Damaged);
            }

            var (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(segment[1..]), BinaryPrimitives.ReadUInt16BigEndian(segment[3..]));
            if (width == 0 || height == 0)
            {
                throw Fault(EvidenceViolations.Damaged);
            }

            // Of the components one at least is sampled fully.
            var blocks = ((width + 7L) / 8) * ((height + 7L) / 8);
            return new Frame(width, height, blocks * (isProgressive ? 1 : 2), segment[5], BlockBytes * Blocks(segment, width, height));
        }

        // Each component has so many blocks across and down in each unit of the frame, by its sampling factors (T.81, A.1.1 and A.2.3).
        private static long Blocks(ReadOnlySpan<byte> segment, int width, int height)
        {
            var (across, down, inUnit) = (1, 1, 0);
            for (var at = FrameBytes + 1; at < FrameBytes + (3 * segment[5]); at += 3)
            {
                var (h, v) = (Math.Max(1, segment[at] >> 4), Math.Max(1, segment[at] & 15));
                (across, down, inUnit) = (Math.Max(across, h), Math.Max(down, v), inUnit + (h * v));
            }

            return ((width + (8L * across) - 1) / (8 * across)) * ((height + (8L * down) - 1) / (8 * down)) * inUnit;
        }
    }
}
