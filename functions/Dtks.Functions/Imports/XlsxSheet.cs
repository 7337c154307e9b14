using System.Globalization;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using Dtks.Domain.Imports;

namespace Dtks.Functions.Imports;

/// <summary>Reads the rows of one sheet as a stream.</summary>
internal sealed class XlsxSheet(WorksheetPart part, IReadOnlyList<string> strings, XlsxDates dates)
{
    /// <summary>The rows that the sheet has, in its order.</summary>
    public IEnumerable<FileRow> Rows()
    {
        using var xml = XmlReader.Create(part.GetStream(FileMode.Open, FileAccess.Read), XlsxStrings.Xml);
        var number = 0;
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "row" })
            {
                number = int.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var stated) && stated > number ? stated : number + 1;
                if (!xml.IsEmptyElement)
                {
                    yield return new FileRow(number, Cells(xml, number));
                }
            }
        }
    }

    private List<ImportCell?> Cells(XmlReader xml, int row)
    {
        var cells = new List<ImportCell?>();
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "row"))
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "c" })
            {
                continue;
            }

            var place = Column(xml.GetAttribute("r")) ?? cells.Count;
            var cell = xml.IsEmptyElement ? null : Cell(xml, row);
            if (place >= ImportLimits.MaxColumns || place < cells.Count)
            {
                continue;
            }

            while (cells.Count < place)
            {
                cells.Add(null);
            }

            cells.Add(cell);
        }

        return cells;
    }

    private ImportCell? Cell(XmlReader xml, int row)
    {
        var (type, style) = (xml.GetAttribute("t"), xml.GetAttribute("s"));
        var (value, isFormula, name) = (string.Empty, false, string.Empty);
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "c"))
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    name = xml.LocalName;
                    isFormula |= name == "f";
                    value = name == "is" ? XlsxStrings.TextIn(xml, "is") : value;
                    break;
                case XmlNodeType.EndElement:
                    name = string.Empty;
                    break;
                case XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA when name == "v":
                    value += xml.Value;
                    break;
            }

            if (value.Length > ImportLimits.MaxCell)
            {
                throw CsvRows.TooLong(row);
            }
        }

        return Of(type, style, value, isFormula, row);
    }

    // What a formula came to is what people see; without that, and where the number itself matters, the domain refuses it.
    private ImportCell? Of(string? type, string? style, string value, bool isFormula, int row)
    {
        if (value.Length == 0)
        {
            return isFormula ? new ImportCell(CellKind.Formula, "=") : null;
        }

        var cell = type switch
        {
            "s" => new ImportCell(CellKind.Text, Shared(value, row)),
            "str" or "inlineStr" => new ImportCell(CellKind.Text, value),
            "e" => new ImportCell(CellKind.Error, value),
            "b" => new ImportCell(CellKind.Text, value == "1" ? "TRUE" : "FALSE"),
            "d" => Day(value),
            _ => Number(style, value),
        };
        return isFormula && cell.Kind is CellKind.Text or CellKind.Number && cell.Text.Length >= 10 && cell.Text.All(char.IsAsciiDigit) ? new ImportCell(CellKind.Formula, cell.Text) : cell;
    }

    private ImportCell Number(string? style, string value)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return new ImportCell(CellKind.Text, value);
        }

        return dates.DayOf(style, number) is { } day ? new ImportCell(CellKind.Date, day)
            : number == Math.Floor(number) && Math.Abs(number) < 1e18 ? new ImportCell(CellKind.Number, ((long)number).ToString(CultureInfo.InvariantCulture))
            : new ImportCell(CellKind.Number, value);
    }

    private string Shared(string value, int row)
    {
        var text = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place < strings.Count ? strings[place] : string.Empty;
        return text.Length <= ImportLimits.MaxCell ? text : throw CsvRows.TooLong(row);
    }

    private static ImportCell Day(string value) =>
        DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var day) && day.TimeOfDay == TimeSpan.Zero
            ? new ImportCell(CellKind.Date, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
            : new ImportCell(CellKind.Text, value);

    // A is 0, as in A1.
    private static int? Column(string? reference)
    {
        var column = 0;
        foreach (var c in reference ?? string.Empty)
        {
            if (!char.IsAsciiLetter(c))
            {
                break;
            }

            column = Math.Min((column * 26) + (char.ToUpperInvariant(c) - 'A' + 1), 1_000_000);
        }

        return column == 0 ? null : column - 1;
    }
}
