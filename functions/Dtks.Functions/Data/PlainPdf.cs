using System.Security.Cryptography;
using System.Text;
using AnyAscii;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;
using ZXing.Common;

namespace Dtks.Functions.Data;

/// <summary>
/// What every PDF of ours has in common: fonts that every reader has, no time and nothing by chance, so that the same content is the same bytes. Letters beyond ASCII, which these fonts are not sure to
/// have, are set as the plain ones they are read as (the table of AnyAscii).
/// </summary>
internal static class PlainPdf
{
    private const int IdentifierDigits = 32;

    private static ReadOnlySpan<byte> Identifier => "/ID [ <"u8;

    /// <summary>A file with its title and its fonts: plain, bold, and typed.</summary>
    public static (PdfDocumentBuilder File, PdfDocumentBuilder.AddedFont Plain, PdfDocumentBuilder.AddedFont Bold, PdfDocumentBuilder.AddedFont Typed) New(string title)
    {
        var file = new PdfDocumentBuilder();
        file.DocumentInformation.Title = Plain(title);
        file.DocumentInformation.Producer = "Dtks.Serverless";
        return (file, file.AddStandard14Font(Standard14Font.Helvetica), file.AddStandard14Font(Standard14Font.HelveticaBold), file.AddStandard14Font(Standard14Font.Courier));
    }

    /// <summary>The whole file. The writer gives each an identifier by chance, twice, at its end (ISO 32000-1, 14.4): here it is a digest of what stands before it, in as many digits.</summary>
    public static byte[] Build(PdfDocumentBuilder builder)
    {
        var file = builder.Build();
        var at = file.AsSpan().LastIndexOf(Identifier);
        var name = Encoding.ASCII.GetBytes(Convert.ToHexString(SHA256.HashData(file.AsSpan(0, at)))[..IdentifierDigits]);
        var first = at + Identifier.Length;
        name.CopyTo(file, first);
        name.CopyTo(file, first + IdentifierDigits + "><".Length);
        return file;
    }

    /// <summary>A text in the letters that the fonts have.</summary>
    public static string Plain(string text) => string.Concat(text.Transliterate().Where(c => c is >= ' ' and <= '~'));

    /// <summary>How wide a text is set, in points.</summary>
    public static double Width(PdfPageBuilder page, string text, PdfDocumentBuilder.AddedFont font, double size) =>
        text.Length == 0 ? 0 : page.MeasureText(text, size, new PdfPoint(0, 0), font) is [.., var last] ? last.EndBaseLine.X : 0;

    /// <summary>A text broken into lines word by word, as many as a line holds; a word that is longer than a line is broken.</summary>
    public static IEnumerable<string> Lines(PdfPageBuilder page, string text, PdfDocumentBuilder.AddedFont font, double size, double width)
    {
        var line = string.Empty;
        foreach (var word in Plain(text).Split(' '))
        {
            var rest = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && Width(page, rest, font, size) > width)
            {
                yield return line;
                rest = word;
            }

            for (var fits = Fitting(page, rest, font, size, width); fits.Length < rest.Length && fits.Length > 0; fits = Fitting(page, rest, font, size, width))
            {
                yield return fits;
                rest = rest[fits.Length..];
            }

            line = rest;
        }

        yield return line;
    }

    /// <summary>Draws a bar code or a QR: each run of dark modules is one rectangle.</summary>
    public static void Modules(PdfPageBuilder page, BitMatrix code, double left, double bottom, double wide, double high)
    {
        var (x, y) = (wide / code.Width, high / code.Height);
        page.SetTextAndFillColor(0, 0, 0);
        for (var row = 0; row < code.Height; row++)
        {
            for (var from = 0; from < code.Width; from++)
            {
                var to = from;
                while (to < code.Width && code[to, row])
                {
                    to++;
                }

                if (to > from)
                {
                    page.DrawRectangle(new PdfPoint(left + (from * x), bottom + high - ((row + 1) * y)), (to - from) * x, y, 0, fill: true);
                    from = to;
                }
            }
        }
    }

    private static string Fitting(PdfPageBuilder page, string text, PdfDocumentBuilder.AddedFont font, double size, double width)
    {
        while (text.Length > 0 && Width(page, text, font, size) > width)
        {
            text = text[..^1];
        }

        return text;
    }
}
