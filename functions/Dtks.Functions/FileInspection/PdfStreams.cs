using System.IO.Compression;
using Dtks.Domain.Evidence;

namespace Dtks.Functions.FileInspection;

/// <summary>Measures what the packed streams of a PDF unfold to, wherever they stand and whether or not anything refers to them.</summary>
internal static class PdfStreams
{
    // A page of A4 in colour at 600 dpi. What packs more than that a hundredfold is no page.
    private const long LargestPage = 128 * 1024 * 1024;
    private const int UsualPacking = 100;

    // How much of what stands before a stream tells how it is packed.
    private const int DictionaryBytes = 1024;

    private static ReadOnlySpan<byte> Begin => "stream"u8;

    /// <summary>Looks at every stream.</summary>
    /// <exception cref="FileFaultException">There is a bomb.</exception>
    public static void Measure(ReadOnlyMemory<byte> file, long most, CancellationToken stop)
    {
        var (at, sum) = (0, 0L);
        while (file.Span[at..].IndexOf(Begin) is var next && next >= 0)
        {
            at += next + Begin.Length;
            var from = AfterLine(file.Span, at);
            if (from < 0 || !IsZlib(file.Span[from..]))
            {
                continue;
            }

            sum += Measure(file[from..], Passes(file.Span[Math.Max(0, at - DictionaryBytes)..at]), most - sum, stop);
        }
    }

    private static long Measure(ReadOnlyMemory<byte> packed, int passes, long most, CancellationToken stop)
    {
        using var source = new StoppableStream(packed, stop);
        Stream unfolded = source;
        for (var pass = 0; pass < passes; pass++)
        {
            unfolded = new ZLibStream(unfolded, CompressionMode.Decompress);
        }

        using (unfolded)
        {
            var bytes = Unfolding.Count(unfolded, most, stop);
            return bytes > LargestPage && bytes / UsualPacking > source.Position ? throw new FileFaultException(EvidenceViolations.Bomb) : bytes;
        }
    }

    // The keyword is followed by a line's end (ISO 32000-1, 7.3.8.1).
    private static int AfterLine(ReadOnlySpan<byte> file, int at)
    {
        var from = at < file.Length && file[at] == '\r' ? at + 1 : at;
        from = from < file.Length && file[from] == '\n' ? from + 1 : from;
        return from > at ? from : -1;
    }

    // RFC 1950, 2.2: the method, and a check over both bytes.
    private static bool IsZlib(ReadOnlySpan<byte> stream) => stream.Length > 2 && (stream[0] & 0x0F) == 8 && ((stream[0] << 8) | stream[1]) % 31 == 0;

    // Packed once, or as often as its dictionary names the filter, up to thrice: more serves nobody.
    private static int Passes(ReadOnlySpan<byte> before)
    {
        var own = before[Math.Max(0, before.LastIndexOf("obj"u8))..];
        var names = own.Count("/FlateDecode"u8) + own.Count("/Fl "u8) + own.Count("/Fl/"u8) + own.Count("/Fl]"u8);
        return names > 3 ? throw new FileFaultException(EvidenceViolations.Bomb) : Math.Max(1, names);
    }
}
