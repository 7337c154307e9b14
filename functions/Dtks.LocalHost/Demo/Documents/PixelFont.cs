namespace Dtks.LocalHost.Demo.Documents;

/// <summary>Capital letters, digits and a few marks on a grid of five by seven, for captions in pictures.</summary>
internal static class PixelFont
{
    private const int Columns = 5;
    private const int Rows = 7;
    private const int Advance = Columns + 1;

    /// <summary>Each glyph as five columns from the left; bit 0 is the top row.</summary>
    private static readonly Dictionary<char, byte[]> Glyphs = new Dictionary<char, string>
    {
        ['A'] = "7E1111117E",
        ['B'] = "7F49494936",
        ['C'] = "3E41414122",
        ['D'] = "7F4141221C",
        ['E'] = "7F49494941",
        ['F'] = "7F09090901",
        ['G'] = "3E4149497A",
        ['H'] = "7F0808087F",
        ['I'] = "00417F4100",
        ['J'] = "2040413F01",
        ['K'] = "7F08142241",
        ['L'] = "7F40404040",
        ['M'] = "7F020C027F",
        ['N'] = "7F0408107F",
        ['O'] = "3E4141413E",
        ['P'] = "7F09090906",
        ['Q'] = "3E4151215E",
        ['R'] = "7F09192946",
        ['S'] = "4649494931",
        ['T'] = "01017F0101",
        ['U'] = "3F4040403F",
        ['V'] = "1F2040201F",
        ['W'] = "3F4038403F",
        ['X'] = "6314081463",
        ['Y'] = "0708700807",
        ['Z'] = "6151494543",
        ['0'] = "3E5149453E",
        ['1'] = "00427F4000",
        ['2'] = "4261514946",
        ['3'] = "2141454B31",
        ['4'] = "1814127F10",
        ['5'] = "2745454539",
        ['6'] = "3C4A494930",
        ['7'] = "0171090503",
        ['8'] = "3649494936",
        ['9'] = "064949291E",
        ['-'] = "0808080808",
        ['.'] = "0060600000",
        [','] = "0050300000",
        [':'] = "0036360000",
        ['/'] = "2010080402",
        ['('] = "001C224100",
        [')'] = "0041221C00",
        [' '] = "0000000000",
    }.ToDictionary(glyph => glyph.Key, glyph => Convert.FromHexString(glyph.Value));

    /// <summary>How wide a text comes out, in pixels.</summary>
    public static int Width(string text, int scale) => text.Length * Advance * scale;

    /// <summary>Writes a text from its top left corner; letters become capitals, what the font lacks becomes a hyphen.</summary>
    public static void Write(Raster picture, int left, int top, string text, int scale, Rgb colour)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var glyph = Glyphs.GetValueOrDefault(char.ToUpperInvariant(text[i]), Glyphs['-']);
            WriteGlyph(picture, left + (i * Advance * scale), top, glyph, scale, colour);
        }
    }

    private static void WriteGlyph(Raster picture, int left, int top, byte[] glyph, int scale, Rgb colour)
    {
        for (var column = 0; column < Columns; column++)
        {
            for (var row = 0; row < Rows; row++)
            {
                if ((glyph[column] >> row & 1) == 1)
                    picture.FillRectangle(left + (column * scale), top + (row * scale), scale, scale, colour);
            }
        }
    }
}
