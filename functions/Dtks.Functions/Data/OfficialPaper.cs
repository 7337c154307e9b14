using System.Globalization;

namespace Dtks.Functions.Data;

/// <summary>Sets a letter of office on A4 pages as a PDF (<see cref="PlainPdf"/>): nothing is cut, whatever its length, the signature stands together, and the same letter is the same bytes.</summary>
internal sealed class OfficialPaper
{
    private const double Values = 221;
    private const double Signs = 318;
    private const double QrWide = 68;

    private readonly LetterPen _pen;

    private OfficialPaper(string title) => _pen = new LetterPen(title);

    /// <summary>The whole file.</summary>
    public static byte[] Of(OfficialLetter letter)
    {
        var paper = new OfficialPaper(letter.Title);
        paper.Head(letter);
        paper.Body(letter);
        paper.Foot(letter);
        return paper._pen.File();
    }

    private void Head(OfficialLetter letter)
    {
        _pen.Head(letter.Kop);
        if (letter.Heading is var (name, number))
        {
            _pen.Centred(name, 12, _pen.Bold);
            _pen.Centred($"Nomor: {number}", LetterPen.Size, _pen.Plain);
            _pen.Down();
            return;
        }

        _pen.Fields(letter.Fields, letter.PlaceAndDate);
        foreach (var line in letter.To)
        {
            _pen.Wrapped(line);
        }

        _pen.Down();
    }

    private void Body(OfficialLetter letter)
    {
        string? before = null;
        foreach (var (name, text) in letter.Body)
        {
            if (before is not null && name is null)
            {
                _pen.Down(LetterPen.Leading / 2);
            }

            if (name is null)
            {
                _pen.Wrapped(text);
                _pen.Down(LetterPen.Leading / 2);
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

        _pen.Down(before is null ? 0 : LetterPen.Leading / 2);
        _pen.Wrapped(letter.Close);
    }

    private void Row(string name, string value)
    {
        var (names, values) = (_pen.Lines(name, Values - LetterPen.Left - (3 * LetterPen.Gap)), _pen.Lines(value, LetterPen.Right - Values));
        for (var i = 0; i < Math.Max(names.Count, values.Count); i++)
        {
            _pen.Room(LetterPen.Leading);
            _pen.Put(i < names.Count ? names[i] : string.Empty, LetterPen.Left, _pen.Plain);
            _pen.Put(i == 0 ? ":" : string.Empty, Values - (2 * LetterPen.Gap), _pen.Plain);
            _pen.Put(i < values.Count ? values[i] : string.Empty, Values, _pen.Plain);
            _pen.Down();
        }
    }

    private void Qr(string code, string words)
    {
        _pen.Room(QrWide + (2 * LetterPen.Leading));
        _pen.Down(LetterPen.Leading / 2);
        var top = _pen.Y + LetterPen.Size;
        PlainPdf.Modules(_pen.Page, CardCodes.Square(code), LetterPen.Left, top - QrWide, QrWide, QrWide);
        _pen.Down();
        foreach (var line in _pen.Lines(words, LetterPen.Right - LetterPen.Left - QrWide - (2 * LetterPen.Gap)))
        {
            _pen.Put(line, LetterPen.Left + QrWide + (2 * LetterPen.Gap), _pen.Plain);
            _pen.Down();
        }

        _pen.Put(code, LetterPen.Left + QrWide + (2 * LetterPen.Gap), _pen.Bold);
        _pen.Down((2 * LetterPen.Leading) + Math.Max(0, _pen.Y - (top - QrWide)));
    }

    private void Foot(OfficialLetter letter)
    {
        var office = _pen.Lines($"{letter.Office},", LetterPen.Right - Signs);
        _pen.Room((office.Count + 9) * LetterPen.Leading);
        _pen.Down();
        foreach (var line in letter.Heading is null ? office : [.. _pen.Lines(letter.PlaceAndDate, LetterPen.Right - Signs), .. office])
        {
            _pen.Put(line, Signs, _pen.Plain);
            _pen.Down();
        }

        _pen.Down(2 * LetterPen.Leading);
        foreach (var line in new[] { "(tanda tangan dan cap)", string.Empty, "Nama :", "Pangkat/NIP :" })
        {
            _pen.Put(line, Signs, _pen.Plain);
            _pen.Down();
        }

        _pen.Down();
        Copies(letter.Copies);
    }

    private void Copies(IReadOnlyList<string> copies)
    {
        if (copies.Count == 0)
        {
            return;
        }

        _pen.Room((copies.Count + 1) * LetterPen.Leading);
        _pen.Wrapped("Tembusan:");
        foreach (var (copy, i) in copies.Select((copy, i) => (copy, i + 1)))
        {
            _pen.Room(LetterPen.Leading);
            _pen.Put(string.Create(CultureInfo.InvariantCulture, $"{i}."), LetterPen.Left, _pen.Plain);
            _pen.Wrapped(copy, LetterPen.Left + 18);
        }
    }
}
