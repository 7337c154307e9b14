using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Dtks.LocalHost.Demo.Documents;
using Xunit;

namespace Dtks.LocalHost.Tests.Demo.Documents;

public sealed partial class PdfEncoderTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(52, 1)]
    [InlineData(53, 2)]
    [InlineData(105, 3)]
    public void There_are_as_many_pages_as_the_lines_need(int lines, int pages)
    {
        var pdf = Encode(Enumerable.Range(1, lines).Select(i => new PdfLine($"baris {i}")));

        Assert.Contains($"/Count {pages} ", pdf, StringComparison.Ordinal);
        Assert.Equal(pages, Contents(pdf).Count);
        Assert.Contains($"(Halaman {pages} dari {pages})", Contents(pdf)[^1], StringComparison.Ordinal);
        Assert.All(Enumerable.Range(1, lines), i => Assert.Contains(Contents(pdf), page => page.Contains($"(baris {i})", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_cross_reference_table_says_where_each_object_is()
    {
        var pdf = Encode([new PdfLine("isi")]);

        var start = int.Parse(LastStart().Match(pdf).Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        Assert.StartsWith("xref\n0 8\n0000000000 65535 f \n", pdf[start..], StringComparison.Ordinal);
        var offsets = Entry().Matches(pdf[start..]).Select(entry => int.Parse(entry.Groups[1].ValueSpan, CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(7, offsets.Count);
        for (var i = 0; i < offsets.Count; i++)
            Assert.StartsWith($"{i + 1} 0 obj\n", pdf[offsets[i]..], StringComparison.Ordinal);
    }

    [Fact]
    public void Marks_of_the_format_are_escaped_and_letters_outside_it_are_question_marks()
    {
        var pdf = Encode([new PdfLine("a(b)c\\d ’ é 字")]);

        Assert.Contains("(a\\(b\\)c\\\\d \u0092 é ?)", Contents(pdf)[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Long_text_is_wrapped_at_spaces_and_longer_words_are_cut()
    {
        Assert.Equal(["  satu dua", "  tiga"], PdfText.Wrap("  satu dua tiga", 10));
        Assert.Equal(["abcde", "fghij", "k"], PdfText.Wrap("abcdefghijk", 5));
        Assert.Equal(["a   b"], PdfText.Wrap("a   b", 5));
        Assert.Equal([string.Empty], PdfText.Wrap(string.Empty, 5));
    }

    private static string Encode(IEnumerable<PdfLine> lines) => Encoding.Latin1.GetString(PdfEncoder.Encode("Judul", lines));

    private static List<string> Contents(string pdf) => Stream().Matches(pdf).Select(stream =>
    {
        Assert.Equal(stream.Groups[1].Value, stream.Groups[2].Length.ToString(CultureInfo.InvariantCulture));
        using var zlib = new ZLibStream(new MemoryStream(Encoding.Latin1.GetBytes(stream.Groups[2].Value)), CompressionMode.Decompress);
        using var reader = new StreamReader(zlib, Encoding.Latin1);
        return reader.ReadToEnd();
    }).ToList();

    [GeneratedRegex(@"startxref\n(\d+)\n%%EOF\n$")]
    private static partial Regex LastStart();

    [GeneratedRegex(@"(\d{10}) 00000 n \n")]
    private static partial Regex Entry();

    [GeneratedRegex(@"/Length (\d+) /Filter /FlateDecode >>\nstream\n(.*?)\nendstream", RegexOptions.Singleline)]
    private static partial Regex Stream();
}
