using Dtks.Domain.Matching;

namespace Dtks.Domain.Tests.Matching;

/// <summary>Each word of an address as cards shorten it, from Aceh to Papua.</summary>
[Trait("rule", "PRO-5")]
public class AddressShortFormsTests
{
    [Theory]
    [InlineData("JALAN", "Jl. Jln. Jaln.")]
    [InlineData("GANG", "Gg.")]
    [InlineData("LORONG", "Lr. Lrg.")]
    [InlineData("DUSUN", "Dsn. Dus. Dn.")]
    [InlineData("KAMPUNG", "Kp. Kmp. Kpg. Kamp.")]
    [InlineData("BANJAR", "Br. Bjr.")]
    [InlineData("JORONG", "Jr. Jrg.")]
    [InlineData("LINGKUNGAN", "Lk. Lingk. Lkn. Ling.")]
    [InlineData("NAGARI", "Nag.")]
    [InlineData("GAMPONG", "Gp. Gmp. Gpg.")]
    [InlineData("SIMPANG", "Sp. Spg. Simp.")]
    [InlineData("KOMPLEK", "Komp. Kompleks Kplx.")]
    [InlineData("PERUMAHAN", "Perum. Prm.")]
    [InlineData("PERUMNAS", "Prmns.")]
    [InlineData("PONDOK", "Pdk.")]
    [InlineData("BLOK", "Blk. Bl.")]
    [InlineData("ASRAMA", "Asr.")]
    [InlineData("KELURAHAN", "Kel.")]
    [InlineData("KECAMATAN", "Kec.")]
    [InlineData("PEDUKUHAN", "Dk. Dukuh Dkh.")]
    [InlineData("TERUSAN", "Trs.")]
    [InlineData("RAYA", "Ry.")]
    [InlineData("UTARA", "Utr.")]
    [InlineData("SELATAN", "Sel. Slt.")]
    [InlineData("TIMUR", "Tmr.")]
    [InlineData("BARAT", "Brt.")]
    [InlineData("", "No. Nomor Nomer Nmr.")]
    public void A_short_form_is_its_word(string word, string shortened) =>
        Assert.All(shortened.Split(' '), form => Assert.Equal($"{word} CONTOH".Trim(), AddressScore.Normalise($"{form} Contoh")));

    [Fact]
    public void A_Roman_numeral_is_its_number_up_to_thirty_nine()
    {
        string[] numerals = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XIV", "XVI", "XIX", "XX", "XXIV", "XXXVIII", "XXXIX"];
        Assert.Equal("1 2 3 4 5 6 7 8 9 10 11 14 16 19 20 24 38 39", AddressScore.Normalise(string.Join(' ', numerals)));
        Assert.Equal("XL C IIII", AddressScore.Normalise("XL C IIII"));
    }
}
