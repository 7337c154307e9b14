using Dtks.Functions.Data;
using UglyToad.PdfPig.Writer;

namespace Dtks.Functions.Ratification;

/// <summary>
/// Sets a letter on A4 pages as a PDF (<see cref="PlainPdf"/>): the same letter is the same bytes.
/// </summary>
internal sealed class LetterPaper
{
    private static readonly (string Title, double At)[] Columns = [("No.", LetterPen.Left), ("Kode", 102), ("Kecamatan", 178), ("Desa/Kelurahan", 318), ("Jumlah", LetterPen.Right)];

    private readonly LetterPen _pen;

    private LetterPaper(string title) => _pen = new LetterPen(title);

    /// <summary>The whole file.</summary>
    public static byte[] Of(LetterText text)
    {
        var paper = new LetterPaper(text.ListTitle);
        paper.Letter(text);
        paper.List(text);
        return paper._pen.File();
    }

    private void Letter(LetterText text)
    {
        _pen.Head(text.Kop);
        _pen.Fields(text.Fields, text.PlaceAndDate);
        Each(text.To);
        foreach (var paragraph in text.Body)
        {
            _pen.Wrapped(paragraph);
            _pen.Down(LetterPen.Leading / 2);
        }

        _pen.Put(text.Digest, LetterPen.Left, _pen.Typed);
        _pen.Down(1.5 * LetterPen.Leading);
        _pen.Wrapped(text.Close);
        Signature(text);
        Each(text.Copies);
    }

    private void Signature(LetterText text)
    {
        _pen.Room(12 * LetterPen.Leading);
        _pen.Down();
        _pen.Put($"{text.Office},", 318, _pen.Plain);
        _pen.Down(3 * LetterPen.Leading);
        _pen.Put("(tanda tangan dan cap)", 318, _pen.Plain);
        _pen.Down(2 * LetterPen.Leading);
        _pen.Put("Nama :", 318, _pen.Plain);
        _pen.Down();
        _pen.Put("Pangkat/NIP :", 318, _pen.Plain);
        _pen.Down(3 * LetterPen.Leading);
    }

    private void List(LetterText text)
    {
        _pen.NextPage();
        _pen.Wrapped(text.ListTitle);
        _pen.Down();
        Heading();
        foreach (var (total, i) in text.Totals.Select((total, i) => (total, i)))
        {
            if (_pen.Y < LetterPen.Bottom)
            {
                _pen.NextPage();
                Heading();
            }

            Row(_pen.Plain, LetterText.Number(i + 1), total.Code, total.District, total.Village, LetterText.Number(total.Rows));
        }

        _pen.Room(2 * LetterPen.Leading);
        Row(_pen.Bold, string.Empty, string.Empty, string.Empty, "Jumlah seluruhnya", LetterText.Number(text.Letter.Rows));
    }

    private void Heading() => Row(_pen.Bold, [.. Columns.Select(column => column.Title)]);

    private void Row(PdfDocumentBuilder.AddedFont font, params string[] cells)
    {
        for (var i = 0; i < Columns.Length - 1; i++)
        {
            _pen.Put(Fitting(cells[i], Columns[i + 1].At - Columns[i].At - LetterPen.Gap, font), Columns[i].At, font);
        }

        _pen.PutUpTo(cells[^1], Columns[^1].At, font);
        _pen.Down();
    }

    // A name that is longer than its column is cut, so that it covers no other.
    private string Fitting(string text, double width, PdfDocumentBuilder.AddedFont font)
    {
        var fits = PlainPdf.Plain(text);
        while (fits.Length > 0 && _pen.Width(fits, font) > width)
        {
            fits = fits[..^1];
        }

        return fits;
    }

    private void Each(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            _pen.Wrapped(line);
        }

        _pen.Down();
    }
}
