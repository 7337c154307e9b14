using Dtks.LocalHost.Hosting;
using Dtks.LocalHost.Startup;
using Dtks.LocalHost.Timers;

namespace Dtks.LocalHost.Tests;

public sealed class TimerScheduleTests
{
    private static readonly DateTimeOffset Noon = At(2026, 2, 28, 12, 0);

    private static DateTimeOffset At(int year, int month, int day, int hour, int minute, int second = 0) => new(year, month, day, hour, minute, second, TimeSpan.Zero);

    private static TimerSchedule Schedule(string expression) => TimerSchedule.Parse("F", expression, name => name == "Known" ? "0 0 0 1 * *" : null);

    [Fact]
    public void Six_fields_begin_with_seconds_and_mean_UTC()
    {
        Assert.Equal(At(2026, 2, 28, 12, 0, 30), Schedule("30 * * * * *").Next(Noon));
        Assert.Equal(At(2026, 3, 1, 17, 5), Schedule("0 5 17 1 * *").Next(Noon));
        Assert.Equal(At(2026, 3, 1, 17, 5), Schedule("0 5 17 1 * *").Next(new DateTimeOffset(2026, 3, 2, 0, 4, 59, TimeSpan.FromHours(7))));
        Assert.Equal(At(2028, 2, 29, 0, 0), Schedule("0 0 0 29 2 *").Next(Noon));
    }

    [Fact]
    public void A_schedule_may_stand_in_a_setting()
    {
        Assert.Equal("0 0 0 1 * *", Schedule("%Known%").Expression);
        Assert.Contains("'Unknown'", Assert.Throws<StartupException>(() => Schedule("%Unknown%")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("* * * * *")]
    [InlineData("00:05:00")]
    [InlineData("0 60 * * * *")]
    [InlineData("")]
    public void What_is_no_schedule_of_six_fields_is_refused(string expression)
        => Assert.Contains("write six fields", Assert.Throws<StartupException>(() => Schedule(expression)).Message, StringComparison.Ordinal);

    [Fact]
    public void Between_leaves_the_beginning_out_and_takes_the_end_in()
    {
        var daily = Schedule("0 0 12 * * *");
        Assert.Equal([At(2026, 3, 1, 12, 0), At(2026, 3, 2, 12, 0)], daily.Between(Noon, At(2026, 3, 2, 12, 0)));
        Assert.Empty(daily.Between(Noon, At(2026, 3, 1, 11, 59, 59)));
    }

    [Theory]
    [InlineData("*/10 * * * * *", 365)]
    [InlineData("0 0 12 * * *", 365)]
    [InlineData("0 5 17 1 * *", 365)]
    [InlineData("0 0 0 29 2 *", 800)]
    [InlineData("0 0 0 29 2 *", 365)]
    [InlineData("0 0 12 * * *", 0)]
    public void The_latest_occurrence_is_the_last_of_all(string expression, int days)
    {
        var schedule = Schedule(expression);
        var end = Noon.AddDays(days);
        var from = expression[0] == '*' ? end.AddMinutes(-5) : Noon;
        var all = schedule.Between(from, end).ToList();
        Assert.Equal(all.Count == 0 ? null : all[^1], schedule.Latest(Noon, end));
    }

    [Theory]
    [InlineData("0 30 3 * * *", true)]
    [InlineData("0 5 17 1 * *", true)]
    [InlineData("0 0 0 * * MON,WED", true)]
    [InlineData("0 0 0,12 * * *", false)]
    [InlineData("0 0 8,9 1 * *", false)]
    [InlineData("0 */5 * * * *", false)]
    public void Daily_or_rarer_is_told_from_more_often(string expression, bool isRare)
    {
        Assert.Equal(isRare, Schedule(expression).IsDailyOrRarer(Noon));
        Assert.Equal(isRare, Schedule(expression).IsDailyOrRarer(At(2026, 3, 1, 8, 30)));
    }
}
