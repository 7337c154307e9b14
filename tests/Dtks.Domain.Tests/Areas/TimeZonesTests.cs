using Dtks.Domain.Areas;
using NodaTime;

namespace Dtks.Domain.Tests.Areas;

public class TimeZonesTests
{
    [Theory]
    [InlineData(7, "11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 61 62 ID")]
    [InlineData(8, "51 52 53 63 64 65 71 72 73 74 75 76")]
    [InlineData(9, "81 82 91 92 93 94 95 96")]
    public void Each_of_the_38_provinces_has_its_zone(int hours, string areas)
    {
        foreach (var area in areas.Split(' '))
            Assert.Equal(Offset.FromHours(hours), TimeZones.Of(AreaCode.Parse(area)).GetUtcOffset(Samples.Now));
    }

    [Fact]
    public void A_day_begins_first_in_the_east()
    {
        var now = Instant.FromUtc(2026, 11, 1, 15, 30);
        Assert.Equal(new LocalDate(2026, 11, 2), TimeZones.DateIn(AreaCode.Parse(Samples.VillageWit), now));
        Assert.Equal(new LocalDate(2026, 11, 1), TimeZones.DateIn(AreaCode.Parse(Samples.VillageWita), now));
        Assert.Equal(new LocalDate(2026, 11, 1), TimeZones.DateIn(AreaCode.Parse(Samples.VillageWib), now));
    }
}
