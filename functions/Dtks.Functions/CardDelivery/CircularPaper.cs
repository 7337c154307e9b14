using System.Globalization;
using Dtks.Domain.Cards;
using Dtks.Functions.Data;
using NodaTime;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Writer;

namespace Dtks.Functions.CardDelivery;

/// <summary>Sets a circular on A4 pages as a PDF: the letter, its table of villages, and what the table's columns are.</summary>
internal sealed class CircularPaper
{
    private const double Left = 57;
    private const double Right = 538;
    private const double Top = 785;
    private const double Bottom = 64;
    private const double Size = 10;
    private const double Small = 8;
    private const double Leading = 14;
    private const double Gap = 4;
    private const double Office = 330;
    private const double AtVillage = Left + 22;
    private const double AtCards = 232;
    private const double AtDueOn = Right;
    private const double AtSurrendered = 478;

    private readonly CircularText _text;
    private readonly PdfDocumentBuilder _file;
    private readonly PdfDocumentBuilder.AddedFont _plain;
    private readonly PdfDocumentBuilder.AddedFont _bold;
    private PdfPageBuilder _page;
    private double _y = Top;

    private CircularPaper(CircularText text)
    {
        _text = text;
        (_file, _plain, _bold, _) = PlainPdf.New($"Edaran {text.Circular.Number}");
        _page = _file.AddPage(PageSize.A4);
    }

    /// <summary>The whole file.</summary>
    public static byte[] Of(CircularText text)
    {
        var paper = new CircularPaper(text);
        paper.Head();
        paper.Table();
        paper.Foot();
        return PlainPdf.Build(paper._file);
    }

    private void Head()
    {
        foreach (var line in _text.Kop)
        {
            var plain = PlainPdf.Plain(line);
            _page.AddText(plain, 12, new PdfPoint((Left + Right - PlainPdf.Width(_page, plain, _bold, 12)) / 2, _y), _bold);
            _y -= 17;
        }

        _page.DrawLine(new PdfPoint(Left, _y + 8), new PdfPoint(Right, _y + 8), 1);
        _y -= Leading;
        ToTheRight(_text.PlaceAndDate, Right, _plain, Size);
        var to = Right - PlainPdf.Width(_page, PlainPdf.Plain(_text.PlaceAndDate), _plain, Size) - Gap;
        foreach (var (name, value) in _text.Fields)
        {
            Put(name, Left, _plain, Size);
            Put(":", Left + 52, _plain, Size);
            Wrapped(value, Left + 60, to);
            to = Right; // place and date stand beside the first alone
        }

        _y -= Leading;
        Lines(_text.To);
        foreach (var paragraph in _text.Body)
        {
            Wrapped(paragraph, Left, Right);
            _y -= Leading / 2;
        }
    }

    private void Table()
    {
        Heading();
        foreach (var (row, i) in _text.Circular.Rows.Select((row, i) => (row, i)))
        {
            if (_y < Bottom)
            {
                NewPage();
                Heading();
            }

            Row(_plain, CircularText.Number(i + 1), _text.Village(row), CircularText.Number(row.Cards), code => CircularText.Number(CountOf(row, code)), CircularText.Number(row.Surrendered), Short(row.DueOn));
        }

        var rows = _text.Circular.Rows;
        Room(2 * Leading);
        Row(_bold, string.Empty, "Jumlah", CircularText.Number(rows.Sum(r => r.Cards)), code => CircularText.Number(rows.Sum(r => CountOf(r, code))), CircularText.Number(rows.Sum(r => r.Surrendered)), string.Empty);
        _y -= Leading / 2;
        foreach (var ((_, words), i) in _text.Columns.Select((column, i) => (column, i)))
        {
            Room(Leading);
            Put($"({Place(i)}) {words}", Left, _plain, Small);
            _y -= Leading;
        }
    }

    private void Foot()
    {
        _y -= Leading / 2;
        Wrapped(_text.Close, Left, Right);
        Room(9 * Leading);
        _y -= Leading;
        foreach (var line in (IEnumerable<string>)["Camat,", string.Empty, string.Empty, "(tanda tangan dan cap)", string.Empty, "Nama :", "Pangkat/NIP :"])
        {
            Put(line, Office, _plain, Size);
            _y -= Leading;
        }

        _y -= Leading;
        Lines(_text.Copies);
    }

    private void Heading() => Row(_bold, "No.", "Desa/Kelurahan", "Kartu", code => $"({Place(_text.Columns.ToList().FindIndex(c => c.Code == code))})", "Sukarela", "Batas");

    private void Row(PdfDocumentBuilder.AddedFont font, string number, string village, string cards, Func<string, string> ofReason, string surrendered, string dueOn)
    {
        Put(number, Left, font, Small);
        Put(PlainPdf.Lines(_page, village, font, Small, AtCards - AtVillage - 30).First(), AtVillage, font, Small);
        ToTheRight(cards, AtCards, font, Small);
        var columns = _text.Columns;
        var wide = (AtSurrendered - 40 - AtCards) / columns.Count;
        for (var i = 0; i < columns.Count; i++)
        {
            ToTheRight(ofReason(columns[i].Code), AtCards + ((i + 1) * wide), font, Small);
        }

        ToTheRight(surrendered, AtSurrendered, font, Small);
        ToTheRight(dueOn, AtDueOn, font, Small);
        _y -= Leading;
    }

    private void Lines(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            Wrapped(line, Left, Right);
        }

        _y -= Leading;
    }

    private void Wrapped(string text, double from, double to)
    {
        foreach (var line in PlainPdf.Lines(_page, text, _plain, Size, to - from))
        {
            Room(Leading);
            Put(line, from, _plain, Size);
            _y -= Leading;
        }
    }

    private void ToTheRight(string text, double at, PdfDocumentBuilder.AddedFont font, double size) => Put(text, at - PlainPdf.Width(_page, PlainPdf.Plain(text), font, size), font, size);

    private void Put(string text, double at, PdfDocumentBuilder.AddedFont font, double size)
    {
        if (text.Length > 0)
        {
            _page.AddText(PlainPdf.Plain(text), size, new PdfPoint(at, _y), font);
        }
    }

    private void Room(double height)
    {
        if (_y - height < Bottom - Leading)
        {
            NewPage();
        }
    }

    private void NewPage() => (_page, _y) = (_file.AddPage(PageSize.A4), Top);

    private static int CountOf(CircularRow row, string code) => row.Reasons.FirstOrDefault(r => r.Reason == code)?.Count ?? 0;

    private static string Place(int column) => (column + 1).ToString(CultureInfo.InvariantCulture);

    private static string Short(LocalDate day) => string.Create(CultureInfo.InvariantCulture, $"{day.Day:00}-{day.Month:00}-{day.Year}");
}
