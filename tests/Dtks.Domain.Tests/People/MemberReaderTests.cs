using Dtks.Domain.Kernel;
using Dtks.Domain.People;

namespace Dtks.Domain.Tests.People;

/// <summary>What is read of each member of a family.</summary>
[Trait("rule", "REG-2")]
public class MemberReaderTests
{
    private static IEnumerable<(string Code, string? Pointer)> Wrong(FamilyDraft? draft) =>
        FamilyReader.Read(draft, "/household", Samples.Policy, Samples.Now).Violations.Select(v => (v.Code, v.Pointer));

    private static IEnumerable<(string Code, string? Pointer)> WrongHead(Func<MemberDraft, MemberDraft> change) =>
        Wrong(Samples.FamilyDraft(members: change(Samples.HeadDraft)));

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
        var read = FamilyReader.Read(Samples.FamilyDraft(members: Samples.HeadDraft with { Nik = number }) with { FamilyCardNumber = number.Replace("0001", "0002", StringComparison.Ordinal) }, "", Samples.Policy, Samples.Now).Value!;
        Assert.Equal(("3306011203800001", "3306011203800002"), (read.Members[0].Nik.Value, read.FamilyCardNumber.Value));
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
    [InlineData("A", false)]
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
    [InlineData("", InputViolations.TextLength)]
    [InlineData("   ", InputViolations.TextLength)]
    [InlineData("Contoh\u0007", InputViolations.TextCharacters)]
    [InlineData("Contoh\nDua", InputViolations.TextCharacters)]
    [InlineData("Con\u202etoh", InputViolations.TextCharacters)]
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
}
