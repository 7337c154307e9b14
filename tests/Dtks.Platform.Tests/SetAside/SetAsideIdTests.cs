using Dtks.Platform.SetAside;

namespace Dtks.Platform.Tests.SetAside;

public sealed class SetAsideIdTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 26, 23, 59, 59, TimeSpan.Zero);

    [Fact]
    public void The_same_message_on_the_same_day_is_one_and_any_other_is_another()
    {
        var id = SetAsideId.Of(At, "outbox", "{}");

        Assert.Equal(id, SetAsideId.Of(At.AddHours(-5), "outbox", "{}"));
        Assert.Equal(4, new[] { id, SetAsideId.Of(At.AddSeconds(1), "outbox", "{}"), SetAsideId.Of(At, "other", "{}"), SetAsideId.Of(At, "outbox", "[]") }.Distinct().Count());
        Assert.Equal("2026-11-26", SetAsideId.DayIn(id));
    }

    [Theory]
    [InlineData("")]
    [InlineData("20261126")]
    [InlineData("2026112600000000000000000000000000000000 ")]
    [InlineData("20261126000000000000000000000000000000/0")]
    [InlineData("2026113100000000000000000000000000000000")]
    [InlineData("2026112600000000000000000000000000000A00")]
    public void What_is_no_id_has_no_day(string id) => Assert.Null(SetAsideId.DayIn(id));
}
