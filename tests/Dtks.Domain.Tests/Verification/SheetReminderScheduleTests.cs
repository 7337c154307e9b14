using Dtks.Domain.Verification;
using NodaTime;

namespace Dtks.Domain.Tests.Verification;

[Trait("rule", "VER-7")]
public class SheetReminderScheduleTests
{
    private static readonly Instant Opened = Instant.FromUtc(2026, 10, 31, 17, 5);
    private static readonly Instant Closes = Instant.FromUtc(2026, 11, 30, 17, 0);

    [Fact]
    public void Each_begins_so_many_days_before_the_close_and_ends_with_the_next()
    {
        Assert.Null(Due(Closes - Duration.FromDays(7) - Duration.Epsilon));
        Assert.Equal(7, Due(Closes - Duration.FromDays(7)));
        Assert.Equal(7, Due(Closes - Duration.FromDays(2) - Duration.Epsilon));
        Assert.Equal(2, Due(Closes - Duration.FromDays(2)));
        Assert.Equal(2, Due(Closes - Duration.Epsilon));
        Assert.Null(Due(Closes));
    }

    [Fact]
    public void None_whose_time_was_over_at_the_opening_is_given()
    {
        var seventh = Closes - Duration.FromDays(7);
        Assert.Equal(7, Due(Closes - Duration.FromDays(3), seventh));
        Assert.Null(Due(Closes - Duration.FromDays(3), seventh + Duration.Epsilon));
        Assert.Equal(2, Due(Closes - Duration.FromDays(1), seventh + Duration.Epsilon));
    }

    [Fact]
    public void The_days_are_the_policys()
    {
        var policy = Samples.Policy with { SheetReminderDays = [10, 4, 1] };
        Assert.Equal([10, 4, 1, null], new[] { 9, 3, 1, 0 }.Select(days => SheetReminderSchedule.Due(Opened, Closes, Closes - Duration.FromDays(days), policy)));
        Assert.Null(SheetReminderSchedule.Due(Opened, Closes, Closes - Duration.FromDays(1), policy with { SheetReminderDays = [] }));
    }

    private static int? Due(Instant now, Instant? opened = null) => SheetReminderSchedule.Due(opened ?? Opened, Closes, now, Samples.Policy);
}
