using Dtks.Domain.Kernel;
using Dtks.Domain.Matching;
using FsCheck;
using FsCheck.Fluent;

namespace Dtks.Domain.Tests.Matching;

[Trait("rule", "PRO-5")]
public class AddressScoreTests
{
    [Theory]
    [InlineData("Jl. Merdeka No. 5", "JALAN MERDEKA 5")]
    [InlineData("jln merdeka no5", "JALAN MERDEKA 5")]
    [InlineData("Gg. Mawar, Dsn. Krajan", "GANG MAWAR DUSUN KRAJAN")]
    [InlineData("Kp. Baru / Blok A12", "KAMPUNG BARU BLOK A12")]
    [InlineData("  Jalan   Mawar\t", "JALAN MAWAR")]
    [InlineData("Jalan Café", "JALAN CAFE")]
    [InlineData("Br. Kaja", "BANJAR KAJA")]
    [InlineData("Jr. Koto", "JORONG KOTO")]
    [InlineData("Lk. II", "LINGKUNGAN 2")]
    [InlineData("Lingkungan 02", "LINGKUNGAN 2")]
    [InlineData("Sp. Tiga", "SIMPANG TIGA")]
    [InlineData("Gp. Contoh", "GAMPONG CONTOH")]
    [InlineData("Perum Contoh Blk. XIV No. 007", "PERUMAHAN CONTOH BLOK 14 7")]
    [InlineData("Blok C/IV", "BLOK C 4")]
    [InlineData("Jl. Ma\u2019ruf", "JALAN MA RUF")]
    [InlineData("Pdk. Contoh Dk. Tiga", "PONDOK CONTOH PEDUKUHAN TIGA")]
    [InlineData("Jl. I Gst. Ngr. Contoh", "JALAN 1 GST NGR CONTOH")]
    [InlineData("Jl. TGH. Contoh", "JALAN TGH CONTOH")]
    [InlineData("Nag. Contoh", "NAGARI CONTOH")]
    [InlineData("JL JLN", "JALAN JALAN")]
    [InlineData("GG", "GANG")]
    [InlineData("DSN DUS", "DUSUN DUSUN")]
    [InlineData("KP KMP KPG", "KAMPUNG KAMPUNG KAMPUNG")]
    [InlineData("BLK", "BLOK")]
    [InlineData("LR LRG", "LORONG LORONG")]
    [InlineData("KOMP KOMPLEKS", "KOMPLEK KOMPLEK")]
    [InlineData("PERUM", "PERUMAHAN")]
    [InlineData("A NO 5 NOMOR 6 NOMER 7", "A 5 6 7")]
    [InlineData("...", "")]
    public void Addresses_are_normalised(string address, string normalised) => Assert.Equal(normalised, AddressScore.Normalise(address));

    // Length 10 + 10: each substitution costs 2 of 20, one letter more on one side 1 of 21.
    [Theory]
    [InlineData("AAAAAAAAAA", "AAAAAAAAAA", 100)]
    [InlineData("AAAAAAAAAA", "AAAAAAAAAB", 90)]
    [InlineData("AAAAAAAAAA", "AAAAAAAABB", 80)]
    [InlineData("AAAAAAAAAA", "AAAAAAABBB", 70)]
    [InlineData("AAAAAAAAAA", "AAAAAAAAAAB", 95)]
    [InlineData("AAAAAAAAAAAA", "AAAAAAAAA", 85)]
    [InlineData("AAAA", "BBBB", 0)]
    [InlineData("", "", 100)]
    [InlineData("", "AAAA", 0)]
    [InlineData("Jl. Mawar No.1", "jalan mawar 1", 100)]
    public void The_score_is_exact_and_rounded_down(string a, string b, int score) => Assert.Equal(score, AddressScore.Of(a, b));

    // 1 - 39/193 = 79.79 % must not become 80.
    [Fact]
    public void A_score_just_under_the_threshold_stays_under_it()
    {
        var a = new string('A', 77) + new string('B', 39);
        Assert.Equal(79, AddressScore.Of(a, new string('A', 77)));
    }

    [Fact]
    public void It_agrees_with_the_definition_and_is_symmetric_and_bounded()
    {
        var address = Gen.Elements("AaBb1 .,-éJlNo".ToCharArray()).ArrayOf().Select(c => new string(c)).ToArbitrary();
        Check.One(PropertyRounds.Of(500), Prop.ForAll(address, address, (a, b) =>
        {
            var score = AddressScore.Of(a, b);
            var (x, y) = (AddressScore.Normalise(a), AddressScore.Normalise(b));
            Assert.Equal(score, AddressScore.Of(b, a));
            Assert.InRange(score, 0, 100);
            Assert.Equal(x == y, score == 100);
            Assert.Equal(x.Length + y.Length == 0 ? 100 : 200 * CommonSubsequence(x, y) / (x.Length + y.Length), score);
        }));
    }

    [Fact]
    public void Normalising_and_folding_twice_change_nothing()
    {
        Check.One(PropertyRounds.Of(500), Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text =>
        {
            var folded = TextFolding.Fold(text.Get);
            Assert.Equal(folded, TextFolding.Fold(folded));
            var normalised = AddressScore.Normalise(text.Get);
            Assert.Equal(normalised, AddressScore.Normalise(normalised));
        }));
    }

    // With substitutions at two, the distance is what is left beside the longest common subsequence.
    private static int CommonSubsequence(string a, string b)
    {
        var best = new int[a.Length + 1, b.Length + 1];
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
                best[i, j] = a[i - 1] == b[j - 1] ? best[i - 1, j - 1] + 1 : Math.Max(best[i - 1, j], best[i, j - 1]);
        }

        return best[a.Length, b.Length];
    }
}
