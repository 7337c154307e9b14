using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Writer;

namespace Dtks.Functions.Data;

/// <summary>Writes a letter of office on A4 pages from the top down, and goes on on the next page where there is no room (<see cref="PlainPdf"/>): the same strokes are the same bytes. Lengths are points.</summary>
internal sealed class LetterPen
{
    /// <summary>Where lines begin.</summary>
    public const double Left = 71;

    /// <summary>Where lines end.</summary>
    public const double Right = 524;

    /// <summary>The size of letters.</summary>
    public const double Size = 11;

    /// <summary>From line to line.</summary>
    public const double Leading = 15;

    /// <summary>Between what stands side by side.</summary>
    public const double Gap = 6;

    /// <summary>Below this no line is begun.</summary>
    public const double Bottom = 64;

    private const double Top = 785;

    private readonly PdfDocumentBuilder _file;

    /// <summary>At the top of a first page.</summary>
    public LetterPen(string title)
    {
        (_file, Plain, Bold, Typed) = PlainPdf.New(title);
        Page = _file.AddPage(PageSize.A4);
    }

    /// <summary>The letters of the text.</summary>
    public PdfDocumentBuilder.AddedFont Plain { get; }

    /// <summary>Those of headings.</summary>
    public PdfDocumentBuilder.AddedFont Bold { get; }

    /// <summary>Those of one width.</summary>
    public PdfDocumentBuilder.AddedFont Typed { get; }

    /// <summary>The page.</summary>
    public PdfPageBuilder Page { get; private set; }

    /// <summary>The line's height above the foot of the page.</summary>
    public double Y { get; private set; } = Top;

    /// <summary>Goes so far down.</summary>
    public void Down(double height = Leading) => Y -= height;

    /// <summary>Goes on on the next page where so much has no room.</summary>
    public void Room(double height)
    {
        if (Y - height < Bottom - Leading)
        {
            NextPage();
        }
    }

    /// <summary>Goes on at the top of a next page.</summary>
    public void NextPage() => (Page, Y) = (_file.AddPage(PageSize.A4), Top);

    /// <summary>How wide a text is.</summary>
    public double Width(string text, PdfDocumentBuilder.AddedFont font, double size = Size) => PlainPdf.Width(Page, PlainPdf.Plain(text), font, size);

    /// <summary>A text in lines of that width.</summary>
    public List<string> Lines(string text, double width) => [.. PlainPdf.Lines(Page, text, Plain, Size, width)];

    /// <summary>A text in the line, from there on.</summary>
    public void Put(string text, double at, PdfDocumentBuilder.AddedFont font)
    {
        if (PlainPdf.Plain(text) is { Length: > 0 } plain)
        {
            Page.AddText(plain, Size, new PdfPoint(at, Y), font);
        }
    }

    /// <summary>A text in the line, up to there.</summary>
    public void PutUpTo(string text, double at, PdfDocumentBuilder.AddedFont font) => Put(text, at - Width(text, font), font);

    /// <summary>A text between two edges, in as many lines as it needs.</summary>
    public void Wrapped(string text, double from = Left, double to = Right)
    {
        foreach (var line in Lines(text, to - from))
        {
            Room(Leading);
            Put(line, from, Plain);
            Down();
        }
    }

    /// <summary>A heading in the middle, in as many lines as it needs.</summary>
    public void Centred(string text, double size, PdfDocumentBuilder.AddedFont font)
    {
        foreach (var line in PlainPdf.Lines(Page, text, font, size, Right - Left))
        {
            if (line.Length > 0)
            {
                Page.AddText(line, size, new PdfPoint((Left + Right - Width(line, font, size)) / 2, Y), font);
            }

            Down(size + 5);
        }
    }

    /// <summary>Who writes, over a line across the page.</summary>
    public void Head(IEnumerable<string> kop)
    {
        ArgumentNullException.ThrowIfNull(kop);
        foreach (var line in kop)
        {
            Centred(line, 13, Bold);
        }

        Page.DrawLine(new PdfPoint(Left, Y + 8), new PdfPoint(Right, Y + 8), 1);
        Down();
    }

    /// <summary>Number, subject and what else the letter is known by, with place and date beside the first.</summary>
    public void Fields(IEnumerable<(string Name, string Value)> fields, string placeAndDate)
    {
        ArgumentNullException.ThrowIfNull(fields);
        PutUpTo(placeAndDate, Right, Plain);
        var to = Right - Width(placeAndDate, Plain) - Gap;
        foreach (var (name, value) in fields)
        {
            Put(name, Left, Plain);
            Put(":", Left + 58, Plain);
            Wrapped(value, Left + 68, to);
            to = Right; // place and date stand beside the first alone
        }

        Down();
    }

    /// <summary>The whole file.</summary>
    public byte[] File() => PlainPdf.Build(_file);
}
