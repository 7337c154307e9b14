using Dtks.Domain.Kernel;
using Dtks.Domain.People;

namespace Dtks.Domain.Tests.People;

[Trait("rule", "REG-2")]
public class FamilyReaderTests
{
    private static IEnumerable<(string Code, string? Pointer)> Wrong(FamilyDraft? draft) =>
        FamilyReader.Read(draft, "/household", Samples.Now).Violations.Select(v => (v.Code, v.Pointer));

    private static IEnumerable<(string Code, string? Pointer)> WrongHead(Func<MemberDraft, MemberDraft> change) =>
        Wrong(Samples.FamilyDraft(members: change(Samples.HeadDraft)));

    [Fact]
    public void A_good_family_is_read_and_its_numbers_are_normalised()
    {
        var read = FamilyReader.Read(Samples.FamilyDraft(), "/household", Samples.Now);
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
    [Trait("rule", "REG-7")]
    [InlineData("3306011203800001", "1980-03-13", "male")]
    [InlineData("3306011203800001", "1980-03-12", "female")]
    [InlineData("3306011213800001", "1980-12-12", "male")]
    public void The_birth_part_of_a_nik_decides_nothing(string nik, string birthDate, string sex) =>
        Assert.Empty(WrongHead(m => m with { Nik = nik, BirthDate = birthDate, Sex = sex }));

    [Theory]
    [InlineData("330601120380001")]
    [InlineData("33060112038000012")]
    [InlineData("0330601200100001")]
    [InlineData("0000000000000000")]
    [InlineData("3.30601E+15")]
    [InlineData("'3306011203800001")]
    [InlineData("330601120380000O")]
    public void A_nik_is_sixteen_digits_and_begins_with_a_province(string nik) =>
        Assert.Equal([(PersonViolations.NikFormat, "/household/members/0/nik")], WrongHead(m => m with { Nik = nik }));

    [Theory]
    [InlineData("3306011203800001 ")]
    [InlineData("3306011203800001\u00a0")]
    [InlineData("\u200b3306011203800001\ufeff")]
    [InlineData("3306 0112 0380 0001")]
    public void Blanks_and_what_does_not_show_are_no_part_of_a_number(string number)
    {
        var read = FamilyReader.Read(Samples.FamilyDraft(members: Samples.HeadDraft with { Nik = number }) with { FamilyCardNumber = number }, "", Samples.Now).Value!;
        Assert.Equal(("3306011203800001", "3306011203800001"), (read.Members[0].Nik.Value, read.FamilyCardNumber.Value));
        var twice = Samples.FamilyDraft(members: [Samples.HeadDraft, Samples.WifeDraft with { Nik = number }]);
        Assert.Equal([(PersonViolations.FamilyNikTwice, "/household/members/1/nik")], Wrong(twice));
    }

    [Theory]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("0")]
    [InlineData("12")]
    [InlineData("\ufffd\ufffd")]
    public void A_name_has_a_letter(string text)
    {
        Assert.Equal([(PersonViolations.NoLetter, "/household/members/0/name")], WrongHead(m => m with { Name = text }));
        Assert.Equal([(PersonViolations.NoLetter, "/household/members/0/birthPlace")], WrongHead(m => m with { BirthPlace = text }));
        Assert.Equal([(PersonViolations.MotherUnnamed, "/household/members/0/motherMaidenName")], WrongHead(m => m with { MotherMaidenName = text }));
    }

    [Theory]
    [InlineData("xxx", false)]
    [InlineData("Tidak ada", false)]
    [InlineData("tdk. tahu", false)]
    [InlineData("N/A", false)]
    [InlineData("IBU", false)]
    [InlineData("Ibu Contoh", true)]
    [InlineData("A", true)]
    [InlineData("NU'MAN", true)]
    [InlineData("Aa Contoh", true)]
    [InlineData("Uu", true)]
    [InlineData("OO", true)]
    [InlineData("Ii Contoh", true)]
    [InlineData("X", false)]
    [InlineData("xx", false)]
    [InlineData("x-x-x", false)]
    [InlineData("XXX Contoh", true)]
    public void What_fills_the_field_is_no_mother(string name, bool good) => Assert.Equal(
        good ? [] : [(PersonViolations.MotherUnnamed, "/household/members/0/motherMaidenName")], WrongHead(m => m with { MotherMaidenName = name }));

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
    [InlineData("1900-01-01", "010100", null)]
    [InlineData("1899-12-31", "311299", PersonViolations.BirthDateTooEarly)]
    [InlineData("2026-11-02", "021126", null)]
    [InlineData("2026-11-03", "031126", PersonViolations.BirthDateFuture)]
    [InlineData("2026-02-29", "290226", InputViolations.DateFormat)]
    [InlineData("02-11-2026", "021126", InputViolations.DateFormat)]
    [InlineData("2026-11-02T00:00:00Z", "021126", InputViolations.DateFormat)]
    public void A_birth_date_lies_between_1900_and_today(string date, string birthPart, string? code)
    {
        var wrong = WrongHead(m => m with { BirthDate = date, Nik = $"330601{birthPart}0001", MaritalStatus = "unmarried" });
        Assert.Equal(code is null ? [] : [(code, "/household/members/0/birthDate")], wrong);
    }

    [Theory]
    [InlineData(Samples.VillageWit, true)]
    [InlineData(Samples.VillageWita, false)]
    [InlineData(Samples.VillageWib, false)]
    public void Today_is_the_villages_own_day(string village, bool born)
    {
        var now = NodaTime.Instant.FromUtc(2026, 11, 1, 15, 0);
        var head = Samples.HeadDraft with { BirthDate = "2026-11-02", Nik = "3306010211260001", MaritalStatus = "unmarried" };
        Assert.Equal(born, FamilyReader.Read(Samples.FamilyDraft(village, head), "", now).Value is not null);
    }

    [Theory]
    [InlineData("", InputViolations.TextLength)]
    [InlineData("   ", InputViolations.TextLength)]
    [InlineData("Contoh\u0007", InputViolations.TextCharacters)]
    [InlineData("Contoh\nDua", InputViolations.TextCharacters)]
    [InlineData("Contoh\u202e", InputViolations.TextCharacters)]
    public void A_name_is_visible_text(string name, string code) =>
        Assert.Equal([(code, "/household/members/0/name")], WrongHead(m => m with { Name = name }));

    // Half a surrogate pair cannot stand in an attribute, nor in UTF-8.
    [Fact]
    public void A_broken_character_is_refused() => Assert.Equal(
        [(InputViolations.TextCharacters, "/household/members/0/name")], WrongHead(m => m with { Name = "Contoh" + (char)0xD800 }));

    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void A_name_has_at_most_a_hundred_characters(int length, bool good)
    {
        var text = string.Concat(Enumerable.Repeat("AB", length))[..length];
        Assert.Equal(good, !WrongHead(m => m with { Name = text }).Any());
        Assert.Equal(good, !WrongHead(m => m with { BirthPlace = text }).Any());
        Assert.Equal(good, !WrongHead(m => m with { MotherMaidenName = text }).Any());
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
        var read = FamilyReader.Read(Samples.FamilyDraft() with { Address = new AddressDraft("Jalan Contoh", raw, "1") }, "", Samples.Now);
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
