using Dtks.Domain.Imports;

namespace Dtks.Domain.Tests.Imports;

/// <summary>Rows as families, and families as parts that are worked together.</summary>
[Trait("rule", "RAT-2")]
public sealed class ImportGroupingTests
{
    [Theory]
    [Trait("rule", "REG-2")]
    [InlineData("0010 0020 0030 0040", false)]
    [InlineData("0010 0020 0030 0040 0050", true)]
    [InlineData("0010 0020 0030 0040 0040", false)]
    [InlineData("0010 0020 0030 0040 0051", false)]
    [InlineData("0010 0020 0030 0040 050", false)]
    [InlineData("0010 0020 0030 0040 0050 -", true)]
    public void A_column_is_rounded_where_five_numbers_and_all_end_in_a_zero(string ends, bool rounded)
    {
        var rows = ends.Split(' ').Select((end, i) => Rows.Head(2 + i).With(ImportColumn.FamilyCard, end == "-" ? null : "330605010180" + end)).ToList();

        Assert.Equal(rounded ? ["import.columnRounded column=nomor_kk"] : [], ImportGrouping.Problems(rows).Select(p => $"{p.Code} {RowFaults.Args(p.Args)}"));
    }

    [Fact]
    [Trait("rule", "REG-2")]
    public void A_rounded_column_of_NIK_is_told_as_such() => Assert.Equal(
        ["column=nik"], ImportGrouping.Problems([.. Enumerable.Range(1, 5).Select(i => Rows.Head(2 + i, nik: $"330605020280{i:000}0"))]).Select(p => RowFaults.Args(p.Args)));

    [Fact]
    public void A_row_without_a_family_card_stands_alone() => Assert.Equal(
        [[2], [3], [4, 5]],
        ImportGrouping.Families([Rows.Head(2).With(ImportColumn.FamilyCard, null), Rows.Child(3).With(ImportColumn.FamilyCard, " "), Rows.Head(4, nik: "3306050202800009"), Rows.Child(5, "3306050303100008")])
            .Select(f => f.Select(r => r.Number)));

    [Fact]
    [Trait("rule", "REG-5")]
    public void A_NIK_is_elsewhere_only_under_another_card_and_only_where_it_is_one()
    {
        const string other = "3306050101800002";

        Assert.Equal([null, null], Elsewhere(Rows.Head(2), Rows.Head(3)));
        Assert.Equal([null, null], Elsewhere(Rows.Head(2, nik: "x"), Rows.Head(3, other, "x")));
        Assert.Equal([4, null, 2, 2], Elsewhere(Rows.Head(2), Rows.Head(3), Rows.Head(4, other), Rows.Head(5, other)));

        static IEnumerable<int?> Elsewhere(params ImportRow[] rows) => ImportGrouping.Families(rows).SelectMany(f => f).OrderBy(r => r.Number).Select(r => r.Elsewhere);
    }

    [Fact]
    public void A_row_is_as_long_as_its_cells_together() => Assert.Equal(Rows.Head().Cells.Sum(c => c is { } cell ? cell.Text.Length : 0), Rows.Head().Characters);

    [Fact]
    public void No_rows_are_no_part() => Assert.Empty(ImportGrouping.Chunks([]));

    [Theory]
    [InlineData(20, "7")]
    [InlineData(21, "6 1")]
    public void A_part_has_two_hundred_rows_at_most(int last, string chunks) =>
        Assert.Equal(chunks, Parts([.. Enumerable.Repeat(Family(30, 1), 6), Family(last, 1)]));

    [Theory]
    [InlineData(40, "40")]
    [InlineData(41, "40 1")]
    public void A_part_has_forty_families_at_most(int families, string chunks) => Assert.Equal(chunks, Parts([.. Enumerable.Repeat(Family(1, 1), families)]));

    [Theory]
    [InlineData(30_000, "2 1")]
    [InlineData(30_001, "1 2")]
    public void A_part_has_one_hundred_and_twenty_thousand_characters_at_most(int length, string chunks) =>
        Assert.Equal(chunks, Parts(Family(2, 30_000), Family(2, length), Family(1, 1)));

    [Fact]
    public void A_family_that_is_larger_than_a_part_is_one_of_its_own() => Assert.Equal("1 1 1", Parts(Family(1, 120_001), Family(1, 120_001), Family(1, 1)));

    [Theory]
    [Trait("rule", "REG-2")]
    [InlineData(30, "30")]
    [InlineData(61, "61")]
    [InlineData(62, "31 31")]
    [InlineData(92, "31 61")]
    [InlineData(93, "31 31 31")]
    public void A_card_with_too_many_rows_comes_in_pieces_that_are_too_large_for_a_family(int rows, string pieces) =>
        Assert.Equal(pieces, string.Join(' ', ImportGrouping.Chunks([Family(rows, 1)]).SelectMany(c => c.Select(f => f.Count))));

    [Fact]
    public void A_cell_is_read_back_as_it_was_stored()
    {
        Assert.All(Enum.GetValues<CellKind>(), kind => Assert.Equal(new ImportCell(kind, "CONTOH"), ImportCell.Parse(new ImportCell(kind, "CONTOH").Stored())));
        Assert.Equal(new ImportCell(CellKind.Text, ""), ImportCell.Parse("t"));
        Assert.All(new[] { null, "", "xCONTOH" }, stored => Assert.Null(ImportCell.Parse(stored)));
    }

    [Fact]
    public void A_problem_has_args_only_where_its_text_needs_them()
    {
        Assert.Null(ImportProblem.Of(ImportViolations.Empty).Args);
        Assert.Equal("max=5,rows=9", RowFaults.Args(ImportProblem.Of(ImportViolations.TooManyRows, ("rows", "9"), ("max", "5")).Args));
    }

    private static string Parts(params IReadOnlyList<ImportRow>[] families) => string.Join(' ', ImportGrouping.Chunks(families).Select(c => c.Count));

    // Two cells to a row, of that many characters together.
    private static IReadOnlyList<ImportRow> Family(int rows, int characters) =>
        [.. Enumerable.Range(2, rows).Select(i => new ImportRow(i, new ImportCell?[ImportColumns.Count]).With(ImportColumn.Name, new string('x', characters - (characters / 3))).With(ImportColumn.Street, new string('y', characters / 3)))];
}
