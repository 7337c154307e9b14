using Dtks.Domain.Areas;
using Dtks.Domain.Matching;
using NodaTime;

namespace Dtks.Domain.Tests.Matching;

[Trait("rule", "PRO-5")]
public class AttemptWindowsTests
{
    // 2026-11-01 is a Sunday.
    [Theory]
    [InlineData(Samples.VillageWib, "2026-11-01T16:59:59Z", "2026-11-01", "2026-11-01T17:00:00Z", "2026-10-26", "2026-11-01T17:00:00Z")]
    [InlineData(Samples.VillageWib, "2026-11-01T17:00:00Z", "2026-11-02", "2026-11-02T17:00:00Z", "2026-11-02", "2026-11-08T17:00:00Z")]
    [InlineData(Samples.VillageWita, "2026-11-01T15:59:59Z", "2026-11-01", "2026-11-01T16:00:00Z", "2026-10-26", "2026-11-01T16:00:00Z")]
    [InlineData(Samples.VillageWita, "2026-11-01T16:00:00Z", "2026-11-02", "2026-11-02T16:00:00Z", "2026-11-02", "2026-11-08T16:00:00Z")]
    [InlineData(Samples.VillageWit, "2026-11-01T14:59:59Z", "2026-11-01", "2026-11-01T15:00:00Z", "2026-10-26", "2026-11-01T15:00:00Z")]
    [InlineData(Samples.VillageWit, "2026-11-01T15:00:00Z", "2026-11-02", "2026-11-02T15:00:00Z", "2026-11-02", "2026-11-08T15:00:00Z")]
    [InlineData(Samples.VillageWit, "2026-11-04T00:00:00Z", "2026-11-04", "2026-11-04T15:00:00Z", "2026-11-02", "2026-11-08T15:00:00Z")]
    public void Days_and_weeks_are_the_villages_own(string village, string now, string day, string dayEnds, string monday, string weekEnds)
    {
        var (area, at) = (AreaCode.Parse(village), At(now));
        Assert.Equal((Day(day), At(dayEnds)), (AttemptWindows.Day(area, at).From, AttemptWindows.Day(area, at).Ends));
        Assert.Equal((Day(monday), At(weekEnds)), (AttemptWindows.Week(area, at).From, AttemptWindows.Week(area, at).Ends));
    }

    private static Instant At(string text) => NodaTime.Text.InstantPattern.General.Parse(text).Value;

    private static LocalDate Day(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;
}
