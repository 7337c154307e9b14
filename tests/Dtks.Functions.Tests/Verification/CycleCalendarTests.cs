using Dtks.Domain.Kernel;
using Dtks.Domain.Verification;
using Dtks.Functions.Verification;
using NodaTime;
using NodaTime.Text;

namespace Dtks.Functions.Tests.Verification;

public sealed class CycleCalendarTests
{
    [Theory]
    [Trait("rule", "VER-1")]
    [InlineData("2026-11-30T17:05:00Z", "2026-12")]
    [InlineData("2026-11-30T17:05:59Z", "2026-12")]
    [InlineData("2026-11-28T17:05:00Z", null)]
    [InlineData("2026-11-29T17:05:00Z", null)]
    [InlineData("2026-12-30T17:05:00Z", null)]
    [InlineData("2026-12-31T17:05:00Z", "2027-01")]
    [InlineData("2027-02-28T17:05:00Z", "2027-03")]
    [InlineData("2028-02-28T17:05:00Z", null)]
    [InlineData("2028-02-29T17:05:00Z", "2028-03")]
    public void On_schedule_the_month_that_begins_in_WIB_opens(string now, string? month) => Assert.Equal(month, CycleCalendar.ToOpen(At(now))?.Value);

    [Theory]
    [Trait("rule", "VER-1")]
    [InlineData("2026-11-15T09:00:00Z", "2026-11")]
    [InlineData("2026-11-30T16:59:00Z", "2026-11")]
    [InlineData("2026-11-30T17:00:00Z", "2026-12")]
    [InlineData("2026-12-02T01:00:00Z", "2026-12")]
    public void Late_or_by_hand_the_running_month_opens(string now, string month) => Assert.Equal(month, CycleCalendar.ToOpen(At(now))!.Value);

    [Theory]
    [Trait("rule", "VER-1")]
    [InlineData("2026-11-30T16:59:59Z", "2026-11", true)]
    [InlineData("2026-11-30T16:59:59Z", "2026-10", true)]
    [InlineData("2026-11-30T16:59:59Z", "2026-12", false)]
    [InlineData("2026-11-30T16:59:59Z", "2026-09", false)]
    [InlineData("2026-11-30T17:00:00Z", "2026-12", true)]
    [InlineData("2026-11-30T17:00:00Z", "2026-10", false)]
    [InlineData("2026-12-31T17:00:00Z", "2026-12", true)]
    [InlineData("2026-12-31T17:00:00Z", "2027-01", true)]
    public void The_running_month_and_the_one_before_may_be_opened(string now, string month, bool may) =>
        Assert.Equal(may, CycleCalendar.MayOpen(CyclePeriod.Parse(month), At(now)));

    [Theory]
    [Trait("rule", "VER-7")]
    [InlineData("2026-11-10T03:00:00Z", "2026-11-30T17:00:00Z")]
    [InlineData("2026-11-30T16:59:59Z", "2026-11-30T17:00:00Z")]
    [InlineData("2026-11-30T17:00:00Z", "2026-12-31T17:00:00Z")]
    public void A_month_closes_when_the_running_one_ends_in_WIB(string now, string end) => Assert.Equal(At(end), CycleCalendar.EndOf(At(now)));

    [Fact]
    [Trait("rule", "VER-1")]
    public void In_a_year_the_schedule_opens_each_month_once()
    {
        var firings = Enumerable.Range(0, 365).Select(day => Instant.FromUtc(2026, 12, 1, 17, 5) + Duration.FromDays(day)).Where(firing => firing.InUtc().Day >= 28);

        var opened = firings.Select(firing => CycleCalendar.ToOpen(firing)?.Value).OfType<string>();

        Assert.Equal(Enumerable.Range(1, 12).Select(m => $"2027-{m:00}"), opened);
    }

    private static Instant At(string text) => InstantPattern.General.Parse(text).Value;
}
