using Dtks.Domain.Kernel;
using Dtks.Domain.Tests.Properties;
using FsCheck.Fluent;

namespace Dtks.Domain.Tests.Kernel;

[Trait("rule", "PRO-5")]
public class TextFoldingTests
{
    [Theory]
    [InlineData("NU\u2019MAN CONTOH", "NU'MAN CONTOH")]
    [InlineData("NU`MAN CONTOH", "nu'man contoh")]
    [InlineData("AL\u2010HADI", "AL-HADI")]
    [InlineData("AL\u2013HADI", "AL-HADI")]
    [InlineData("MA\u02BFRUF", "MA'RUF")]
    [InlineData("e\u0301", "\u00e9")]
    [InlineData("Contoh \u00a0 Satu", "CONTOH SATU")]
    [InlineData("CON\u200bTOH", "CONTOH")]
    [InlineData("MU\u1e24AMMAD", "MUHAMMAD")]
    [InlineData("\u1e6c\u0101hir \u1e0ciy\u0101\u02be", "TAHIR DIYA'")]
    [InlineData("TJUT NJA\u2019 DH\u00ccEN \u00cb", "TJUT NJA' DHIEN E")]
    [InlineData("BH\u014dM\u00f6", "BHOMO")]
    [InlineData("\uff23ONTOH", "CONTOH")]
    public void The_same_name_however_it_is_typed(string one, string other) => Assert.Equal(TextFolding.Fold(other), TextFolding.Fold(one));

    [Theory]
    [InlineData("CONTOH", "CONTO")]
    [InlineData("NU'MAN", "NUMAN")]
    [InlineData("AL-HADI", "AL HADI")]
    public void Other_names_stay_apart(string one, string other) => Assert.NotEqual(TextFolding.Fold(other), TextFolding.Fold(one));

    // Letters without marks go a shorter way.
    [Fact]
    public void What_has_no_marks_folds_alike_beside_what_has_and_what_has_not() => Generate.Holds(Gen.Choose(0, 127).Select(c => (char)c).ArrayOf().Select(cs => new string(cs)), text =>
    {
        Assert.Equal(TextFolding.Fold($"\u00e9{text}\u00e9"), TextFolding.Fold($"e{text}e"));
        Assert.Equal(TextFolding.Fold($"e{text}e")[1..^1].Trim(' '), TextFolding.Fold(text));
    });

    [Theory]
    [InlineData("", "")]
    [InlineData(" \t ", "")]
    [InlineData("\n contoh \t  satu ", "CONTOH SATU")]
    public void White_space_runs_to_one_blank_between_words(string written, string folded) => Assert.Equal(folded, TextFolding.Fold(written));

    [Fact]
    public void A_letter_with_a_mark_counts_as_the_letter() =>
        Assert.Equal("ACDEGHIJKLNORSTUWYZAEOESSTH", TextFolding.Fold("ãçđéğħïĵķłñøřşţűŵÿžæœßþ"));
}
