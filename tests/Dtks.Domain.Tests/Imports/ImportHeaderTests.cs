using Dtks.Domain.Imports;

namespace Dtks.Domain.Tests.Imports;

/// <summary>Which column is which, and what a header is told that cannot be worked.</summary>
[Trait("rule", "RAT-2")]
public sealed class ImportHeaderTests
{
    private static readonly IReadOnlyList<string> Template = [.. ImportColumns.Template.Select(ImportColumns.NameOf)];

    [Fact]
    public void The_template_is_read_and_what_is_not_needed_may_be_missing()
    {
        Assert.Equal(ImportColumns.Template.Cast<ImportColumn?>(), Read([.. Template]));
        Assert.Equal(ImportColumns.Required.Cast<ImportColumn?>(), Read([.. ImportColumns.Required.Select(ImportColumns.NameOf)]));
    }

    [Theory]
    [InlineData("No. KK", ImportColumn.FamilyCard)]
    [InlineData("  nama_lengkap ", ImportColumn.Name)]
    [InlineData("TGL LAHIR", ImportColumn.BirthDate)]
    [InlineData("L/P", ImportColumn.Sex)]
    [InlineData("No Urut", ImportColumn.Unused)]
    [InlineData("DUK NIK", ImportColumn.Nik)]
    [InlineData("DUKNAMA", ImportColumn.Name)]
    [InlineData("DUK GAJI", null)]
    [InlineData("XYZ NAMA", null)]
    [InlineData("GAJI", null)]
    [InlineData("X", null)]
    [InlineData("", null)]
    public void A_column_is_known_by_the_names_that_are_in_use(string header, ImportColumn? column) => Assert.Equal(column, ImportColumns.Find(header));

    [Fact]
    public void How_many_columns_a_line_names_tells_it_from_a_title()
    {
        Assert.Equal(0, ImportHeader.Known(ImportColumns.Table, ["DAFTAR USULAN DESA CONTOH", "", "2026"]));
        Assert.Equal(2, ImportHeader.Known(ImportColumns.Table, ["NIK", "No KTP", "Nama", "Gaji", ""]));
    }

    [Fact]
    public void What_is_missing_is_named_in_the_templates_order_and_alone()
    {
        Assert.Equal(
            ["import.headerMissing columns=nomor_kk, nama, tempat_lahir, tanggal_lahir, jenis_kelamin, nama_ibu_kandung, hubungan_keluarga, status_kawin, alamat, rt, rw, telepon, jenis_usulan"],
            Wrong("nik"));
        Assert.Equal(["import.headerMissing columns=rt"], Wrong([.. Template.Where(t => t != "rt")]));
    }

    [Fact]
    public void What_is_not_known_or_there_twice_is_named_and_blanks_and_numbering_are_not()
    {
        Assert.Empty(Wrong(["No", "Nomor", " ", .. Template, ""]));
        Assert.Equal(["import.headerUnknown columns=Gaji, Usia"], Wrong([.. Template, " Gaji ", "", "Usia"]));
        Assert.Equal(["import.headerTwice columns=nomor_kk, rt"], Wrong([.. Template, "No RT", "KK"]));
        Assert.Equal(["import.headerMissing columns=nik", "import.headerUnknown columns=Gaji", "import.headerTwice columns=nama"], Wrong([.. Template.Where(t => t != "nik"), "Gaji", "Nama lengkap"]));
    }

    [Theory]
    [InlineData(60, 60, "")]
    [InlineData(61, 60, "…")]
    public void A_long_name_is_told_shortened(int length, int told, string end) =>
        Assert.Equal([$"import.headerUnknown columns={new string('x', told)}{end}"], Wrong([.. Template, new string('x', length)]));

    [Theory]
    [InlineData(20, "")]
    [InlineData(21, ", …")]
    public void No_more_than_twenty_names_are_told(int count, string end) => Assert.Equal(
        [$"import.headerUnknown columns={string.Join(", ", Enumerable.Range(1, 20).Select(i => $"Lain{i}"))}{end}"],
        Wrong([.. Template, .. Enumerable.Range(1, count).Select(i => $"Lain{i}")]));

    [Fact]
    public void A_rows_cells_are_put_where_their_columns_are_whatever_their_order_and_number()
    {
        var header = ImportHeader.Read(ImportColumns.Table, ["No", .. Template.Reverse(), ""]).Header!;
        ImportCell?[] cells = [.. Enumerable.Range(0, Template.Count + 3).Select(i => (ImportCell?)new ImportCell(CellKind.Text, $"{i}"))];

        var whole = header.Row(cells);
        Assert.Equal(ImportColumns.Count, whole.Count);
        Assert.Equal($"{Template.Count}", whole[(int)ImportColumn.FamilyCard]!.Value.Text);
        Assert.Equal("1", whole[(int)ImportColumn.Recipient]!.Value.Text);
        Assert.Null(whole[(int)ImportColumn.Village]);

        var begun = header.Row(cells[..2]);
        Assert.Equal("1", begun[(int)ImportColumn.Recipient]!.Value.Text);
        Assert.Single(begun, c => c is not null);
    }

    private static IReadOnlyList<ImportColumn?> Read(params string[] cells)
    {
        var (header, problems) = ImportHeader.Read(ImportColumns.Table, cells);
        Assert.Empty(problems);
        return [.. header!.Columns.Select(c => (ImportColumn?)c)];
    }

    private static IEnumerable<string> Wrong(params string[] cells)
    {
        var (header, problems) = ImportHeader.Read(ImportColumns.Table, cells);
        Assert.Equal(header is null, problems.Count > 0);
        return problems.Select(p => $"{p.Code} {RowFaults.Args(p.Args)}");
    }
}
