using Dtks.Domain.Matching;
using Dtks.Domain.People;

namespace Dtks.Domain.Tests.People;

/// <summary>What is typed where a name is not known is no name, word by word; and a text that says nothing is told with the rule.</summary>
[Trait("rule", "REG-2")]
public class PlaceholdersTests
{
    [Theory]
    [InlineData("Tidak ada")]
    [InlineData("TDK ADA")]
    [InlineData("Tidak tahu")]
    [InlineData("tdk. tahu")]
    [InlineData("Tidak diketahui")]
    [InlineData("Tdk diketahui")]
    [InlineData("Belum ada")]
    [InlineData("Belum tahu")]
    [InlineData("Belum diketahui")]
    [InlineData("Tanpa nama")]
    [InlineData("KOSONG")]
    [InlineData("Nihil")]
    [InlineData("anonim")]
    [InlineData("x")]
    [InlineData("XX")]
    [InlineData("NN")]
    [InlineData("N.N.")]
    [InlineData("n/a")]
    [InlineData("null")]
    [InlineData("None")]
    [InlineData("unknown")]
    [InlineData("tes")]
    [InlineData("TEST")]
    [InlineData("Ibu")]
    [InlineData("Ibu kandung")]
    [InlineData("alm.")]
    [InlineData("Almarhumah")]
    [InlineData("xxx")]
    [InlineData("y y y")]
    [InlineData("A")]
    [InlineData("a.")]
    [InlineData("TTD")]
    [InlineData("tdk tau")]
    [InlineData("Almh.")]
    [InlineData("mama")]
    public void A_mother_is_not_called_so(string name) => Assert.Equal(["person.motherUnnamed REG-2 /members/0/motherMaidenName -"], Wrong(name));

    [Theory]
    [InlineData("Uu")]
    [InlineData("Ibu Siti")]
    [InlineData("Siti Nihil")]
    [InlineData("Nn Contoh")]
    [InlineData("Ada")]
    [InlineData("Alma")]
    [InlineData("Testa")]
    [InlineData("Ia")]
    [InlineData("Al")]
    [InlineData("A. Siti")]
    public void A_name_that_only_looks_like_one_is_a_name(string name) => Assert.Empty(Wrong(name));

    [Theory]
    [InlineData("XX")]
    [InlineData("XXX")]
    [InlineData("a a a")]
    [InlineData("AAAA")]
    [InlineData("TTD")]
    [InlineData("tidak ada")]
    [InlineData("Belum diberi nama")]
    [InlineData("N.N.")]
    public void Nobody_is_called_so(string name) => Assert.Equal(["person.unnamed REG-2 /members/0/name -"], Read(Samples.HeadDraft with { Name = name }));

    [Theory]
    [InlineData("Suharto")]
    [InlineData("A")]
    [InlineData("x")]
    [InlineData("Ia")]
    [InlineData("Al")]
    [InlineData("Uu")]
    [InlineData("Mama")]
    [InlineData("Tes")]
    [InlineData("A Contoh")]
    public void A_name_of_one_word_one_letter_or_two_is_a_name(string name) => Assert.Empty(Read(Samples.HeadDraft with { Name = name }));

    [Theory]
    [InlineData("-")]
    [InlineData("--")]
    [InlineData("\u2013")]
    [InlineData(".")]
    [InlineData("0")]
    [InlineData("000")]
    [InlineData("xxx")]
    [InlineData("X X X")]
    [InlineData("tidak ada")]
    [InlineData("n/a")]
    public void What_only_fills_the_field_is_no_street(string street) => Assert.Equal(["address.streetUnnamed REG-2 /address/street -"], At(street, "-"));

    [Theory]
    [InlineData("10")]
    [InlineData("111")]
    [InlineData("A")]
    [InlineData("Jln")]
    [InlineData("No. 0")]
    [InlineData("Kosong I")]
    [InlineData("\ua9b1\ua9ad\ua9a4\ua9c0")]
    public void A_street_is_a_number_a_letter_or_a_name(string street) => Assert.Empty(At(street, "-"));

    [Theory]
    [InlineData("-")]
    [InlineData("xxx")]
    [Trait("rule", "REG-4")]
    public void A_register_may_have_what_is_no_street(string street) => Assert.Equal(
        street, PopulationRecordReader.Read(Samples.HeadDraft, "3306010101100001", Samples.VillageWib, new AddressDraft(street, "-", "-"), Samples.Now).Value!.Address.Street);

    [Fact]
    [Trait("rule", "REG-4")]
    public void A_register_may_have_what_is_no_name()
    {
        var recorded = PopulationRecordReader.Read(Samples.HeadDraft with { Name = "XXX", MotherMaidenName = "TTD" }, "3306010101100001", Samples.VillageWib, new AddressDraft("Jalan Contoh 1", "1", "2"), Samples.Now);
        Assert.Equal(("XXX", "TTD"), (recorded.Value!.Member.Name, recorded.Value.Member.MotherMaidenName));
    }

    [Fact]
    public void A_text_without_a_letter_is_no_name() => Assert.Equal(
        ["person.noLetter REG-2 /members/0/name -", "person.noLetter REG-2 /members/0/birthPlace -"], Read(Samples.HeadDraft with { Name = "12", BirthPlace = "-" }));

    [Theory]
    [InlineData("1a")]
    [InlineData("a1")]
    [InlineData("0001")]
    public void A_unit_is_up_to_three_digits(string rt) => Assert.Equal(
        ["address.unitFormat REG-2 /address/rt -"],
        Told.Of(FamilyReader.Read(Samples.FamilyDraft() with { Address = new AddressDraft("Jalan Contoh 1", rt, "1") }, "", Samples.Policy, Samples.Now).Violations));

    private static IEnumerable<string> At(string street, string unit) => Told.Of(
        FamilyReader.Read(Samples.FamilyDraft() with { Address = new AddressDraft(street, unit, unit) }, "", Samples.Policy, Samples.Now).Violations);

    private static IEnumerable<string> Wrong(string mother) => Read(Samples.HeadDraft with { MotherMaidenName = mother });

    private static IEnumerable<string> Read(MemberDraft head) => Told.Of(FamilyReader.Read(Samples.FamilyDraft(members: [head, Samples.WifeDraft]), "", Samples.Policy, Samples.Now).Violations);
}
