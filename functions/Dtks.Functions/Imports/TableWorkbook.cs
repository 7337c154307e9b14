using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Dtks.Domain.Imports;

namespace Dtks.Functions.Imports;

/// <summary>Makes workbooks whose cells are texts, formatted as such: sixteen digits stay sixteen digits, and nothing is a formula.</summary>
internal static class TableWorkbook
{
    /// <summary>The format of a text cell, by its place in the styles.</summary>
    public const uint Text = 1;

    /// <summary>The format of the header.</summary>
    public const uint Heading = 2;

    /// <summary>The format of a date.</summary>
    public const uint Date = 3;

    private const uint FirstCustom = 164;
    private const uint TextFormat = 49;

    /// <summary>A workbook of one sheet.</summary>
    public static byte[] Of(string name, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows) => Of([(name, writer => Sheet(writer, header, rows, lists: []))]);

    /// <summary>An empty table with lists to choose from, and a sheet of advice.</summary>
    public static byte[] Template(ImportTable table, IReadOnlyList<(int Column, IReadOnlyList<string> Words)> lists, IReadOnlyList<string> advice)
    {
        var header = TableWriter.HeaderOf(table);
        var dates = table.Template.Select((column, place) => (Column: column, Place: place)).FirstOrDefault(c => table[c.Column].IsDate, (Column: -1, Place: -1)).Place;
        return Of(
        [
            (table.Name, writer => Sheet(writer, header, [], lists, dates)),
            ("Petunjuk", writer => Sheet(writer, ["Petunjuk"], advice.Select(line => (IReadOnlyList<string>)[line]), lists: [])),
        ]);
    }

    /// <summary>A workbook of some sheets.</summary>
    public static byte[] Of(IReadOnlyList<(string Name, Action<OpenXmlWriter> Write)> sheets)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            var list = new Sheets();
            for (var i = 0; i < sheets.Count; i++)
            {
                var part = workbook.AddNewPart<WorksheetPart>();
                using (var writer = OpenXmlWriter.Create(part))
                {
                    sheets[i].Write(writer);
                }

                list.Append(new Sheet { Id = workbook.GetIdOfPart(part), SheetId = (uint)i + 1, Name = sheets[i].Name });
            }

            workbook.Workbook = new Workbook(list);
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
        }

        return stream.ToArray();
    }

    /// <summary>A sheet with a header that stays, columns of texts, and lists to choose from.</summary>
    public static void Sheet(
        OpenXmlWriter writer, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows, IReadOnlyList<(int Column, IReadOnlyList<string> Words)> lists, int? dates = null)
    {
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }));
        writer.WriteElement(new Columns(header.Select((_, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = 20, CustomWidth = true, Style = i == dates ? Date : Text })));
        writer.WriteStartElement(new SheetData());
        Row(writer, header, Heading);
        foreach (var row in rows)
        {
            Row(writer, row, Text);
        }

        writer.WriteEndElement();
        if (lists.Count > 0)
        {
            writer.WriteElement(new DataValidations(lists.Select(ListOf)) { Count = (uint)lists.Count });
        }

        writer.WriteEndElement();
    }

    private static void Row(OpenXmlWriter writer, IReadOnlyList<string> cells, uint style)
    {
        writer.WriteStartElement(new Row());
        foreach (var cell in cells)
        {
            writer.WriteElement(new Cell(new InlineString(new Text(Shown(cell)) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString, StyleIndex = style });
        }

        writer.WriteEndElement();
    }

    // What XML cannot hold stands as the sign for it.
    private static string Shown(string text) => string.Concat(text.EnumerateRunes().Select(r => r.Value < 0x20 && r.Value is not ('\t' or '\n' or '\r') || r.Value is 0xFFFE or 0xFFFF ? "\uFFFD" : r.ToString()));

    private static DataValidation ListOf((int Column, IReadOnlyList<string> Words) list)
    {
        var letter = (char)('A' + list.Column);
        return new DataValidation(new Formula1($"\"{string.Join(',', list.Words)}\""))
        {
            Type = DataValidationValues.List,
            AllowBlank = true,
            ShowErrorMessage = true,
            ErrorTitle = "Pilih dari daftar",
            Error = "Pilih salah satu dari daftar.",
            SequenceOfReferences = new ListValue<StringValue> { InnerText = $"{letter}2:{letter}{ImportLimits.MaxRows + 1}" },
        };
    }

    private static Stylesheet Styles() => new(
        new NumberingFormats(new NumberingFormat { NumberFormatId = FirstCustom, FormatCode = "yyyy\\-mm\\-dd" }) { Count = 1 },
        new Fonts(new Font(), new Font(new Bold())) { Count = 2 },
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })) { Count = 2 },
        new Borders(new Border()) { Count = 1 },
        new CellStyleFormats(new CellFormat()) { Count = 1 },
        new CellFormats(
            new CellFormat(),
            new CellFormat { NumberFormatId = TextFormat, ApplyNumberFormat = true, QuotePrefix = true },
            new CellFormat { NumberFormatId = TextFormat, ApplyNumberFormat = true, FontId = 1, ApplyFont = true },
            new CellFormat { NumberFormatId = FirstCustom, ApplyNumberFormat = true })
        { Count = 4 });
}
