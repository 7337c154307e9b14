using Dtks.Demo.Documents;

namespace Dtks.Demo.Tests.Documents;

public sealed class TypedPagesTests
{
    private static readonly DateOnly Day = new(2026, 11, 2);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(52, 1)]
    [InlineData(53, 2)]
    [InlineData(105, 3)]
    public void There_are_as_many_pages_as_the_lines_need(int count, int pages)
    {
        string[] lines = [.. Enumerable.Range(1, count).Select(i => $"baris {i}")];

        var read = PdfLines.Pages(TypedPages.Pdf("Contoh", Day, lines));

        Assert.Equal(pages, read.Count);
        Assert.Equal(lines, read.SelectMany(page => page));
    }

    [Theory]
    [InlineData("(a) \\ <b>", "(a) \\ <b>")]
    [InlineData("Désa Ñ", "Désa Ñ")]
    [InlineData("desa → kota", "desa ? kota")]
    public void Marks_of_the_format_and_letters_of_Latin_1_come_out_as_they_are(string text, string shown) =>
        Assert.Equal([shown], PdfLines.Of(TypedPages.Pdf("Contoh", Day, [text])));
}
