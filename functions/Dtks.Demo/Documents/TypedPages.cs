using System.Text;
using PdfSharp;
using PdfSharp.Pdf;

namespace Dtks.Demo.Documents;

/// <summary>
/// Lines of text as a PDF of A4 pages in Courier, one of the fonts that every PDF reader has: no font is looked for on this machine and
/// none is in the file.
/// </summary>
internal static class TypedPages
{
    private const int LinesPerPage = 52;

    /// <summary>A whole file; at least one page.</summary>
    /// <param name="title">The document's title, in its properties.</param>
    /// <param name="day">The day it is of.</param>
    /// <param name="lines">Up to 80 letters of Latin-1 each; another letter becomes a question mark, what is longer runs off the page.</param>
    public static byte[] Pdf(string title, DateOnly day, IEnumerable<string> lines)
    {
        using var document = new PdfDocument();
        document.Info.Title = title;
        document.Info.CreationDate = day.ToDateTime(TimeOnly.MinValue);
        foreach (var page in lines.Chunk(LinesPerPage).DefaultIfEmpty([]))
            AddPage(document, page);
        using var file = new MemoryStream();
        document.Save(file);
        return file.ToArray();
    }

    private static void AddPage(PdfDocument document, string[] lines)
    {
        var page = document.AddPage();
        page.Size = PageSize.A4;
        var fonts = new PdfDictionary(document);
        fonts.Elements["/Courier"] = Courier(document);
        page.Resources.Elements["/Font"] = fonts;
        var text = string.Concat(lines.Select(line => $"<{Convert.ToHexString(Encoding.Latin1.GetBytes(line))}> Tj T*\n"));
        page.Contents.AppendContent().CreateStream(Encoding.ASCII.GetBytes($"BT /Courier 10 Tf 14 TL 57 785 Td\n{text}ET\n"));
    }

    private static PdfDictionary Courier(PdfDocument document)
    {
        var font = new PdfDictionary(document);
        font.Elements.SetName("/Type", "/Font");
        font.Elements.SetName("/Subtype", "/Type1");
        font.Elements.SetName("/BaseFont", "/Courier");
        font.Elements.SetName("/Encoding", "/WinAnsiEncoding");
        return font;
    }
}
