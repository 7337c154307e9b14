using System.Text;
using Dtks.Domain.Imports;
using Dtks.Functions.Imports;

namespace Dtks.Functions.Tests.Imports;

/// <summary>CSV as it comes out of spreadsheets, village systems and editors.</summary>
[Trait("rule", "RAT-2")]
public sealed class CsvTests
{
    private static readonly string[] Names = ["CONTOH SÉTU", "Dusun \"Contoh\", RT 1"];

    [Theory]
    [InlineData(',', "utf-8", false)]
    [InlineData(';', "utf-8", true)]
    [InlineData('\t', "utf-8", true)]
    [InlineData(',', "utf-16", true)]
    [InlineData(';', "utf-16", false)]
    [InlineData('\t', "utf-16BE", true)]
    [InlineData(';', "utf-16BE", false)]
    [InlineData(';', "windows-1252", false)]
    public void Every_separator_and_encoding_gives_the_same_rows(char separator, string encoding, bool marked)
    {
        var row = SamplePrelist.Row();
        (row[2], row[9]) = (Names[0], Names[1]);
        var how = encoding == "windows-1252" ? CodePagesEncodingProvider.Instance.GetEncoding(1252)! : Encoding.GetEncoding(encoding);
        var text = SamplePrelist.Csv([row], separator);
        byte[] bytes = [.. marked ? how.GetPreamble() : [], .. how.GetBytes(text)];

        var (rows, problems) = TableReader.Read(bytes, ImportColumns.Table);

        Assert.Empty(problems);
        var read = Assert.Single(rows);
        Assert.Equal((2, Names[0], Names[1], row[1]), (read.Number, Text(read, ImportColumn.Name), Text(read, ImportColumn.Street), Text(read, ImportColumn.Nik)));
    }

    [Fact]
    public void Columns_stand_in_any_order_under_the_names_that_people_give_them_below_a_title_with_blank_rows_between()
    {
        string[] header = ["No.", "NIK", "NO KK", "Nama Lengkap", "TMPT_LHR", "Tgl Lahir", "JK", "DUK_NAMA_LGKP_IBU", "SHDK", "Status Perkawinan", "ALAMAT", "RT", "RW", "No. HP", "Jenis Usulan"];
        var r = SamplePrelist.Row();
        string[] row = ["1", r[1], r[0], r[2], r[3], r[4], r[5], r[6], r[7], r[8], r[9], r[10], r[11], r[12], r[13]];
        var text = "DAFTAR USULAN;;;\r\n;;;\r\n" + SamplePrelist.Csv([row], ';', header) + "\r\n;;;;\r\n" + SamplePrelist.Csv([row], ';', header).Split("\r\n")[1];

        var (rows, problems) = TableReader.Read(SamplePrelist.Utf8(text), ImportColumns.Table);

        Assert.Empty(problems);
        Assert.Equal([4, 7], rows.Select(x => x.Number));
        Assert.All(rows, x => Assert.Equal((r[0], r[1], r[12]), (Text(x, ImportColumn.FamilyCard), Text(x, ImportColumn.Nik), Text(x, ImportColumn.Phone))));
    }

    [Fact]
    public void A_line_break_in_a_cell_is_no_row_and_Excels_line_for_the_separator_is_none()
    {
        var row = SamplePrelist.Row();
        row[9] = "Dusun Contoh\r\nRT 1";

        var (rows, _) = TableReader.Read(SamplePrelist.Utf8("sep=;\r\n" + SamplePrelist.Csv([row, SamplePrelist.Row(2)], ';')), ImportColumns.Table);

        Assert.Equal(2, rows.Count);
        Assert.Equal(row[9], Text(rows[0], ImportColumn.Street));
    }

    [Fact]
    public void Columns_that_are_missing_unknown_or_there_twice_are_all_named()
    {
        var header = SamplePrelist.Header.Where(h => h is not ("nik" or "telepon")).Append("warna rumah").Append("NAMA LENGKAP").ToArray();

        var (rows, problems) = TableReader.Read(SamplePrelist.Utf8(SamplePrelist.Csv([SamplePrelist.Row()], ',', header)), ImportColumns.Table);

        Assert.Empty(rows);
        Assert.Equal(
            [(ImportViolations.HeaderMissing, "nik, telepon"), (ImportViolations.HeaderUnknown, "warna rumah"), (ImportViolations.HeaderTwice, "nama")],
            problems.Select(p => (p.Code, p.Args!["columns"])));
    }

    // Cells that begin with no quotation mark end at the separator, whatever stands in them.
    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    public void A_quotation_mark_within_a_cell_is_text_and_swallows_no_rows(char separator)
    {
        string[] streets = ["Gg. Besi 5\" no 2", "Dusun 2", "Pipa 3\" kiri", "\"Dusun \"\"Contoh\"\" 4\"", "Gg. 5\""];
        var lines = streets.Select((street, i) => string.Join(separator, SamplePrelist.Row(i + 1).Select((cell, at) => at == 9 ? street : cell)));
        var text = SamplePrelist.Csv([], separator) + string.Join("\r\n", lines);

        var (rows, problems) = TableReader.Read(SamplePrelist.Utf8(text), ImportColumns.Table);

        Assert.Empty(problems);
        Assert.Equal([2, 3, 4, 5, 6], rows.Select(r => r.Number));
        Assert.Equal(["Gg. Besi 5\" no 2", "Dusun 2", "Pipa 3\" kiri", "Dusun \"Contoh\" 4", "Gg. 5\""], rows.Select(r => Text(r, ImportColumn.Street)));
    }

    [Theory]
    [InlineData("\"Gg. Besi", "Dusun 2")]
    [InlineData("\"Gg. Besi", "kiri\"")]
    [InlineData("\"Toko \"Maju\"\"", "Dusun 2")]
    public void A_cell_that_is_opened_and_not_closed_is_refused_with_its_row(string street, string later)
    {
        var (first, second) = (SamplePrelist.Row(), SamplePrelist.Row(2));
        var text = SamplePrelist.Csv([]) + string.Join("\r\n", [string.Join(',', SamplePrelist.Row(3)), string.Join(',', first.Select((c, i) => i == 9 ? street : c)), string.Join(',', second.Select((c, i) => i == 9 ? later : c))]);

        var (rows, problems) = TableReader.Read(SamplePrelist.Utf8(text), ImportColumns.Table);

        Assert.Empty(rows);
        var problem = Assert.Single(problems);
        Assert.Equal((ImportViolations.QuoteOpen, "3"), (problem.Code, problem.Args!["row"]));
    }

    [Theory]
    [InlineData("", ImportViolations.Empty)]
    [InlineData("\r\n\r\n", ImportViolations.Empty)]
    [InlineData("header", ImportViolations.Empty)]
    [InlineData("open", ImportViolations.QuoteOpen)]
    [InlineData("long", ImportViolations.CellTooLong)]
    [InlineData("zeros", ImportViolations.NotText)]
    [InlineData("pdf", ImportViolations.NotText)]
    [InlineData("xls", ImportViolations.OldWorkbook)]
    [InlineData("encrypted", ImportViolations.Encrypted)]
    public void What_is_no_prelist_is_refused_with_what_to_do(string kind, string code)
    {
        byte[] compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]];
        byte[] bytes = kind switch
        {
            "header" => SamplePrelist.Utf8(SamplePrelist.Csv([])),
            "open" => SamplePrelist.Utf8(SamplePrelist.Csv([SamplePrelist.Row()]) + "\"CONTOH"),
            "long" => SamplePrelist.Utf8(SamplePrelist.Csv([SamplePrelist.Row()]) + new string('x', ImportLimits.MaxCell + 1)),
            "zeros" => [.. SamplePrelist.Utf8(SamplePrelist.Csv([SamplePrelist.Row()])), 0, 1, 2],
            "pdf" => [.. "%PDF-1.7"u8],
            "xls" => compound,
            "encrypted" => [.. compound, .. Encoding.Unicode.GetBytes("EncryptedPackage"), 0],
            _ => SamplePrelist.Utf8(kind),
        };

        var (rows, problems) = TableReader.Read(bytes, ImportColumns.Table);

        Assert.Empty(rows);
        Assert.Equal(code, Assert.Single(problems).Code);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_is_UTF_8_but_for_a_byte_is_read_as_nothing_else_and_its_line_is_told(bool marked)
    {
        var (first, second) = (SamplePrelist.Row(), SamplePrelist.Row(2));
        (first[2], second[6]) = ("CONTOH ÉLOK", "IBU CONTOH ANDRE~");
        byte[] bytes = [.. marked ? Encoding.UTF8.GetPreamble() : [], .. SamplePrelist.Utf8(SamplePrelist.Csv([first, second])).Select(b => b == (byte)'~' ? (byte)0xE9 : b)];

        var problem = Assert.Single(TableReader.Read(bytes, ImportColumns.Table).Problems);

        Assert.Equal((ImportViolations.MixedText, "3"), (problem.Code, problem.Args!["line"]));
    }

    [Theory]
    [InlineData("rest", true, false)]
    [InlineData("rest", true, true)]
    [InlineData("rest", false, false)]
    [InlineData("odd", true, false)]
    [InlineData("odd", false, true)]
    [InlineData("inserted", true, false)]
    public void What_is_UTF_16_but_for_its_rest_or_a_byte_is_read_as_nothing_else_and_its_line_is_told(string kind, bool marked, bool isBig)
    {
        var encoding = new UnicodeEncoding(isBig, byteOrderMark: true);
        var lines = SamplePrelist.Csv([SamplePrelist.Row(), SamplePrelist.Row(2)]).Split('\n');
        var (begin, rest) = (string.Join('\n', lines[..2]) + '\n', string.Join('\n', lines[2..]));
        byte[] bytes =
        [
            .. marked ? encoding.GetPreamble() : [], .. encoding.GetBytes(begin),
            .. kind switch { "rest" => SamplePrelist.Utf8(rest), "inserted" => [(byte)'x', .. encoding.GetBytes(rest)], _ => [.. encoding.GetBytes(rest.TrimEnd('\n')), (byte)'x'] },
        ];

        var problem = Assert.Single(TableReader.Read(bytes, ImportColumns.Table).Problems);

        Assert.Equal((ImportViolations.MixedText, "3"), (problem.Code, problem.Args!["line"]));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_is_UTF_16_to_its_end_is_read_with_letters_of_other_scripts(bool isBig)
    {
        var row = SamplePrelist.Row();
        row[2] = "CONTOH \u00C9LOK \uA997\uA9A4\uA9BA \u9673\u6587\u660E \u0645\u062D\u0645\u062F";

        var (rows, problems) = TableReader.Read([.. new UnicodeEncoding(isBig, byteOrderMark: true).GetPreamble(), .. new UnicodeEncoding(isBig, byteOrderMark: true).GetBytes(SamplePrelist.Csv([row]))], ImportColumns.Table);

        Assert.Empty(problems);
        Assert.Single(rows);
    }

    [Fact]
    public void A_cell_of_ten_megabytes_is_refused_and_its_row_named()
    {
        var row = SamplePrelist.Row();
        row[9] = new string('x', (10 * 1024 * 1024) - 2_000);

        var problem = Assert.Single(TableReader.Read(SamplePrelist.Utf8(SamplePrelist.Csv([row])), ImportColumns.Table).Problems);

        Assert.Equal((ImportViolations.CellTooLong, "2"), (problem.Code, problem.Args!["row"]));
    }

    [Fact]
    public void A_million_rows_are_refused_where_the_limit_is_passed()
    {
        var text = new StringBuilder(SamplePrelist.Csv([]));
        for (var i = 0; i < 1_000_000; i++)
        {
            text.Append("1,2\n");
        }

        Assert.Equal(ImportViolations.TooManyRows, Assert.Single(TableReader.Read(SamplePrelist.Utf8(text.ToString()), ImportColumns.Table).Problems).Code);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void As_many_rows_are_taken_as_the_limit_says(int more)
    {
        var text = SamplePrelist.Csv([]) + string.Concat(Enumerable.Repeat("1,2\n", ImportLimits.MaxRows + more));

        var (rows, problems) = TableReader.Read(SamplePrelist.Utf8(text), ImportColumns.Table);

        Assert.Equal(more == 0 ? ImportLimits.MaxRows : 0, rows.Count);
        Assert.Equal(more, problems.Count);
    }

    [Fact]
    public void A_column_of_numbers_that_all_end_in_zero_was_rounded()
    {
        var rounded = Enumerable.Range(1, 5).Select(i => SamplePrelist.Row(i, nik: $"33061602028{i:0000}0")).ToList();
        Assert.Equal((ImportViolations.ColumnRounded, "nik"), Told(rounded));

        rounded[3][1] = "3306160202800007";
        Assert.Empty(ImportGrouping.Problems(TableReader.Read(SamplePrelist.Utf8(SamplePrelist.Csv(rounded)), ImportColumns.Table).Rows));

        static (string Code, string Column) Told(List<string[]> rows)
        {
            var problem = Assert.Single(ImportGrouping.Problems(TableReader.Read(SamplePrelist.Utf8(SamplePrelist.Csv(rows)), ImportColumns.Table).Rows));
            return (problem.Code, problem.Args!["column"]);
        }
    }

    private static string? Text(ImportRow row, ImportColumn column) => row[column]?.Text;
}
