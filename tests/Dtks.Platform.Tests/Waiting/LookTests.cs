using System.Globalization;
using Dtks.Platform.Documents;
using Dtks.Platform.Waiting;

namespace Dtks.Platform.Tests.Waiting;

/// <summary>When a partition is looked at, and how often.</summary>
public sealed class LookTests
{
    private static readonly DocumentContainer Registry = new("registry", "/village");

    [Theory]
    [InlineData("2026-11-26T08:10:00Z", "2026-11-26T08:30:00Z")]
    [InlineData("2026-11-26T08:19:59.999Z", "2026-11-26T08:30:00Z")]
    [InlineData("2026-11-26T08:20:00Z", "2026-11-26T08:40:00Z")]
    public void The_first_look_comes_ten_minutes_after_the_ten_in_which_something_changed(string changed, string due)
    {
        var look = Look.After(new Partition(Registry, "3305102001"), At(changed));

        Assert.Equal(At(due), look.Deadline().DueAt);
        Assert.InRange(At(changed), look.Window().Since, look.Window().Until);
        Assert.True(look.Window().Until < At(due));
    }

    [Theory]
    [InlineData("registry", "3305102001")]
    [InlineData("cycles", "2026-11")]
    public void A_look_is_read_back_from_its_deadline(string container, string partition)
    {
        var look = new Look(container, partition, At("2026-11-26T08:10:00Z"), 7);

        Assert.Equal(look with { Round = 8 }, Look.Parse(look.Next(At("2026-11-26T09:00:00Z")).Target));
    }

    [Fact]
    public void Each_look_comes_after_twice_the_time_and_a_day_at_most()
    {
        var now = At("2026-11-26T08:30:00Z");
        var pauses = new List<double>();
        for (var look = new Look("registry", "3305102001", now, 0); look.Round < 10; look = Look.Parse(look.Next(now).Target))
        {
            pauses.Add((look.Next(now).DueAt - now).TotalMinutes);
        }

        Assert.Equal([10, 20, 40, 80, 160, 320, 640, 1280, 1440, 1440], pauses);
    }

    [Theory]
    [InlineData("")]
    [InlineData("registry-3305102001")]
    [InlineData("registry-3305102001-x-0")]
    public void What_is_no_look_is_refused(string target) => Assert.Throws<FormatException>(() => Look.Parse(target));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
