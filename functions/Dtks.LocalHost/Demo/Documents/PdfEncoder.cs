using System.Globalization;
using System.Text;

namespace Dtks.LocalHost.Demo.Documents;

/// <summary>Sets paragraphs on A4 pages in Courier (one of the fonts every PDF reader has) and numbers the pages.</summary>
internal static class PdfEncoder
{
    private const int LettersPerLine = 80;
    private const int LinesPerPage = 52;

    /// <summary>All lengths in points of 1/72 inch; a letter of Courier at 10 points is 6 wide.</summary>
    private const int LetterWidth = 6;
    private const int Left = 57;
    private const int Top = 785;
    private const int LineHeight = 14;
    private const int FooterHeight = 36;

    private const int CatalogueNumber = 1;
    private const int PagesNumber = 2;
    private const int FirstPageNumber = 6;

    /// <summary>A whole file; at least one page.</summary>
    public static byte[] Encode(string title, IEnumerable<PdfLine> paragraphs)
    {
        var pages = paragraphs.SelectMany(Wrap).Chunk(LinesPerPage).DefaultIfEmpty([]).ToList();
        var kids = Enumerable.Range(0, pages.Count).Select(i => $"{FirstPageNumber + (2 * i)} 0 R");
        var pdf = new PdfWriter();
        pdf.Add($"<< /Type /Catalog /Pages {PagesNumber} 0 R /Lang (id) >>");
        pdf.Add($"<< /Type /Pages /Kids [{string.Join(' ', kids)}] /Count {pages.Count} >>");
        pdf.Add("<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>");
        pdf.Add("<< /Type /Font /Subtype /Type1 /BaseFont /Courier-Bold /Encoding /WinAnsiEncoding >>");
        var information = pdf.Add($"<< /Title {Encoding.Latin1.GetString(PdfText.Literal(title))} >>");
        for (var i = 0; i < pages.Count; i++)
        {
            pdf.Add($"<< /Type /Page /Parent {PagesNumber} 0 R /MediaBox [0 0 595 842] "
                + $"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents {FirstPageNumber + 1 + (2 * i)} 0 R >>");
            pdf.AddStream(Content(pages[i], string.Create(CultureInfo.InvariantCulture, $"Halaman {i + 1} dari {pages.Count}")));
        }
        return pdf.Finish(CatalogueNumber, information);
    }

    private static IEnumerable<PdfLine> Wrap(PdfLine paragraph) =>
        PdfText.Wrap(paragraph.Text, LettersPerLine).Select(text => paragraph with { Text = text });

    private static byte[] Content(PdfLine[] lines, string footer)
    {
        using var content = new MemoryStream();
        for (var i = 0; i < lines.Length; i++)
            Show(content, lines[i], Top - (i * LineHeight));
        Show(content, new PdfLine(footer, Centred: true), FooterHeight);
        return content.ToArray();
    }

    private static void Show(MemoryStream content, PdfLine line, int height)
    {
        if (line.Text.Length == 0)
            return;
        var indent = line.Centred ? (LettersPerLine - line.Text.Length) * LetterWidth / 2 : 0;
        var font = line.Bold ? "F2" : "F1";
        content.Write(Encoding.ASCII.GetBytes(
            string.Create(CultureInfo.InvariantCulture, $"BT /{font} 10 Tf {Left + indent} {height} Td ")));
        content.Write(PdfText.Literal(line.Text));
        content.Write(" Tj ET\n"u8);
    }
}
