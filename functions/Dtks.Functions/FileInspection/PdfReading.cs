using Dtks.Domain.Evidence;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;

namespace Dtks.Functions.FileInspection;

/// <summary>Opens PDFs, sees that they do nothing but show their pages, and counts these.</summary>
internal static class PdfReading
{
    // Where readers look for the end (PDF Reference 1.7, appendix H, note 18), behind padding.
    private const int EndWithin = 1024;

    // Readers of office documents nest a few dozen deep.
    private const int MostNested = 256;

    private static ReadOnlySpan<byte> Header => "%PDF-"u8;

    private static ReadOnlySpan<byte> EndMark => "%%EOF"u8;

    /// <summary>What a PDF shows.</summary>
    /// <exception cref="FileFaultException">It cannot be taken.</exception>
    public static DocumentContent Read(ReadOnlyMemory<byte> file, InspectionOptions options, CancellationToken stop)
    {
        var header = file.Span[..Math.Min(file.Length, EvidenceFormats.SniffedBytes)].IndexOf(Header);
        var end = file.Span.LastIndexOf(EndMark);
        if (header < 0 || end < header)
        {
            throw new FileFaultException(header < 0 ? EvidenceViolations.TypeMismatch : EvidenceViolations.Truncated);
        }

        end += EndMark.Length;
        OtherTypes.RefuseAround(file.Span, header, end);
        if (file.Span[end..].TrimEnd("\0\t\n\f\r "u8).Length > EndWithin)
        {
            throw new FileFaultException(EvidenceViolations.Truncated);
        }

        PdfStreams.Measure(file, options.MostUnfolded, stop);
        return Pages(file[header..], options, stop) switch
        {
            < 1 => throw new FileFaultException(EvidenceViolations.NoPages),
            var pages when pages > options.MostPages => throw new FileFaultException(EvidenceViolations.TooLarge),
            var pages => new DocumentContent(null, pages),
        };
    }

    private static int Pages(ReadOnlyMemory<byte> file, InspectionOptions options, CancellationToken stop)
    {
        var how = new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true, MaxStackDepth = MostNested, FilterProvider = new BoundedFilters(options.MostUnfolded, stop) };
        try
        {
            using var stream = new StoppableStream(file, stop);
            using var document = PdfDocument.Open(stream, how);
            PdfActions.RefuseIn(file.Span, document, stop);
            return document.NumberOfPages;
        }
        catch (PdfDocumentEncryptedException)
        {
            throw new FileFaultException(EvidenceViolations.Encrypted);
        }
    }
}
