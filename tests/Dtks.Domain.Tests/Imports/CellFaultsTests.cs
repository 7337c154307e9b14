using Dtks.Domain.Imports;
using static Dtks.Domain.Tests.Imports.RowFaults;

namespace Dtks.Domain.Tests.Imports;

/// <summary>What a spreadsheet made of a cell is told with its rule, and what it did not is left to the intake.</summary>
[Trait("rule", "REG-2")]
public sealed class CellFaultsTests
{
    [Theory]
    [InlineData("3.30605E+15", CellKind.Text, "import.scientific REG-2 nik -")]
    [InlineData("'3306050202800001", CellKind.Text, "import.textMark REG-2 nik -")]
    [InlineData("'33O6050202800001", CellKind.Text, "person.nikFormat REG-2 nik -")]
    [InlineData("3306050202800001", CellKind.Number, "import.numberRounded REG-2 nik -")]
    [InlineData("330605020280001", CellKind.Number, "import.digitsLost REG-2 nik count=15")]
    [InlineData("3306050202", CellKind.Text, "import.digitsLost REG-2 nik count=10")]
    [InlineData("330605020", CellKind.Text, "person.nikFormat REG-2 nik -")]
    [InlineData("33O605020280", CellKind.Text, "person.nikFormat REG-2 nik -")]
    [InlineData("33060502028000011", CellKind.Text, "person.nikFormat REG-2 nik -")]
    public void A_number_that_lost_something_is_told_what_and_one_that_is_merely_wrong_is_not(string text, CellKind kind, string told) =>
        Assert.Equal(["2: " + told], Judged(Rows.Head().With(ImportColumn.Nik, text, kind)));

    [Theory]
    [InlineData("3.30605E+15", CellKind.Text, true)]
    [InlineData("3306050202800000", CellKind.Number, true)]
    [InlineData("330605020280001", CellKind.Number, false)]
    [InlineData("3306050202800001", CellKind.Text, false)]
    [InlineData("33O6050202800001", CellKind.Text, false)]
    public void What_a_spreadsheet_spoilt_is_not_shown_again(string text, CellKind kind, bool spoilt)
    {
        Assert.Equal(spoilt, ImportColumns.Table.IsSpoilt((int)ImportColumn.Nik, new ImportCell(kind, text)));
        Assert.False(ImportColumns.Table.IsSpoilt((int)ImportColumn.Name, new ImportCell(kind, text)));
    }

    [Theory]
    [InlineData(ImportColumn.Phone, "'+62 812 0000 0001")]
    [InlineData(ImportColumn.Rw, "'-")]
    [InlineData(ImportColumn.Name, "'@Contoh")]
    [InlineData(ImportColumn.Street, "B-12 Contoh")]
    [InlineData(ImportColumn.Street, "'Contoh' 12")]
    public void The_mark_that_our_own_results_put_before_a_text_is_no_part_of_it(ImportColumn column, string text) =>
        Assert.Empty(Judged(Rows.Head().With(column, text)));

    [Fact]
    public void A_mark_goes_only_before_what_a_spreadsheet_would_reckon_with()
    {
        Assert.Equal("@Contoh", Draft("'@Contoh"));
        Assert.Equal("B-12 Contoh", Draft("B-12 Contoh"));
        Assert.Equal("'Contoh", Draft("'Contoh"));
        Assert.Equal(["2: import.formula - nama -"], Judged(Rows.Head().With(ImportColumn.Name, "'=UPPER(A1)")));
        Assert.Equal(["2: person.noLetter REG-2 nama -"], Judged(Rows.Head().With(ImportColumn.Name, "'")));

        static string? Draft(string name) => new FamilyRows([Rows.Head().With(ImportColumn.Name, name)], Rows.Village).Draft.Household!.Members![0]!.Name;
    }

    [Theory]
    [InlineData("32966", "import.dateSerial REG-2 tanggal_lahir meant=1990-04-03")]
    [InlineData("61", "import.dateSerial REG-2 tanggal_lahir meant=1900-03-01")]
    [InlineData("60", "import.dateForm REG-2 tanggal_lahir -")]
    [InlineData("7", "import.dateForm REG-2 tanggal_lahir -")]
    [InlineData("109574", "import.dateSerial REG-2 tanggal_lahir meant=2199-12-31")]
    [InlineData("109575", "import.dateForm REG-2 tanggal_lahir -")]
    [InlineData("0032966", "import.dateForm REG-2 tanggal_lahir -")]
    [InlineData("12345678901", "import.dateForm REG-2 tanggal_lahir -")]
    [InlineData("Apr", "import.dateForm REG-2 tanggal_lahir -")]
    [InlineData("12a", "import.dateForm REG-2 tanggal_lahir -")]
    [InlineData("199O-04-03", "import.dateForm REG-2 tanggal_lahir -")]
    [InlineData("3 Apr 1990", "import.dateForm REG-2 tanggal_lahir -")]
    [InlineData("2a/04/1990", "import.dateForm REG-2 tanggal_lahir -")]
    [InlineData("00025/04/1990", "import.dateForm REG-2 tanggal_lahir -")]
    [InlineData("25/04", "import.dateForm REG-2 tanggal_lahir -")]
    [InlineData("25 / 04 / 1990", "import.dateMeant REG-2 tanggal_lahir meant=1990-04-25")]
    [InlineData("25-04-1990", "import.dateMeant REG-2 tanggal_lahir meant=1990-04-25")]
    [InlineData("04/25/1990", "import.dateMeant REG-2 tanggal_lahir meant=1990-04-25")]
    [InlineData("03/04/1990", "import.dateOrder REG-2 tanggal_lahir first=1990-04-03,second=1990-03-04")]
    [InlineData("25/04/90", "import.dateForm REG-2 tanggal_lahir -")]
    [InlineData("25/04/1900", "import.dateMeant REG-2 tanggal_lahir meant=1900-04-25")]
    [InlineData("25/04/1899", "import.dateForm REG-2 tanggal_lahir -")]
    [InlineData("25/04/2199", "import.dateMeant REG-2 tanggal_lahir meant=2199-04-25")]
    [InlineData("25/04/2200", "import.dateForm REG-2 tanggal_lahir -")]
    [InlineData("25/01/1990", "import.dateMeant REG-2 tanggal_lahir meant=1990-01-25")]
    [InlineData("25/12/1990", "import.dateMeant REG-2 tanggal_lahir meant=1990-12-25")]
    [InlineData("25/13/1990", "import.dateForm REG-2 tanggal_lahir -")]
    [InlineData("25/00/1990", "import.dateForm REG-2 tanggal_lahir -")]
    [InlineData("31/12/1990", "import.dateMeant REG-2 tanggal_lahir meant=1990-12-31")]
    [InlineData("32/12/1990", "import.dateForm REG-2 tanggal_lahir -")]
    [InlineData("29/02/1992", "import.dateMeant REG-2 tanggal_lahir meant=1992-02-29")]
    [InlineData("29/02/1990", "import.dateForm REG-2 tanggal_lahir -")]
    [InlineData("1990/12/01", "import.dateMeant REG-2 tanggal_lahir meant=1990-12-01")]
    [InlineData("1990/12/00", "import.dateForm REG-2 tanggal_lahir -")]
    public void A_birth_date_is_told_what_was_probably_meant_where_one_day_can_be(string text, string told) =>
        Assert.Equal(["2: " + told], Judged(Rows.Head().With(ImportColumn.BirthDate, text)));
}
