using Dtks.Domain.People;
using NodaTime;

namespace Dtks.Domain.Tests.People;

[Trait("rule", "REG-2")]
public class NikTests
{
    [Theory]
    [InlineData("330601120380000")]
    [InlineData("33060112038000011")]
    [InlineData("33060112038O0001")]
    [InlineData(" 306011203800001")]
    [InlineData("٣306011203800001")]
    [InlineData("")]
    [InlineData(null)]
    public void Only_sixteen_digits_are_a_nik(string? text)
    {
        Assert.False(Nik.TryParse(text, out _));
        Assert.False(FamilyCardNumber.TryParse(text, out _));
    }

    // What stands in our store was taken in under the rules of its day.
    [Fact]
    public void A_nik_that_was_kept_is_read_whatever_it_begins_with() => Assert.Equal("0306011203800001", Nik.Parse("0306011203800001").Value);

    [Theory]
    [InlineData("3306011203800001", "1980-03-12", Sex.Male, true)]
    [InlineData("3306011203800001", "1980-03-12", Sex.Female, false)]
    [InlineData("3306015203800001", "1980-03-12", Sex.Female, true)]
    [InlineData("3306015203800001", "1980-03-12", Sex.Male, false)]
    [InlineData("3306014101000001", "2000-01-01", Sex.Female, true)]
    [InlineData("3306017112990001", "1999-12-31", Sex.Female, true)]
    [InlineData("3306013112990001", "1999-12-31", Sex.Male, true)]
    [InlineData("3306012902040001", "2004-02-29", Sex.Male, true)]
    [InlineData("3306016902040001", "2004-02-29", Sex.Female, true)]
    [InlineData("3306011203800001", "1980-03-13", Sex.Male, false)]
    public void The_birth_part_tells_date_and_sex_with_forty_added_to_a_womans_day(string nik, string date, Sex sex, bool agrees) =>
        Assert.Equal(agrees, Nik.Parse(nik).AgreesWith(NodaTime.Text.LocalDatePattern.Iso.Parse(date).Value, sex));

    [Fact]
    public void The_century_is_not_in_it() => Assert.True(Nik.Parse("3306010101200001").AgreesWith(new LocalDate(1920, 1, 1)));

    [Fact]
    [Trait("rule", "REG-3")]
    public void Nothing_personal_is_in_the_text_form()
    {
        var family = FamilyReader.Read(Samples.FamilyDraft(), "", Samples.Policy, Samples.Now).Value!;
        string[] texts =
        [
            family.ToString(), family.Members[0].ToString(), family.Members[0].Nik.ToString(), family.Address.ToString(),
            family.FamilyCardNumber.ToString(), Samples.HeadDraft.ToString(), Samples.FamilyDraft().ToString(), Samples.Draft().ToString(),
            Samples.Submitted().ToString(),
        ];
        Assert.All(texts, t => Assert.DoesNotMatch("[0-9]{12}|Contoh|1980|0812", t));
    }
}
