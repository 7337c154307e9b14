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
    public void A_mother_is_not_called_so(string name) => Assert.Equal(["person.motherUnnamed REG-2 /members/0/motherMaidenName -"], Wrong(name));

    [Theory]
    [InlineData("Uu")]
    [InlineData("Ibu Siti")]
    [InlineData("Siti Nihil")]
    [InlineData("Nn Contoh")]
    [InlineData("Ada")]
    [InlineData("Alma")]
    [InlineData("Testa")]
    public void A_name_that_only_looks_like_one_is_a_name(string name) => Assert.Empty(Wrong(name));

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

    private static IEnumerable<string> Wrong(string mother) => Read(Samples.HeadDraft with { MotherMaidenName = mother });

    private static IEnumerable<string> Read(MemberDraft head) => Told.Of(FamilyReader.Read(Samples.FamilyDraft(members: [head, Samples.WifeDraft]), "", Samples.Policy, Samples.Now).Violations);
}
