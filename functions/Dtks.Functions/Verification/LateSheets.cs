using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Domain.Verification;
using Dtks.Functions.Registry;
using Dtks.Platform.Records;
using NodaTime;

namespace Dtks.Functions.Verification;

/// <summary>Knows whether the latest month's sheet whose determination date is over (RAT-5) was not ratified by then, or counts for a later period: all families of the village are concerned. One read of a head.</summary>
public sealed class LateSheets(SheetRepository sheets, CycleRepository cycles, UnreadableRecords unreadables, PolicyVersions policies)
{
    private const int MonthsBack = 2;

    /// <summary>Whether a household's assistance stands on such a sheet, or should.</summary>
    /// <param name="way">The household.</param>
    /// <param name="aid">What it receives.</param>
    /// <param name="today">Today, in its village's zone.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<bool> ConcernAsync(HouseholdWay way, IReadOnlyList<Entitlement> aid, LocalDate today, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(way);
        var month = CyclePeriod.Of(today);
        for (var back = 1; back <= MonthsBack && aid.Count > 0; back++)
        {
            month = month.Previous;
            if (await cycles.OpenedAsync(month.Value, cancellation) is { } run && Determination.DateOf(month, policies.Named(run.Policy)) < today)
            {
                return aid.Any(e => e.Since.CompareTo(month) <= 0 && e.StoodAt(Instant.FromDateTimeOffset(run.OpenedOn))) && await AnyAsync(way, month, cancellation);
            }
        }

        return false;
    }

    // Of one that cannot be read nothing is said.
    private async Task<bool> AnyAsync(HouseholdWay way, CyclePeriod month, CancellationToken cancellation)
    {
        try
        {
            return await AnyReadAsync(way, month, cancellation);
        }
        catch (Exception e) when (UnreadableRecords.Is(e))
        {
            unreadables.Tell(e);
            return false;
        }
    }

    private async Task<bool> AnyReadAsync(HouseholdWay way, CyclePeriod month, CancellationToken cancellation)
    {
        foreach (var village in way.Places.Concat(way.Origins.Select(o => o.Place)).Select(place => place.Village.Value).Distinct(StringComparer.Ordinal))
        {
            if (await sheets.FindAsync(village, month.Value, cancellation) is { } sheet && (sheet.LetterId is null || sheet.CountsFor is not null))
            {
                return true;
            }
        }

        return false;
    }
}
