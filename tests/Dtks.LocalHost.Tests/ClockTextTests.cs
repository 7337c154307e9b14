using Dtks.LocalHost.Clock;

namespace Dtks.LocalHost.Tests;

public sealed class ClockTextTests
{
    private static readonly DateTimeOffset LeapDay = new(2028, 2, 29, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2026-11-30T17:00:00Z", "2026-11-30T17:00:00Z")]
    [InlineData("2026-12-01T00:00:00+07:00", "2026-11-30T17:00:00Z")]
    [InlineData("2026-12-01T00:00:00.25Z", "2026-12-01T00:00:00.25Z")]
    [InlineData("2000-01-01T00:00:00Z", "2000-01-01T00:00:00Z")]
    [InlineData("2199-12-31T23:59:59Z", "2199-12-31T23:59:59Z")]
    public void An_instant_is_read_and_written_in_UTC(string text, string utc) => Assert.Equal(utc, ClockText.Format(ClockText.ParseInstant(text)!.Value));

    [Theory]
    [InlineData(null)]
    [InlineData("2026-11-30T17:00:00")]
    [InlineData("2026-11-30")]
    [InlineData("2027-02-29T00:00:00Z")]
    [InlineData("1999-12-31T23:59:59Z")]
    [InlineData("2200-01-01T00:00:00Z")]
    public void What_is_no_instant_in_range_is_none(string? text) => Assert.Null(ClockText.ParseInstant(text));

    [Theory]
    [InlineData("P31D", "2028-03-31T10:00:00Z")]
    [InlineData("PT1H", "2028-02-29T11:00:00Z")]
    [InlineData("P1M", "2028-03-29T10:00:00Z")]
    [InlineData("P1Y", "2029-02-28T10:00:00Z")]
    [InlineData("P1M1DT1M1S", "2028-03-30T10:01:01Z")]
    [InlineData("P4W", "2028-03-28T10:00:00Z")]
    public void A_duration_is_added_by_the_calendar(string duration, string to) => Assert.Equal(to, ClockText.Format(ClockText.Advance(LeapDay, duration)!.Value));

    [Theory]
    [InlineData(null)]
    [InlineData("31D")]
    [InlineData("P")]
    [InlineData("P0D")]
    [InlineData("P-1D")]
    [InlineData("P172Y")]
    [InlineData("P999999999999Y")]
    [InlineData("PT9223372036854775807H")]
    public void What_does_not_advance_the_clock_in_range_is_refused(string? duration) => Assert.Null(ClockText.Advance(LeapDay, duration));
}
