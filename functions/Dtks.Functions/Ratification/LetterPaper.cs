using Dtks.Functions.Data;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Writer;

namespace Dtks.Functions.Ratification;

/// <summary>
/// Sets a letter on A4 pages as a PDF (<see cref="PlainPdf"/>): the same letter is the same bytes.
/// </summary>
internal sealed class LetterPaper
{
    private const double Left = 71;
    private const double Right = 524;
    private const double Top = 785;
    private const double Bottom = 64;
    private const double Size = 11;
    private const double Leading = 15;
    private const double Gap = 6;
    private static readonly (string Title, double At)[] Columns = [("No.", Left), ("Kode", 102), ("Kecamatan", 178), ("Desa/Kelurahan", 318), ("Jumlah", Right)];

    private readonly PdfDocumentBuilder _file;
    private readonly PdfDocumentBuilder.AddedFont _plain;
    private readonly PdfDocumentBuilder.AddedFont _bold;
    private readonly PdfDocumentBuilder.AddedFont _typed;
    private PdfPageBuilder _page;
    private double _y = Top;

    private LetterPaper(string title)
    {
        (_file, _plain, _bold, _typed) = PlainPdf.New(title);
        _page = _file.AddPage(PageSize.A4);
    }

    /// <summary>The whole file.</summary>
    public static byte[] Of(LetterText text)
    {
        var paper = new LetterPaper(text.ListTitle);
        paper.Letter(text);
        paper.List(text);
        return PlainPdf.Build(paper._file);
    }

    private void Letter(LetterText text)
    {
        foreach (var line in text.Kop)
        {
            Centred(line, 13);
        }

        _page.DrawLine(new PdfPoint(Left, _y + 8), new PdfPoint(Right, _y + 8), 1);
        _y -= Leading;
        ToTheRight(text.PlaceAndDate, Right, _plain);
        var to = Right - Width(Plain(text.PlaceAndDate), _plain, Size) - Gap;
        foreach (var (name, value) in text.Fields)
        {
            Put(name, Left, _plain);
            Put(":", Left + 58, _plain);
            Wrapped(value, Left + 68, to);
            to = Right; // place and date stand beside the first alone
        }

        _y -= Leading;
        Lines(text.To);
        foreach (var paragraph in text.Body)
        {
            Wrapped(paragraph, Left);
            _y -= Leading / 2;
        }

        Put(text.Digest, Left, _typed);
        _y -= 1.5 * Leading;
        Wrapped(text.Close, Left);
        Signature(text);
        Lines(text.Copies);
    }

    private void Signature(LetterText text)
    {
        Room(12 * Leading);
        _y -= Leading;
        Put($"{text.Office},", 318, _plain);
        _y -= 3 * Leading;
        Put("(tanda tangan dan cap)", 318, _plain);
        _y -= 2 * Leading;
        Put("Nama :", 318, _plain);
        _y -= Leading;
        Put("Pangkat/NIP :", 318, _plain);
        _y -= 3 * Leading;
    }

    private void List(LetterText text)
    {
        NewPage();
        Wrapped(text.ListTitle, Left);
        _y -= Leading;
        Heading();
        foreach (var (total, i) in text.Totals.Select((total, i) => (total, i)))
        {
            if (_y < Bottom)
            {
                NewPage();
                Heading();
            }

            Row(_plain, LetterText.Number(i + 1), total.Code, total.District, total.Village, LetterText.Number(total.Rows));
        }

        Room(2 * Leading);
        Row(_bold, string.Empty, string.Empty, string.Empty, "Jumlah seluruhnya", LetterText.Number(text.Letter.Rows));
    }

    private void Heading() => Row(_bold, [.. Columns.Select(column => column.Title)]);

    private void Row(PdfDocumentBuilder.AddedFont font, params string[] cells)
    {
        for (var i = 0; i < Columns.Length - 1; i++)
        {
            Put(Fitting(cells[i], Columns[i + 1].At - Columns[i].At - Gap, font), Columns[i].At, font);
        }

        ToTheRight(cells[^1], Columns[^1].At, font);
        _y -= Leading;
    }

    // A name that is longer than its column is cut, so that it covers no other.
    private string Fitting(string text, double width, PdfDocumentBuilder.AddedFont font)
    {
        var fits = Plain(text);
        while (fits.Length > 0 && Width(fits, font, Size) > width)
        {
            fits = fits[..^1];
        }

        return fits;
    }

    private void Lines(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            Wrapped(line, Left);
        }

        _y -= Leading;
    }

    private void Wrapped(string text, double from, double to = Right)
    {
        foreach (var line in PlainPdf.Lines(_page, text, _plain, Size, to - from))
        {
            Room(Leading);
            Put(line, from, _plain);
            _y -= Leading;
        }
    }

    private void Centred(string text, double size)
    {
        var line = Plain(text);
        _page.AddText(line, size, new PdfPoint((Left + Right - Width(line, _bold, size)) / 2, _y), _bold);
        _y -= size + 5;
    }

    private void ToTheRight(string text, double at, PdfDocumentBuilder.AddedFont font) => Put(text, at - Width(Plain(text), font, Size), font);

    private void Put(string text, double at, PdfDocumentBuilder.AddedFont font)
    {
        if (text.Length > 0)
        {
            _page.AddText(Plain(text), Size, new PdfPoint(at, _y), font);
        }
    }

    private double Width(string text, PdfDocumentBuilder.AddedFont font, double size) => PlainPdf.Width(_page, text, font, size);

    private void Room(double height)
    {
        if (_y - height < Bottom - Leading)
        {
            NewPage();
        }
    }

    private void NewPage() => (_page, _y) = (_file.AddPage(PageSize.A4), Top);

    private static string Plain(string text) => PlainPdf.Plain(text);
}
