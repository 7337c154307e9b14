using Dtks.Domain.Imports;
using Dtks.Domain.Kernel;

namespace Dtks.Domain.Tests.Imports;

/// <summary>What a spreadsheet would carry out is written as a text, and read back as it was.</summary>
[Trait("rule", "REG-3")]
public sealed class FormulaGuardTests
{
    [Theory]
    [InlineData("=1+1")]
    [InlineData("+62812")]
    [InlineData("-")]
    [InlineData("@SUM(A1)")]
    [InlineData("|calc")]
    [InlineData("  =1+1")]
    [InlineData("\t=1+1")]
    [InlineData("\tCONTOH")]
    [InlineData("\r\nCONTOH")]
    [InlineData("\uFF1D1+1")]
    [InlineData("\uFF0D1")]
    public void A_formula_is_guarded_and_comes_back(string text)
    {
        Assert.Equal($"'{text}", FormulaGuard.Guard(text));
        Assert.Equal(text, FormulaGuard.Unguard(FormulaGuard.Guard(text)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("'")]
    [InlineData("  ")]
    [InlineData("CONTOH = SATU")]
    [InlineData("Ma'ruf")]
    [InlineData("'Aisyah")]
    [InlineData("'3306160202800001")]
    public void Anything_else_stays_as_it_is(string text)
    {
        Assert.Equal(text, FormulaGuard.Guard(text));
        Assert.Equal(text, FormulaGuard.Unguard(text));
    }

    [Theory]
    [Trait("rule", "RAT-2")]
    [InlineData("-")]
    [InlineData("|CONTOH")]
    [InlineData("\tCONTOH")]
    [InlineData("\uFF20CONTOH")]
    [InlineData("  =1+1")]
    public void A_cell_of_a_result_is_read_as_the_cell_was(string text) => Assert.Equal(Read(text), Read(FormulaGuard.Guard(text)));

    private static (string? Text, string Faults) Read(string text)
    {
        var cells = new ImportCell?[ImportColumns.Count];
        cells[(int)ImportColumn.Rt] = new ImportCell(CellKind.Text, text);
        var family = new FamilyRows([new ImportRow(2, cells)], "3306162006");
        return (family.Draft.Household!.Address!.Rt, string.Join(' ', family.Refused([])[0].Faults.Select(f => f.Code)));
    }
}
