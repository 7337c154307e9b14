using Dtks.Domain.Areas;
using NodaTime;

namespace Dtks.Functions.Dossiers;

/// <summary>How many days something has stood where it is, in an area's zone: midnights since.</summary>
internal static class DossierDays
{
    public static int Since(AreaCode area, Instant since, DateTimeOffset now) => Period.DaysBetween(TimeZones.DateIn(area, since), TimeZones.DateIn(area, Instant.FromDateTimeOffset(now)));
}
