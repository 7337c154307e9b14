using NodaTime;

namespace Dtks.Domain.Areas;

/// <summary>
/// Indonesia's three time zones and which of them an area lies in (Keppres 41/1987). None of them has daylight saving time.
/// </summary>
public static class TimeZones
{
    /// <summary>Waktu Indonesia Barat, UTC+7, Asia/Jakarta.</summary>
    public static DateTimeZone Wib { get; } = DateTimeZoneProviders.Tzdb["Asia/Jakarta"];

    /// <summary>Waktu Indonesia Tengah, UTC+8, Asia/Makassar.</summary>
    public static DateTimeZone Wita { get; } = DateTimeZoneProviders.Tzdb["Asia/Makassar"];

    /// <summary>Waktu Indonesia Timur, UTC+9, Asia/Jayapura.</summary>
    public static DateTimeZone Wit { get; } = DateTimeZoneProviders.Tzdb["Asia/Jayapura"];

    /// <summary>
    /// The zone in which days are counted for <paramref name="area"/>: its province's; the nation's is WIB, where the Ministry sits.
    /// </summary>
    public static DateTimeZone Of(AreaCode area)
    {
        ArgumentNullException.ThrowIfNull(area);
        return area.Province is { } province ? Provinces.ZoneOf(province.Value) : Wib;
    }

    /// <summary>The date at <paramref name="now"/> in <paramref name="area"/>.</summary>
    public static LocalDate DateIn(AreaCode area, Instant now) => now.InZone(Of(area)).Date;
}
