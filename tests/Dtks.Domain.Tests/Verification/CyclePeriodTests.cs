using Dtks.Domain.Kernel;
using Dtks.Domain.Verification;
using NodaTime;

namespace Dtks.Domain.Tests.Verification;

[Trait("rule", "VER-1")]
public class CyclePeriodTests
{
    [Theory]
    [InlineData("2026-11", "2026-11-01", "2026-11-30", "2026-12")]
    [InlineData("2026-12", "2026-12-01", "2026-12-31", "2027-01")]
    [InlineData("2028-02", "2028-02-01", "2028-02-29", "2028-03")]
    [InlineData("2014-01", "2014-01-01", "2014-01-31", "2014-02")]
    [InlineData("2999-11", "2999-11-01", "2999-11-30", "2999-12")]
    [InlineData("2999-12", "2999-12-01", "2999-12-31", "2999-12")]
    public void A_period_is_a_month(string text, string first, string last, string next)
    {
        var period = CyclePeriod.Parse(text);
        Assert.Equal(text, period.ToString());
        Assert.Equal(first, NodaTime.Text.LocalDatePattern.Iso.Format(period.FirstDay));
        Assert.Equal(last, NodaTime.Text.LocalDatePattern.Iso.Format(period.LastDay));
        Assert.Equal(next, period.Next.ToString());
    }

    [Theory]
    [InlineData("2026-13")]
    [InlineData("2026-00")]
    [InlineData("2026-1")]
    [InlineData("2026-1 ")]
    [InlineData("202611")]
    [InlineData("2026/11")]
    [InlineData("2013-12")]
    [InlineData("3000-01")]
    [InlineData("+026-11")]
    [InlineData("")]
    [InlineData(null)]
    public void Anything_else_is_none(string? text)
    {
        Assert.False(CyclePeriod.TryParse(text, out _));
        if (text is not null) Assert.Throws<FormatException>(() => CyclePeriod.Parse(text));
    }

    [Fact]
    public void Periods_are_ordered_and_found_by_date()
    {
        Assert.True(CyclePeriod.Parse("2026-12").CompareTo(CyclePeriod.Parse("2027-01")) < 0);
        Assert.Equal("2026-11", CyclePeriod.Of(new LocalDate(2026, 11, 30)).ToString());
        Assert.Equal("2014-01", CyclePeriod.Of(new LocalDate(2013, 12, 31)).ToString());
        Assert.Equal("2999-12", CyclePeriod.Of(new LocalDate(3000, 1, 1)).ToString());
        Assert.Equal("2014-05", CyclePeriod.Of(new LocalDate(2014, 5, 1)).ToString());
        Assert.Equal("2999-05", CyclePeriod.Of(new LocalDate(2999, 5, 31)).ToString());
        Assert.True(CyclePeriod.Parse("2026-12").CompareTo(CyclePeriod.Parse("2026-11")) > 0);
        Assert.Equal(0, CyclePeriod.Parse("2026-12").CompareTo(CyclePeriod.Parse("2026-12")));
        Assert.True(CyclePeriod.Parse("2026-12").CompareTo(null) > 0);
    }
}
