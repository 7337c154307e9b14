using Dtks.Domain.People;
using NodaTime;

namespace Dtks.Domain.Tests.People;

[Trait("rule", "VER-4")]
public class AgesTests
{
    [Theory]
    [InlineData("2009-11-02", true)]
    [InlineData("2009-11-03", false)]
    public void One_is_adult_from_the_seventeenth_birthday(string born, bool adult) =>
        Assert.Equal(adult, Ages.IsAdult(new LocalDate(2026, 11, 2), Date(born), Samples.Policy));

    [Theory]
    [InlineData("2025-02-27", 16)]
    [InlineData("2025-02-28", 17)]
    [InlineData("2028-02-28", 19)]
    [InlineData("2028-02-29", 20)]
    public void A_leap_day_birthday_falls_on_28_february_in_a_common_year(string on, int age) =>
        Assert.Equal(age, Ages.On(Date(on), new LocalDate(2008, 2, 29)));

    [Fact]
    public void Before_birth_the_age_is_zero() => Assert.Equal(0, Ages.On(new LocalDate(2000, 1, 1), new LocalDate(2020, 1, 1)));

    private static LocalDate Date(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;
}
