using Dtks.Domain.Duplicates;
using Dtks.Domain.Matching;
using Dtks.Domain.People;

namespace Dtks.Domain.Tests.Duplicates;

[Trait("rule", "REG-5")]
public sealed class DuplicateComparisonTests
{
    // Names: a spelling, a letter, a word; and what is another name.
    [Theory]
    [InlineData("Siti Contohsatu", 100, FieldAgreement.Same)]
    [InlineData("  SITI  CONTOHSATU ", 100, FieldAgreement.Same)]
    [InlineData("St. Contohsatu", 98, FieldAgreement.Spelling)]
    [InlineData("Hj. Siti Contohsatu, S.Pd.", 98, FieldAgreement.Spelling)]
    [InlineData("Siti Contohsatu binti Contohtiga", 98, FieldAgreement.Spelling)]
    [InlineData("Sity Tjontohsatoe", 98, FieldAgreement.Spelling)]
    [InlineData("Siti Contohsato", 90, FieldAgreement.Near)]
    [InlineData("Siti Contosatu", 90, FieldAgreement.Near)]
    [InlineData("Siti Contohhsaatuu", 98, FieldAgreement.Spelling)]
    [InlineData("Siti Contohastu", 90, FieldAgreement.Near)]
    [InlineData("S. Contohsatu", 90, FieldAgreement.Near)]
    [InlineData("Contohsatu", 90, FieldAgreement.Near)]
    [InlineData("Siti Nur Contohsatu", 90, FieldAgreement.Near)]
    [InlineData("Siti", null, null)]
    [InlineData("Siti C.", null, null)]
    [InlineData("Siti Contohdua", null, null)]
    [InlineData("Sita Contohsatu", null, null)]
    [InlineData("Sita Contohsato", null, null)]
    [InlineData("-", null, null)]
    public void A_name_may_be_written_otherwise_or_mistyped(string name, int? points, FieldAgreement? agreement) => Expect(SamplePeople.Of(2, name), PopulationField.Name, points, agreement);

    [Theory]
    [InlineData("1980-03-12", 100, FieldAgreement.Same)]
    [InlineData("1980-12-03", 92, FieldAgreement.Swapped)]
    [InlineData("1980-03-13", 90, FieldAgreement.Near)]
    [InlineData("1980-03-21", 90, FieldAgreement.Near)]
    [InlineData("1980-08-12", 90, FieldAgreement.Near)]
    [InlineData("1981-03-12", 90, FieldAgreement.Near)]
    [InlineData("1908-03-12", 90, FieldAgreement.Near)]
    [InlineData("1980-01-01", 90, FieldAgreement.Near)]
    [InlineData("1980-07-01", 90, FieldAgreement.Near)]
    [InlineData("1980-12-31", 90, FieldAgreement.Near)]
    [InlineData("1980-07-02", null, null)]
    [InlineData("1980-04-13", null, null)]
    [InlineData("1979-03-12", null, null)]
    [InlineData("1981-12-03", null, null)]
    public void A_date_may_have_day_and_month_swapped_or_a_digit_wrong(string date, int? points, FieldAgreement? agreement) =>
        Expect(SamplePeople.Of(2, date: date), PopulationField.BirthDate, points, agreement);

    [Theory]
    [InlineData("Ibu Contohdua", 100, FieldAgreement.Same)]
    [InlineData("Iboe Contohduah", 99, FieldAgreement.Spelling)]
    [InlineData("Ibu Contohdoa", 93, FieldAgreement.Near)]
    [InlineData("Contohdua", 93, FieldAgreement.Near)]
    [InlineData("-", 80, FieldAgreement.Unknown)]
    [InlineData("Ibu Contohtiga", null, null)]
    [InlineData("Ibu", 80, FieldAgreement.Unknown)]
    [InlineData("A", 80, FieldAgreement.Unknown)]
    [InlineData("Mama", 80, FieldAgreement.Unknown)]
    public void Another_mother_is_another_person(string mother, int? points, FieldAgreement? agreement) => Expect(SamplePeople.Of(2, mother: mother), PopulationField.MotherMaidenName, points, agreement);

    [Theory]
    [InlineData("kab. contoh", 100, FieldAgreement.Spelling)]
    [InlineData("Contoh Barat", 96, FieldAgreement.Near)]
    [InlineData("Lain", 95, FieldAgreement.Different)]
    [InlineData("-", 95, FieldAgreement.Unknown)]
    public void The_place_adds_little(string place, int? points, FieldAgreement? agreement) => Expect(SamplePeople.Of(2, place: place), PopulationField.BirthPlace, points, agreement);

    // One may be called so whose mother is not; what fills the field tells nothing of anybody.
    [Theory]
    [InlineData("A", 100)]
    [InlineData("Mama", 100)]
    [InlineData("Ibu", 100)]
    [InlineData("XXX", null)]
    [InlineData("Tidak ada", null)]
    public void A_person_of_a_short_name_is_compared_and_one_of_none_is_not(string name, int? points) =>
        Assert.Equal(points, DuplicateComparison.Of(SamplePeople.Of(1, name), SamplePeople.Of(2, name))?.Points);

    [Theory]
    [InlineData("Ibu", FieldAgreement.Same)]
    [InlineData("x", FieldAgreement.Unknown)]
    [InlineData("xxx", FieldAgreement.Unknown)]
    public void A_place_may_be_called_as_a_mother_is_not(string place, FieldAgreement agreement) => Assert.Equal(
        agreement,
        DuplicateComparison.Of(SamplePeople.Of(1, place: place), SamplePeople.Of(2, place: place))!.Reasons.Single(r => r.Field == PopulationField.BirthPlace).Agreement);

    // Each on both sides of eighty.
    [Theory]
    [InlineData("Siti Contohsato", "1980-03-13", "Ibu Contohdua", "Kota Contoh", Sex.Female, 80)]
    [InlineData("Siti Contohsato", "1980-03-13", "Ibu Contohdua", "Lain", Sex.Female, null)]
    [InlineData("Siti Contohsato", "1980-03-13", "Iboe Contohdua", "Kota Contoh", Sex.Female, null)]
    [InlineData("Siti Contohsatu", "1980-12-03", "Ibu Contohdoa", "Lain", Sex.Female, 80)]
    [InlineData("Siti Contohsatu", "1980-03-13", "Ibu Contohdoa", "Lain", Sex.Female, null)]
    [InlineData("Siti Contohsato", "1980-03-12", "Ibu Contohdoa", "Kota Contoh", Sex.Female, 83)]
    [InlineData("Siti Contohsato", "1980-03-12", "Ibu Contohdoa", "Contoh Barat", Sex.Female, null)]
    [InlineData("Siti Contohsatu", "1980-03-12", "Ibu Contohdua", "Lain", Sex.Male, 80)]
    [InlineData("Siti Contohsato", "1980-03-12", "Ibu Contohdua", "Kota Contoh", Sex.Male, null)]
    [InlineData("Siti Contohsatu", "1980-03-12", "-", "Kota Contoh", Sex.Female, 80)]
    [InlineData("St Contohsatu", "1980-03-12", "-", "Kota Contoh", Sex.Female, null)]
    [InlineData("Siti Contohsato", "1980-12-03", "Ibu Contohdoa", "Kota Contoh", Sex.Female, null)]
    public void Two_of_name_date_and_mother_may_be_near_where_the_place_agrees_and_never_all_three(string name, string date, string mother, string place, Sex sex, int? points) =>
        Assert.Equal(points, DuplicateComparison.Of(SamplePeople.Of(1), SamplePeople.Of(2, name, date, mother, place, sex))?.Points);

    [Theory]
    [InlineData("1980-01-01")]
    [InlineData("1980-07-01")]
    [InlineData("1980-12-31")]
    public void A_day_that_stands_for_a_year_counts_less(string date) =>
        Assert.Equal(94, DuplicateComparison.Of(SamplePeople.Of(1, date: date), SamplePeople.Of(2, date: date))?.Points);

    // Other households or the same: twins' names are alike on purpose.
    [Theory]
    [InlineData("Rina Contoh", "Rini Contoh")]
    [InlineData("Hasan", "Husen")]
    [InlineData("Hasan", "Hasin")]
    [InlineData("Budi Contoh", "Rudi Contoh")]
    [InlineData("Siti Fatimah", "Siti Rohimah")]
    [InlineData("Muhammad Hasan", "Muhammad Husain")]
    [InlineData("Nur", "Nur Aini")]
    public void Twins_are_two(string one, string other) => Assert.Null(DuplicateComparison.Of(SamplePeople.Of(1, one), SamplePeople.Of(2, other)));

    [Fact]
    public void On_one_family_card_a_letter_apart_is_a_twin_and_the_same_name_is_not()
    {
        Assert.NotNull(DuplicateComparison.Of(SamplePeople.Of(1, "Contohsatu", household: "h"), SamplePeople.Of(2, "Contohsato", household: "g")));
        Assert.Null(DuplicateComparison.Of(SamplePeople.Of(1, "Contohsatu", household: "h"), SamplePeople.Of(2, "Contohsato", household: "h")));
        Assert.NotNull(DuplicateComparison.Of(SamplePeople.Of(1, "Contohsatu", household: "h"), SamplePeople.Of(2, "Contohsatu", household: "h")));
    }

    [Fact]
    public void A_common_name_with_another_mother_or_date_is_somebody_else()
    {
        var one = SamplePeople.Of(1, "Siti Aminah", "1980-07-01", "Sutinah");

        Assert.Null(DuplicateComparison.Of(one, SamplePeople.Of(2, "Siti Aminah", "1980-07-01", "Wagiyem")));
        Assert.Null(DuplicateComparison.Of(one, SamplePeople.Of(2, "Siti Aminah", "1985-03-12", "Sutinah")));
        Assert.NotNull(DuplicateComparison.Of(one, SamplePeople.Of(2, "Siti Aminah", "1980-07-01", "Sutinah")));
    }

    [Fact]
    public void One_NIK_is_one_entry() => Assert.Null(DuplicateComparison.Of(SamplePeople.Of(1), SamplePeople.Of(1)));

    [Fact]
    [Trait("rule", "REG-3")]
    public void Nothing_of_a_person_is_in_a_text_of_it() => Assert.DoesNotContain("Contoh", $"{SamplePeople.Of(1)}", StringComparison.OrdinalIgnoreCase);

    private static void Expect(ComparedPerson other, PopulationField field, int? points, FieldAgreement? agreement)
    {
        var likeness = DuplicateComparison.Of(SamplePeople.Of(1), other);

        Assert.Equal((points, agreement), (likeness?.Points, likeness?.Reasons.Single(r => r.Field == field).Agreement));
        Assert.Equal(likeness?.Points, DuplicateComparison.Of(other, SamplePeople.Of(1))?.Points);
    }
}
