using Dtks.Domain.Verification;
using Dtks.Functions.Verification;
using Dtks.Platform.Json;

namespace Dtks.Functions.Tests.Verification;

public sealed class SheetDocumentTests
{
    private static readonly SheetDocument Fresh = new()
    {
        Id = SheetDocument.IdOf("2026-11"),
        Village = "3306162001",
        Period = "2026-11",
        Stage = SheetStage.Open,
        ClosesOn = DateTimeOffset.UnixEpoch,
    };

    [Fact]
    public void Reading_a_sheet_leaves_the_default_of_the_next_alone()
    {
        var stored = JsonText.Write(Fresh with { Tally = new SheetTally(6, 1, 2, 3), FirstLines = [1] });

        var read = JsonText.Read<SheetDocument>(stored);

        Assert.Equal(new SheetTally(6, 1, 2, 3), read.Tally);
        Assert.Equal(new SheetTally(0, 0, 0, 0), SheetTally.Empty);
        Assert.Equal(SheetTally.Empty, (Fresh with { }).Tally);
    }

    [Theory]
    [InlineData(1, 1, 97)]
    [InlineData(2, 98, 150)]
    [InlineData(3, 151, 160)]
    public void A_page_has_the_lines_that_are_found_on_it(int page, int first, int last) =>
        Assert.Equal((first, last), (Fresh with { FirstLines = [1, 98, 151], Tally = new SheetTally(160, 0, 0, 160) }).LinesOf(page));

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, 1)]
    [InlineData(97, 1)]
    [InlineData(98, 2)]
    [InlineData(150, 2)]
    [InlineData(151, 3)]
    [InlineData(160, 3)]
    [InlineData(161, null)]
    [InlineData(-1, null)]
    public void A_line_is_found_on_its_page(int line, int? page) =>
        Assert.Equal(page, (Fresh with { FirstLines = [1, 98, 151], Tally = new SheetTally(160, 0, 0, 160) }).PageOf(line));
}
