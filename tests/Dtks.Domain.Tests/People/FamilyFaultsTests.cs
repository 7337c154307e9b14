using Dtks.Domain.People;

namespace Dtks.Domain.Tests.People;

/// <summary>What is wrong with a family is told with the rule, the place and what would be right.</summary>
[Trait("rule", "REG-2")]
public class FamilyFaultsTests
{
    private static IEnumerable<string> Wrong(FamilyDraft draft) => Told.Of(FamilyReader.Read(draft, "/household", Samples.Policy, Samples.Now).Violations);

    private static string WrongHead(Func<MemberDraft, MemberDraft> change) =>
        Assert.Single(Wrong(Samples.FamilyDraft(members: change(Samples.HeadDraft))));

    private static string WrongWife(Func<MemberDraft, MemberDraft> change) =>
        Assert.Single(Wrong(Samples.FamilyDraft(members: [Samples.HeadDraft, change(Samples.WifeDraft)])));

    [Fact]
    public void Of_card_village_and_address()
    {
        var family = Samples.FamilyDraft();
        Assert.Equal(["family.cardNumberFormat REG-2 /household/familyCardNumber -"], Wrong(family with { FamilyCardNumber = "x" }));
        Assert.Equal(["area.notVillage REG-2 /household/village -"], Wrong(family with { Village = "3306" }));
        Assert.Equal(
            [
                "text.length - /household/address/street max=200,min=1",
                "address.unitFormat REG-2 /household/address/rt -",
                "address.unitFormat REG-2 /household/address/rw -",
            ],
            Wrong(family with { Address = new AddressDraft(" ", "x", "x") }));
        Assert.Equal(
            [
                "input.required - /household/address/street -",
                "input.required - /household/address/rt -",
                "input.required - /household/address/rw -",
            ],
            Wrong(family with { Address = new AddressDraft(null, null, null) }));
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(201, false)]
    public void A_street_has_at_most_two_hundred_characters(int length, bool good) =>
        Assert.Equal(good, !Wrong(Samples.FamilyDraft() with { Address = new AddressDraft("Jalan".PadRight(length, 'A'), "1", "1") }).Any());

    [Fact]
    public void Of_a_members_number_and_birth()
    {
        Assert.Equal("person.nikFormat REG-2 /household/members/0/nik -", WrongHead(m => m with { Nik = "1" }));
        Assert.Equal("person.birthDateFuture REG-2 /household/members/0/birthDate -", WrongHead(m => m with { BirthDate = "2026-11-03" }));
        Assert.Equal("person.birthDateTooEarly REG-2 /household/members/0/birthDate -", WrongHead(m => m with { BirthDate = "1899-12-31" }));
        Assert.Equal("date.format - /household/members/0/birthDate -", WrongHead(m => m with { BirthDate = "-1980-03-12" }));
    }

    [Fact]
    public void A_members_number_is_not_the_cards()
    {
        var family = Samples.FamilyDraft(members: [Samples.HeadDraft, Samples.WifeDraft]) with { FamilyCardNumber = Samples.WifeDraft.Nik };

        Assert.Equal(["family.nikIsCard REG-2 /household/members/1/nik -"], Wrong(family));

        // Also as people write it, and where more of the member is wrong; not beside a card that could not be read.
        var spaced = family with { Members = [Samples.HeadDraft, Samples.WifeDraft with { Nik = Samples.WifeDraft.Nik!.Insert(6, " "), Name = "1" }] };
        Assert.Equal(["person.noLetter REG-2 /household/members/1/name -", "family.nikIsCard REG-2 /household/members/1/nik -"], Wrong(spaced));
        Assert.Equal(
            ["family.cardNumberFormat REG-2 /household/familyCardNumber -", "person.nikFormat REG-2 /household/members/0/nik -"],
            Wrong(Samples.FamilyDraft(members: Samples.HeadDraft with { Nik = "1" }) with { FamilyCardNumber = "1" }));
    }

    [Theory]
    [InlineData("2009-11-02", "unmarried", true)]
    [InlineData("2009-11-03", "unmarried", false)]
    [InlineData("2009-11-03", "married", true)]
    public void An_adult_heads_a_family_wherever_one_stands_on_the_card(string born, string status, bool good)
    {
        var head = Samples.HeadDraft with { BirthDate = born, MaritalStatus = status };
        var aunt = Samples.WifeDraft with { Relationship = "relative" };
        var told = good ? [] : new[] { "family.headMinor REG-2 /household/members/0/relationship least=17" };

        Assert.Equal(told, Wrong(Samples.FamilyDraft(members: [head, aunt])));

        // Where only children are left, one of them heads the card; one who was ever married is no child.
        Assert.Empty(Wrong(Samples.FamilyDraft(members: [head, aunt with { BirthDate = "2010-05-05", MaritalStatus = "unmarried" }])));
        Assert.Equal(told, Wrong(Samples.FamilyDraft(members: [head, aunt with { BirthDate = "2010-05-05", MaritalStatus = "widowed" }])));
    }

    [Fact]
    public void Of_a_members_texts_and_names()
    {
        Assert.Equal("text.length REG-2 /household/members/0/name max=100,min=1", WrongHead(m => m with { Name = "" }));
        Assert.Equal("text.length REG-2 /household/members/0/birthPlace max=100,min=1", WrongHead(m => m with { BirthPlace = "" }));
        Assert.Equal("text.length REG-2 /household/members/0/motherMaidenName max=100,min=1", WrongHead(m => m with { MotherMaidenName = "" }));
        Assert.Equal("text.characters REG-2 /household/members/0/name -", WrongHead(m => m with { Name = "Contoh\u0007" }));
        Assert.Equal("input.unknownValue - /household/members/0/sex allowed=male, female", WrongHead(m => m with { Sex = "pria" }));
        Assert.Equal(
            "input.unknownValue - /household/members/0/maritalStatus allowed=unmarried, married, divorced, widowed",
            WrongHead(m => m with { MaritalStatus = "kawin" }));
        Assert.Equal(
            "input.unknownValue - /household/members/1/relationship "
                + "allowed=head, husband, wife, child, childInLaw, grandchild, parent, parentInLaw, relative, helper, other",
            WrongWife(m => m with { Relationship = "istri" }));
    }

    [Fact]
    public void Of_the_members_together()
    {
        Assert.Equal(["list.size - /household/members count=0,max=30,min=1"], Wrong(Samples.FamilyDraft() with { Members = [] }));
        Assert.Equal("family.spouseSex REG-2 /household/members/1/sex -", WrongWife(m => m with { Sex = "male" }));
        Assert.Equal("family.marriedTooYoung REG-2 /household/members/1/maritalStatus least=10", WrongWife(m => m with { BirthDate = "2020-03-12" }));
        Assert.Equal("family.parentTooYoung REG-2 /household/members/1/birthDate least=10", WrongWife(m => m with { Relationship = "child" }));
        Assert.Equal("family.headCount REG-2 /household/members count=2", WrongWife(m => m with { Relationship = "head" }));
        Assert.Equal(["family.headCount REG-2 /household/members count=0"], Wrong(Samples.FamilyDraft(members: Samples.WifeDraft)));
        Assert.Equal(
            ["family.nikTwice REG-5 /household/members/2/nik first=1"],
            Wrong(Samples.FamilyDraft(members: [Samples.HeadDraft, Samples.WifeDraft, Samples.WifeDraft])));
    }

    [Theory]
    [InlineData('\u0007')]
    [InlineData('\u2028')]
    [InlineData('\u2029')]
    [InlineData('\ue000')]
    [InlineData('\u0378')]
    [InlineData('\ud800')]
    [InlineData('\udc00')]
    public void What_would_change_how_it_looks_is_in_no_name(char hidden) => Assert.Equal(
        "text.characters REG-2 /household/members/0/name -", WrongHead(m => m with { Name = $"Contoh{hidden}Satu" }));

    [Theory]
    [InlineData("  Contoh Satu ", "Contoh Satu")]
    [InlineData("\ufeffCon\u200btoh\u00a0Satu", "Contoh Satu")]
    [InlineData("Contoh \ud83d\ude00 Satu", "Contoh \ud83d\ude00 Satu")]
    [InlineData("Co\u0302ntoh d'Satu-Dua", "Co\u0302ntoh d'Satu-Dua")]
    public void What_shows_is_kept_without_the_blanks_around_it(string name, string kept)
    {
        var family = FamilyReader.Read(Samples.FamilyDraft(members: Samples.HeadDraft with { Name = name }), "", Samples.Policy, Samples.Now);
        Assert.Equal(kept, family.Value?.Members[0].Name);
    }
}
