using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace Dtks.Functions.Imports;

/// <summary>Which of a workbook's cells are dates by their format, and which day a number in them is.</summary>
/// <param name="styles">Whether a cell's format shows a date, by its place.</param>
/// <param name="is1904">Whether days are counted from 1904, as on older Macintoshes.</param>
internal sealed partial class XlsxDates(IReadOnlyList<bool> styles, bool is1904)
{
    private const int Days1904 = 1_462;

    // From here on the count has no 29 February 1900, which never was.
    private const int FirstTrueDay = 61;
    private const int LastDay = 2_958_465;

    /// <summary>Reads the formats.</summary>
    public static XlsxDates Of(WorkbookStylesPart? part, bool is1904)
    {
        var (custom, styles, isCells) = (new HashSet<int>(), new List<bool>(), false);
        if (part is null)
        {
            return new XlsxDates(styles, is1904);
        }

        using var xml = XmlReader.Create(part.GetStream(FileMode.Open, FileAccess.Read), XlsxStrings.Xml);
        while (xml.Read())
        {
            switch (xml.NodeType, xml.LocalName)
            {
                case (XmlNodeType.Element, "numFmt") when Number(xml, "numFmtId") is { } id && ShowsDay(xml.GetAttribute("formatCode") ?? string.Empty):
                    custom.Add(id);
                    break;
                case (XmlNodeType.Element or XmlNodeType.EndElement, "cellXfs"):
                    isCells = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
                    break;
                case (XmlNodeType.Element, "xf") when isCells:
                    var format = Number(xml, "numFmtId") ?? 0;
                    styles.Add(custom.Contains(format) || IsBuiltIn(format));
                    break;
            }
        }

        return new XlsxDates(styles, is1904);
    }

    /// <summary>The day, yyyy-MM-dd, of a number in a cell of a style; null where it is no whole day, or the cell is no date.</summary>
    public string? DayOf(string? style, double number)
    {
        var isDate = int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place < styles.Count && styles[place];
        var day = is1904 ? number + Days1904 : number;
        return isDate && day == Math.Floor(day) && day is >= FirstTrueDay and <= LastDay
            ? DateTime.FromOADate(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;
    }

    // ECMA-376 part 1, 18.8.30: formats that show a day, those of East Asian languages too.
    private static bool IsBuiltIn(int format) => format is (>= 14 and <= 17) or 22 or (>= 27 and <= 31) or 36 or (>= 50 and <= 54) or 57 or 58;

    private static bool ShowsDay(string code) => Quoted().Replace(code, string.Empty) is var plain
        && plain.Contains('d', StringComparison.OrdinalIgnoreCase) && plain.Contains('y', StringComparison.OrdinalIgnoreCase);

    private static int? Number(XmlReader xml, string attribute) =>
        int.TryParse(xml.GetAttribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.")]
    private static partial Regex Quoted();
}
