using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Domain.Verification;
using NodaTime;

namespace Dtks.Domain.Tests.Verification;

[Trait("rule", "RAT-5")]
public class DeterminationTests
{
    [Fact]
    public void It_is_a_day_of_the_month_after_the_period_or_the_periods_own()
    {
        var policy = Samples.Policy with { DeterminationDay = 10, DeterminationDates = new Dictionary<string, LocalDate> { ["2026-12"] = new(2027, 2, 1) } };

        Assert.Equal(new LocalDate(2026, 12, 17), Determination.DateOf(CyclePeriod.Parse("2026-11"), Samples.Policy));
        Assert.Equal(new LocalDate(2027, 3, 10), Determination.DateOf(CyclePeriod.Parse("2027-02"), policy));
        Assert.Equal(new LocalDate(2027, 2, 1), Determination.DateOf(CyclePeriod.Parse("2026-12"), policy));
    }

    [Theory]
    [InlineData(Samples.VillageWib, 17)]
    [InlineData(Samples.VillageWita, 16)]
    [InlineData(Samples.VillageWit, 15)]
    public void The_day_ends_where_the_area_lies(string village, int utcHour) =>
        Assert.Equal(Instant.FromUtc(2026, 12, 17, utcHour, 0), Determination.EndOf(CyclePeriod.Parse("2026-11"), AreaCode.Parse(village), Samples.Policy));

    [Theory]
    [InlineData("2026-11-30", "2026-10 2026-11")]
    [InlineData("2026-12-05", "2026-10 2026-11 2026-12")]
    [InlineData("2026-12-17", "2026-10 2026-11 2026-12")]
    [InlineData("2026-12-18", "2026-10 2026-12")]
    [InlineData("2026-12-25", "2026-12")]
    public void A_month_is_in_doubt_until_its_date_is_over_by_every_version(string on, string months)
    {
        var later = Samples.Policy with { Id = "2026-11-20/1", EffectiveFrom = new(2026, 11, 20), DeterminationDay = 5, DeterminationDates = new Dictionary<string, LocalDate> { ["2026-10"] = new(2026, 12, 24) } };

        Assert.Equal(months, string.Join(' ', Determination.InDoubt(CyclePeriod.Parse("2026-09"), NodaTime.Text.LocalDatePattern.Iso.Parse(on).Value, new PolicyVersions([Samples.Policy, later]))));
    }
}
