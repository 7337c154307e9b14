using Dtks.Platform.Clocks;

namespace Dtks.Platform.Tests.Clocks;

/// <summary>What a clock noted that has been set back since holds nothing up.</summary>
public sealed class StoredInstantsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 3, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, false)]
    [InlineData(60_000, false)]
    [InlineData(60_001, true)]
    public void More_than_two_clocks_differ_by_lies_ahead(int milliseconds, bool isAhead) => Assert.Equal(isAhead, Now.AddMilliseconds(milliseconds).LiesAhead(Now));

    [Theory]
    [InlineData(-120, true)]
    [InlineData(-119, false)]
    [InlineData(60, false)]
    [InlineData(61, true)]
    public void What_lies_ahead_is_old(int seconds, bool isOld) => Assert.Equal(isOld, Now.AddSeconds(seconds).IsOld(Now, TimeSpan.FromMinutes(2)));

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(1860, true)]
    [InlineData(1861, false)]
    public void What_was_to_hold_for_half_an_hour_holds_no_longer(int seconds, bool holds) => Assert.Equal(holds, Now.AddSeconds(seconds).StillHolds(Now, TimeSpan.FromMinutes(30)));
}
