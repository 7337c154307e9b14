using Dtks.Domain.Deliberations;
using NodaTime;
using NodaTime.Text;

namespace Dtks.Domain.Tests.Deliberations;

[Trait("rule", "MUS-1")]
public class DeliberationScheduleTests
{
    [Theory]
    [InlineData("2024-08-08", false)]
    [InlineData("2024-08-09", true)]
    public void A_village_that_never_deliberated_is_late_three_months_after_the_policy_began(string today, bool late) =>
        Assert.Equal(late, DeliberationSchedule.IsOverdue(null, Date(today), Samples.Policy));

    [Fact]
    public void It_is_reminded_thirty_and_seven_days_before() => Assert.Equal(
        [(30, Date("2027-01-01")), (7, Date("2027-01-24"))], DeliberationSchedule.Reminders(Date("2027-01-31"), Samples.Policy));

    [Theory]
    [InlineData(30, "2026-12-31", false)]
    [InlineData(30, "2027-01-01", true)]
    [InlineData(30, "2027-01-23", true)]
    [InlineData(30, "2027-01-24", false)]
    [InlineData(7, "2027-01-23", false)]
    [InlineData(7, "2027-01-24", true)]
    [InlineData(7, "2027-01-31", true)]
    [InlineData(7, "2027-02-01", false)]
    public void A_reminder_that_comes_late_is_given_while_it_says_something(int days, string today, bool given) =>
        Assert.Equal(given, DeliberationSchedule.IsReminderTimely(days, Date("2027-01-31"), Date(today), Samples.Policy));

    [Fact]
    public void When_it_is_reminded_is_the_versions()
    {
        var other = Samples.Policy with { DeliberationReminderDays = [3, 14] };

        Assert.Equal([14, 3], DeliberationSchedule.Reminders(Date("2027-01-31"), other).Select(r => r.Days));
    }

    [Theory]
    [Trait("rule", "REG-3")]
    [Trait("rule", "MUS-5")]
    [InlineData(0, 0)]
    [InlineData(1, null)]
    [InlineData(4, null)]
    [InlineData(5, 5)]
    [InlineData(1000, 1000)]
    public void A_count_from_which_a_household_could_be_inferred_is_not_published(int count, int? shown)
    {
        Assert.Equal(shown, PublicCounts.Shown(count, Samples.Policy));
        Assert.Equal(count, PublicCounts.Shown(count, Samples.Policy with { PublicCountsFrom = 1 }));
    }

    private static LocalDate Date(string text) => LocalDatePattern.Iso.Parse(text).Value;
}
