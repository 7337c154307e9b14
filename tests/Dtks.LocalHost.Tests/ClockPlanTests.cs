using Dtks.LocalHost.Discovery;
using Dtks.LocalHost.Tests.Functions;
using Dtks.LocalHost.Timers;

namespace Dtks.LocalHost.Tests;

public sealed class ClockPlanTests
{
    private static readonly DateTimeOffset From = new(2026, 1, 30, 12, 0, 0, TimeSpan.Zero);
    private static readonly FunctionDescriptor Any = FunctionDiscovery.Find(typeof(TimerFunctions)).First();

    private static readonly TimerFunction Daily = Timer("Daily", "0 0 0 * * *");
    private static readonly TimerFunction Monthly = Timer("Monthly", "0 0 0 1 * *");
    private static readonly TimerFunction Hourly = Timer("Hourly", "0 30 * * * *");

    private static TimerFunction Timer(string name, string schedule) => new(Any with { Name = name }, TimerSchedule.Parse(name, schedule, _ => null));

    private static List<string>? Plan(DateTimeOffset to, params (TimerFunction Timer, DateTimeOffset Last)[] timers)
        => ClockPlan.Between(timers, From, to)?
            .Select(s => $"{s.At:MM-dd HH:mm} [{string.Join(",", s.Frequent.Select(t => t.Name))}] [{string.Join(",", s.Rare.Select(t => t.Name))}]").ToList();

    [Fact]
    public void Without_timers_there_is_one_halt_at_the_end() => Assert.Equal(["02-09 12:00 [] []"], Plan(From.AddDays(10)));

    [Fact]
    public void Each_occurrence_of_a_rare_timer_is_a_halt_shared_by_those_that_coincide()
        => Assert.Equal(
            ["01-31 00:00 [Hourly] [Daily]", "02-01 00:00 [Hourly] [Daily,Monthly]", "02-01 00:10 [] []"],
            Plan(new DateTimeOffset(2026, 2, 1, 0, 10, 0, TimeSpan.Zero), (Daily, From), (Monthly, From), (Hourly, From)));

    [Fact]
    public void An_occurrence_at_the_end_is_run_and_one_just_after_is_not()
    {
        var end = new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero);
        Assert.Equal(["02-01 00:00 [] [Monthly]"], Plan(end, (Monthly, From)));
        Assert.Equal(["01-31 23:59 [] []"], Plan(end.AddSeconds(-1), (Monthly, From)));
    }

    [Fact]
    public void What_was_not_run_yet_is_run_once_where_the_clock_stands()
        => Assert.Equal(
            ["01-30 12:00 [Hourly] [Daily]", "01-30 12:05 [] []"],
            Plan(From.AddMinutes(5), (Daily, From.AddDays(-3)), (Hourly, From.AddHours(-5))));

    [Fact]
    public void A_frequent_timer_runs_once_however_often_it_fell_due()
        => Assert.Equal(["03-01 12:00 [Hourly] []"], Plan(From.AddDays(30), (Hourly, From)));

    [Fact]
    public void As_many_halts_as_allowed_are_planned_and_one_more_is_refused()
    {
        var last = new DateTimeOffset(2026, 1, 31, 0, 0, 0, TimeSpan.Zero).AddDays(ClockPlan.MostSteps - 1);
        Assert.Equal(ClockPlan.MostSteps + 1, Plan(last.AddMinutes(1), (Daily, From))!.Count);
        Assert.Null(Plan(last.AddDays(1), (Daily, From)));
    }
}
