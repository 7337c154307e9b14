using System.Globalization;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Writer;

namespace Dtks.Functions.Data;

/// <summary>Sets a letter of office on A4 pages as a PDF (<see cref="PlainPdf"/>): nothing is cut, whatever its length, the signature stands together, and the same letter is the same bytes.</summary>
internal sealed class OfficialPaper
{
    private const double Left = 71;
    private const double Right = 524;
    private const double Top = 785;
    private const double Bottom = 64;
    private const double Size = 11;
    private const double Leading = 15;
    private const double Gap = 6;
    private const double Values = 221;
    private const double Signs = 318;
    private const double QrWide = 68;

    private readonly PdfDocumentBuilder _file;
    private readonly PdfDocumentBuilder.AddedFont _plain;
    private readonly PdfDocumentBuilder.AddedFont _bold;
    private PdfPageBuilder _page;
    private double _y = Top;

    private OfficialPaper(string title)
    {
        (_file, _plain, _bold, _) = PlainPdf.New(title);
        _page = _file.AddPage(PageSize.A4);
    }

    /// <summary>The whole file.</summary>
    public static byte[] Of(OfficialLetter letter)
    {
        var paper = new OfficialPaper(letter.Title);
        paper.Head(letter);
        paper.Body(letter);
        paper.Foot(letter);
        return PlainPdf.Build(paper._file);
    }

    private void Head(OfficialLetter letter)
    {
        foreach (var line in letter.Kop)
        {
            Centred(line, 13, _bold);
        }

        _page.DrawLine(new PdfPoint(Left, _y + 8), new PdfPoint(Right, _y + 8), 1);
        _y -= Leading;
        if (letter.Heading is var (name, number))
        {
            Centred(name, 12, _bold);
            Centred($"Nomor: {number}", Size, _plain);
            _y -= Leading;
            return;
        }

        Fields(letter);
        foreach (var line in letter.To)
        {
            Wrapped(line, Left, Right);
        }

        _y -= Leading;
    }

    private void Fields(OfficialLetter letter)
    {
        var wide = PlainPdf.Width(_page, PlainPdf.Plain(letter.PlaceAndDate), _plain, Size);
        Put(letter.PlaceAndDate, Right - wide, _plain);
        var to = Right - wide - Gap;
        foreach (var (name, value) in letter.Fields)
        {
            Put(name, Left, _plain);
            Put(":", Left + 58, _plain);
            Wrapped(value, Left + 68, to);
            to = Right; // place and date stand beside the first alone
        }

        _y -= Leading;
    }

    private void Body(OfficialLetter letter)
    {
        string? before = null;
        foreach (var (name, text) in letter.Body)
        {
            if (before is not null && name is null)
            {
                _y -= Leading / 2;
            }

            if (name is null)
            {
                Wrapped(text, Left, Right);
                _y -= Leading / 2;
            }
            else
            {
                Row(name, text);
            }

            before = name;
        }

        if (letter.Qr is var (code, words))
        {
            Qr(code, words);
        }

        _y -= before is null ? 0 : Leading / 2;
        Wrapped(letter.Close, Left, Right);
    }

    private void Row(string name, string value)
    {
        var (names, values) = (Lines(name, Values - Left - (3 * Gap)), Lines(value, Right - Values));
        for (var i = 0; i < Math.Max(names.Count, values.Count); i++)
        {
            Room(Leading);
            Put(i < names.Count ? names[i] : string.Empty, Left, _plain);
            Put(i == 0 ? ":" : string.Empty, Values - (2 * Gap), _plain);
            Put(i < values.Count ? values[i] : string.Empty, Values, _plain);
            _y -= Leading;
        }
    }

    private void Qr(string code, string words)
    {
        Room(QrWide + (2 * Leading));
        _y -= Leading / 2;
        var top = _y + Size;
        PlainPdf.Modules(_page, CardCodes.Square(code), Left, top - QrWide, QrWide, QrWide);
        _y -= Leading;
        foreach (var line in Lines(words, Right - Left - QrWide - (2 * Gap)))
        {
            Put(line, Left + QrWide + (2 * Gap), _plain);
            _y -= Leading;
        }

        Put(code, Left + QrWide + (2 * Gap), _bold);
        _y = Math.Min(_y - (2 * Leading), top - QrWide - (2 * Leading));
    }

    private void Foot(OfficialLetter letter)
    {
        var office = Lines($"{letter.Office},", Right - Signs);
        Room((office.Count + 9) * Leading);
        _y -= Leading;
        foreach (var line in letter.Heading is null ? office : [.. Lines(letter.PlaceAndDate, Right - Signs), .. office])
        {
            Put(line, Signs, _plain);
            _y -= Leading;
        }

        _y -= 2 * Leading;
        foreach (var line in new[] { "(tanda tangan dan cap)", string.Empty, "Nama :", "Pangkat/NIP :" })
        {
            Put(line, Signs, _plain);
            _y -= Leading;
        }

        _y -= Leading;
        Copies(letter.Copies);
    }

    private void Copies(IReadOnlyList<string> copies)
    {
        if (copies.Count == 0)
        {
            return;
        }

        Room((copies.Count + 1) * Leading);
        Wrapped("Tembusan:", Left, Right);
        foreach (var (copy, i) in copies.Select((copy, i) => (copy, i + 1)))
        {
            Room(Leading);
            Put(string.Create(CultureInfo.InvariantCulture, $"{i}."), Left, _plain);
            Wrapped(copy, Left + 18, Right);
        }
    }

    private void Wrapped(string text, double from, double to)
    {
        foreach (var line in Lines(text, to - from))
        {
            Room(Leading);
            Put(line, from, _plain);
            _y -= Leading;
        }
    }

    private void Centred(string text, double size, PdfDocumentBuilder.AddedFont font)
    {
        foreach (var line in PlainPdf.Lines(_page, text, font, size, Right - Left))
        {
            if (line.Length > 0)
            {
                _page.AddText(line, size, new PdfPoint((Left + Right - PlainPdf.Width(_page, line, font, size)) / 2, _y), font);
            }

            _y -= size + 5;
        }
    }

    private List<string> Lines(string text, double width) => [.. PlainPdf.Lines(_page, text, _plain, Size, width)];

    private void Put(string text, double at, PdfDocumentBuilder.AddedFont font)
    {
        if (PlainPdf.Plain(text) is { Length: > 0 } plain)
        {
            _page.AddText(plain, Size, new PdfPoint(at, _y), font);
        }
    }

    private void Room(double height)
    {
        if (_y - height < Bottom - Leading)
        {
            (_page, _y) = (_file.AddPage(PageSize.A4), Top);
        }
    }
}
