using Dtks.Domain.Kernel;
using Dtks.Domain.People;

namespace Dtks.Domain.Tests.People;

[Trait("rule", "REG-2")]
public class FamilyReaderTests
{
    private static IEnumerable<(string Code, string? Pointer)> Wrong(FamilyDraft? draft) =>
        FamilyReader.Read(draft, "/household", Samples.Policy, Samples.Now).Violations.Select(v => (v.Code, v.Pointer));

    private static IEnumerable<(string Code, string? Pointer)> WrongHead(Func<MemberDraft, MemberDraft> change) =>
        Wrong(Samples.FamilyDraft(members: change(Samples.HeadDraft)));

    [Fact]
    public void A_good_family_is_read_and_its_numbers_are_normalised()
    {
        var read = FamilyReader.Read(Samples.FamilyDraft(), "/household", Samples.Policy, Samples.Now);
        Assert.Empty(read.Violations);
        Assert.Equal(("001", "002"), (read.Value!.Address.Rt, read.Value.Address.Rw));
        Assert.Equal([Relationship.Head, Relationship.Wife], read.Value.Members.Select(m => m.Relationship));
    }

    [Fact]
    public void Everything_missing_is_named()
    {
        Assert.Equal([(InputViolations.Required, "/household")], Wrong(null));
        Assert.Equal(
            ["/household/familyCardNumber", "/household/village", "/household/address", "/household/members"],
            Wrong(new FamilyDraft(null, null, null, null)).Select(v => v.Pointer));
        Assert.Equal(
            ["nik", "name", "birthPlace", "birthDate", "sex", "motherMaidenName", "relationship", "maritalStatus"],
            WrongHead(_ => new MemberDraft(null, null, null, null, null, null, null, null))
                .Where(v => v.Code == InputViolations.Required).Select(v => v.Pointer!.Split('/')[^1]));
        Assert.Contains(
            (InputViolations.Required, "/household/members/1"), Wrong(Samples.FamilyDraft(members: [Samples.HeadDraft, null])));
    }

    [Fact]
    public void A_household_has_one_to_thirty_members()
    {
        MemberDraft Child(int i) => Samples.HeadDraft with { Nik = $"33060112038000{i:00}", Relationship = "relative" };
        var thirty = Enumerable.Range(2, 29).Select(Child).Prepend(Samples.HeadDraft).ToArray();
        Assert.Empty(Wrong(Samples.FamilyDraft(members: thirty)));
        Assert.Equal([(InputViolations.ListSize, "/household/members")], Wrong(Samples.FamilyDraft(members: [.. thirty, Child(31)])));
        Assert.Equal([(InputViolations.ListSize, "/household/members")], Wrong(Samples.FamilyDraft() with { Members = [] }));
    }

    [Fact]
    public void Exactly_one_member_is_the_head()
    {
        Assert.Equal([(PersonViolations.FamilyHeadCount, "/household/members")], Wrong(Samples.FamilyDraft(members: Samples.WifeDraft)));
        var two = Samples.FamilyDraft(members: [Samples.HeadDraft, Samples.WifeDraft with { Relationship = "head" }]);
        Assert.Equal([(PersonViolations.FamilyHeadCount, "/household/members")], Wrong(two));
    }

    [Fact]
    [Trait("rule", "REG-5")]
    public void The_same_nik_twice_is_named_where_it_comes_again()
    {
        var twice = Samples.FamilyDraft(members: [Samples.HeadDraft, Samples.WifeDraft, Samples.WifeDraft]);
        Assert.Equal([(PersonViolations.FamilyNikTwice, "/household/members/2/nik")], Wrong(twice));
    }

    [Theory]
    [InlineData("wife", "male", "sex")]
    [InlineData("husband", "female", "sex")]
    [InlineData("husband", "male", "relationship")]
    [InlineData("wife", "female", null)]
    public void A_spouse_is_of_the_other_sex(string relationship, string sex, string? at) => Assert.Equal(
        at is null ? [] : [(PersonViolations.SpouseSex, $"/household/members/1/{at}")],
        Wrong(Samples.FamilyDraft(members: [Samples.HeadDraft, Samples.WifeDraft with { Relationship = relationship, Sex = sex }])));

    // On 2 November 2026 in the village.
    [Theory]
    [InlineData("2016-11-02", "married", true)]
    [InlineData("2016-11-03", "married", false)]
    [InlineData("2016-11-03", "widowed", false)]
    [InlineData("2016-11-03", "unmarried", true)]
    public void Nobody_under_ten_was_ever_married(string birthDate, string maritalStatus, bool good) => Assert.Equal(
        good ? [] : [(PersonViolations.MarriedTooYoung, "/household/members/1/maritalStatus")],
        Wrong(Samples.FamilyDraft(members: [Samples.HeadDraft, Samples.WifeDraft with { Relationship = "relative", BirthDate = birthDate, MaritalStatus = maritalStatus }])));

    // The head was born on 12 March 1980.
    [Theory]
    [InlineData("child", "1990-03-12", true)]
    [InlineData("child", "1990-03-11", false)]
    [InlineData("grandchild", "2000-03-12", true)]
    [InlineData("grandchild", "2000-03-11", false)]
    [InlineData("parent", "1970-03-12", true)]
    [InlineData("parent", "1970-03-13", false)]
    [InlineData("relative", "1979-01-01", true)]
    public void A_parent_is_ten_years_older_than_the_child(string relationship, string birthDate, bool good) => Assert.Equal(
        good ? [] : [(PersonViolations.ParentTooYoung, "/household/members/1/birthDate")],
        Wrong(Samples.FamilyDraft(members: [Samples.HeadDraft, Samples.WifeDraft with { Relationship = relationship, BirthDate = birthDate }])));

    // The head was born on 12 March 1980, the spouse ten years earlier to the day.
    [Theory]
    [InlineData("child", "wife", "1980-03-12", true)]
    [InlineData("child", "wife", "1980-03-11", false)]
    [InlineData("grandchild", "wife", "1990-03-12", true)]
    [InlineData("grandchild", "wife", "1990-03-11", false)]
    [InlineData("child", "relative", "1980-03-12", false)]
    [InlineData("parent", "wife", "1970-03-13", false)]
    public void A_child_of_the_card_may_be_the_spouses(string relationship, string second, string birthDate, bool good)
    {
        var (older, younger) = (Samples.WifeDraft with { Relationship = second, BirthDate = "1970-03-12" }, Samples.WifeDraft with { Nik = "3306015507820003", Relationship = relationship, BirthDate = birthDate });
        Assert.Equal(
            good ? [] : [(PersonViolations.ParentTooYoung, "/household/members/2/birthDate")], Wrong(Samples.FamilyDraft(members: [Samples.HeadDraft, older, younger])));
    }

    [Fact]
    public void What_is_wrong_with_one_member_hides_nothing_of_the_next()
    {
        var wrong = Samples.FamilyDraft(members: [Samples.HeadDraft with { Name = "-" }, Samples.WifeDraft with { Sex = "male" }]);
        Assert.Equal([(PersonViolations.NoLetter, "/household/members/0/name"), (PersonViolations.SpouseSex, "/household/members/1/sex")], Wrong(wrong));
        var child = Samples.WifeDraft with { Nik = "3306015507820003", Relationship = "child", BirthDate = "1981-01-01" };
        Assert.Equal(
            [(PersonViolations.NoLetter, "/household/members/1/name")], Wrong(Samples.FamilyDraft(members: [Samples.HeadDraft, Samples.WifeDraft with { Name = "-" }, child])));
    }

    [Theory]
    [InlineData("7", "007")]
    [InlineData("07", "007")]
    [InlineData("007", "007")]
    [InlineData("0007", null)]
    [InlineData("-", "000")]
    [InlineData(" \u2013 ", "000")]
    [InlineData("0", "000")]
    [InlineData("--", null)]
    [InlineData("A", null)]
    [InlineData("", null)]
    public void Rt_and_rw_are_one_to_three_digits(string raw, string? normalised)
    {
        var read = FamilyReader.Read(Samples.FamilyDraft() with { Address = new AddressDraft("Jalan Contoh", raw, "1") }, "", Samples.Policy, Samples.Now);
        Assert.Equal(normalised, read.Value?.Address.Rt);
        Assert.Equal(normalised is null ? [PersonViolations.AddressUnitFormat] : [], read.Violations.Select(v => v.Code));
    }

    [Theory]
    [InlineData("3306")]
    [InlineData("9906012001")]
    [InlineData("ID")]
    public void A_family_lives_in_a_village(string village) =>
        Assert.Equal([(InputViolations.AreaNotVillage, "/household/village")], Wrong(Samples.FamilyDraft(village)));
}
