using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace Dtks.Flows.Tests.Imports;

/// <summary>A prelist as a spreadsheet saves it where a column of numbers was not formatted as text.</summary>
public static class SampleWorkbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>Rows of a CSV as a workbook; the cells of one column, counted from 0, are numbers with fifteen digits that count.</summary>
    public static byte[] Of(string csv, int numbers)
    {
        var rows = csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select((line, row) => $"<row>{string.Concat(line.Split(',').Select((text, column) => Cell(text, row > 0 && column == numbers)))}</row>");
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip, "[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>""");
            Write(zip, "_rels/.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{Relationship}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
            Write(zip, "xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Relationship}"><sheets><sheet name="usulan" sheetId="1" r:id="r1"/></sheets></workbook>""");
            Write(zip, "xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{Relationship}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>""");
            Write(zip, "xl/worksheets/sheet1.xml", $"""<worksheet xmlns="{Main}"><sheetData>{string.Concat(rows)}</sheetData></worksheet>""");
        }

        return bytes.ToArray();
    }

    private static string Cell(string text, bool isNumber) => isNumber
        ? $"<c><v>{double.Parse(text[..15] + "0", CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture)}</v></c>"
        : $"""<c t="inlineStr"><is><t>{SecurityElement.Escape(text)}</t></is></c>""";

    private static void Write(ZipArchive zip, string name, string xml)
    {
        using var part = zip.CreateEntry(name).Open();
        part.Write(Encoding.UTF8.GetBytes(xml));
    }
}
