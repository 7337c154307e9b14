using Dtks.Domain.Imports;
using Dtks.Functions.Imports;

namespace Dtks.Functions.Tests.Imports;

/// <summary>Workbooks as spreadsheets write them, and as nobody should.</summary>
[Trait("rule", "RAT-2")]
public sealed class XlsxTests
{
    [Fact]
    public void Texts_numbers_and_dates_are_told_apart()
    {
        var row = SamplePrelist.Row().Select((c, i) => SamplePrelist.Header[i] switch
        {
            "nama" => "<c t=\"s\"><v>1</v></c>",
            "nama_ibu_kandung" => "<c t=\"s\"><v>0</v></c>",
            "tanggal_lahir" => SamplePrelist.Number("32956", style: 1),
            "rt" => SamplePrelist.Number("1"),
            "telepon" => SamplePrelist.Number("8.12E+10"),
            _ => SamplePrelist.Text(c),
        });

        var read = Assert.Single(Read(SamplePrelist.Xlsx([SamplePrelist.Head, row])));

        Assert.Equal((CellKind.Text, "CONTOH DUA"), Of(read, ImportColumn.Name));
        Assert.Equal((CellKind.Text, "CONTOH BERSAMA"), Of(read, ImportColumn.Mother));
        Assert.Equal((CellKind.Date, "1990-03-24"), Of(read, ImportColumn.BirthDate));
        Assert.Equal((CellKind.Number, "1"), Of(read, ImportColumn.Rt));
        Assert.Equal((CellKind.Number, "81200000000"), Of(read, ImportColumn.Phone));
    }

    [Theory]
    [InlineData("", 2, "32956", "1990-03-24")]
    [InlineData("<workbookPr date1904=\"1\"/>", 1, "31494", "1990-03-24")]
    [InlineData("", 1, "32956.5", null)]
    [InlineData("", 0, "32956", null)]
    [InlineData("", 1, "60", null)]
    public void A_date_is_taken_where_the_format_shows_a_whole_day(string properties, int style, string number, string? day)
    {
        var cell = Of(Assert.Single(Read(SamplePrelist.Xlsx([SamplePrelist.Head, SamplePrelist.With("tanggal_lahir", SamplePrelist.Number(number, style))], properties: properties))), ImportColumn.BirthDate);

        Assert.Equal(day is null ? (CellKind.Number, number) : (CellKind.Date, day), cell);
    }

    [Theory]
    [InlineData("nik", "<c><f>A1&amp;B1</f><v>3306160202800001</v></c>", CellKind.Formula)]
    [InlineData("nik", "<c t=\"str\"><f>A1&amp;B1</f><v>3306160202800001</v></c>", CellKind.Formula)]
    [InlineData("nik", "<c><f>A1&amp;B1</f></c>", CellKind.Formula)]
    [InlineData("nama", "<c t=\"str\"><f>UPPER(A1)</f><v>CONTOH SATU</v></c>", CellKind.Text)]
    [InlineData("nama", "<c t=\"e\"><f>VLOOKUP(1)</f><v>#N/A</v></c>", CellKind.Error)]
    public void A_formula_is_taken_for_what_it_came_to_but_never_in_a_number_of_the_register(string column, string cell, CellKind kind) =>
        Assert.Equal(kind, Of(Assert.Single(Read(SamplePrelist.Xlsx([SamplePrelist.Head, SamplePrelist.With(column, cell)]))), ImportColumns.Find(column)!.Value).Kind);

    [Theory]
    [InlineData("<sheet name=\"Catatan\" sheetId=\"2\" r:id=\"rId2\"/><sheet name=\"PRELIST\" sheetId=\"1\" r:id=\"rId1\"/>")]
    [InlineData("<sheet name=\"Catatan\" sheetId=\"2\" r:id=\"rId2\" state=\"hidden\"/><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/>")]
    [InlineData("<sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/><sheet name=\"Catatan\" sheetId=\"2\" r:id=\"rId2\"/>")]
    public void The_sheet_of_that_name_is_read_else_the_first_that_is_shown(string sheets) =>
        Assert.Single(Read(SamplePrelist.Xlsx([SamplePrelist.Head, SamplePrelist.With("nama", SamplePrelist.Text("CONTOH SATU"))], sheets)));

    public static TheoryData<string, string> Refused => new()
    {
        { "macros", ImportViolations.Macros },
        { "macroSheet", ImportViolations.Macros },
        { "bomb", ImportViolations.Bomb },
        { "parts", ImportViolations.Bomb },
        { "zip", ImportViolations.Damaged },
        { "cut", ImportViolations.Damaged },
        { "entities", ImportViolations.Damaged },
        { "broken", ImportViolations.Damaged },
        { "deep", ImportViolations.Empty },
        { "ods", ImportViolations.OtherWorkbook },
        { "xlsb", ImportViolations.OldWorkbook },
        { "long", ImportViolations.CellTooLong },
        { "rows", ImportViolations.TooManyRows },
        { "hidden", ImportViolations.Empty },
        { "sheets", ImportViolations.Damaged },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_is_no_prelist_is_refused_with_what_to_do(string kind, string code)
    {
        const string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        IEnumerable<IEnumerable<string>> good = [SamplePrelist.Head, SamplePrelist.With("nama", SamplePrelist.Text("CONTOH SATU"))];
        var bytes = kind switch
        {
            "macros" => SamplePrelist.Xlsx(good, more: ("xl/vbaProject.bin", "x")),
            "macroSheet" => SamplePrelist.Xlsx(good, more: ("xl/macrosheets/sheet1.xml", "<x/>")),
            "bomb" => SamplePrelist.Xlsx(good, more: ("xl/media/large.xml", new string(' ', (int)ImportLimits.MaxUnpacked))),
            "parts" => SamplePrelist.Xlsx(good, more: [.. Enumerable.Range(0, 1_001).Select(i => ($"xl/media/{i}.xml", "<x/>"))]),
            "zip" => SamplePrelist.Zip([("catatan.txt", "x")]),
            "cut" => SamplePrelist.Xlsx(good)[..^200],
            "entities" => SamplePrelist.Zip(WithSheet($"<!DOCTYPE w [<!ENTITY a \"xxxxxxxxxx\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><worksheet xmlns=\"{main}\"><sheetData><row><c t=\"inlineStr\"><is><t>&b;</t></is></c></row></sheetData></worksheet>")),
            "broken" => SamplePrelist.Zip(WithSheet("<worksheet><sheetData><row>")),
            "deep" => SamplePrelist.Zip(WithSheet(string.Concat(Enumerable.Repeat("<x>", 5_000)) + string.Concat(Enumerable.Repeat("</x>", 5_000)))),
            "ods" => SamplePrelist.Zip([("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<x/>")]),
            "xlsb" => SamplePrelist.Zip([("xl/workbook.bin", "x")]),
            "long" => SamplePrelist.Xlsx([SamplePrelist.Head, SamplePrelist.With("nama", SamplePrelist.Text(new string('x', ImportLimits.MaxCell + 1)))]),
            "rows" => SamplePrelist.Xlsx(Enumerable.Repeat<IEnumerable<string>>(["<c><v>1</v></c>"], ImportLimits.MaxRows + 1).Prepend(SamplePrelist.Head)),
            "sheets" => SamplePrelist.Xlsx(good, "<sheet name=\"Prelist\" sheetId=\"1\" r:id=\"rId1\"/>" + new string(' ', 4 * 1024 * 1024)),
            _ => SamplePrelist.Xlsx(good, "<sheet name=\"Prelist\" sheetId=\"1\" r:id=\"rId1\" state=\"veryHidden\"/>"),
        };

        var (rows, problems) = TableReader.Read(bytes, ImportColumns.Table);

        Assert.Empty(rows);
        Assert.Equal(code, Assert.Single(problems).Code);
    }

    // The package of a right workbook with another sheet in it.
    private static List<(string Name, string Content)> WithSheet(string xml)
    {
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(SamplePrelist.Xlsx([SamplePrelist.Head])));
        return [.. zip.Entries.Select(e =>
        {
            using var text = new StreamReader(e.Open());
            return (e.FullName, e.FullName == "xl/worksheets/sheet1.xml" ? xml : text.ReadToEnd());
        })];
    }

    private static IReadOnlyList<ImportRow> Read(byte[] bytes)
    {
        var (rows, problems) = TableReader.Read(bytes, ImportColumns.Table);
        Assert.Empty(problems);
        return rows;
    }

    private static (CellKind Kind, string Text) Of(ImportRow row, ImportColumn column) => (row[column]!.Value.Kind, row[column]!.Value.Text);
}
