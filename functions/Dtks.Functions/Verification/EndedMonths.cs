using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Payments;
using Dtks.Domain.Removals;
using Dtks.Functions.Registry;
using Dtks.Platform.Records;
using NodaTime;

namespace Dtks.Functions.Verification;

/// <summary>Tells from when what ended is not paid, or what a removal that is noticed is to end (RAT-4, RAT-6, REG-8). Where a sheet cannot be read it is told as it was entered, and operators are told.</summary>
public sealed class EndedMonths(HouseholdSheets read, HouseholdPlaces places, UnreadableRecords unreadables, TimeProvider clock)
{
    /// <summary>Of what a removal ended, or is to end.</summary>
    public async Task<RemovedAid?> OfAsync(RemovalFacts removal, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(removal);
        if (removal.StoppedFrom is null && removal.Status != RemovalStatus.Noticed)
        {
            return null;
        }

        try
        {
            return await FoundAsync(removal, cancellation);
        }
        catch (Exception e) when (UnreadableRecords.Is(e))
        {
            unreadables.Tell(e);
            return AsEntered(removal);
        }
    }

    /// <summary>Of what ended by a change of the family.</summary>
    public async Task<IReadOnlyList<EndedPayment>> ByChangeAsync(FamilyPlace place, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(place);
        var way = await places.OfAsync(place.Village, place.Household, cancellation);
        return await OfAsync(LeftByChange.Ended(way.Entitlements, way.Left), Months(way), cancellation);
    }

    /// <summary>Of what ended, by a change or a removal, what a month's sheet does not pay that was opened again.</summary>
    public async Task<IReadOnlyList<EndedPayment>> NotPaidAsync(FamilyPlace place, CyclePeriod month, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(place);
        ArgumentNullException.ThrowIfNull(month);
        var way = await places.OfAsync(place.Village, place.Household, cancellation);
        var late = way.Entitlements.Where(e => e.Status == EntitlementStatus.Stopped && e.StoppedByMonth() is null && e.StoppedFrom?.CompareTo(month) > 0).ToList();
        var told = await OfAsync(late, Months(way), cancellation);
        return [.. told.Where(e => e.Told.StoppedFrom!.CompareTo(month.Next) <= 0 && !e.Paid.Contains(month.Next))];
    }

    /// <summary>All assistance of a household, what ended of late with the first month that is not paid.</summary>
    public async Task<IReadOnlyList<Entitlement>> ToldAsync(HouseholdState household, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(household);
        var running = CyclePeriod.Of(TimeZones.DateIn(household.Village, Instant.FromDateTimeOffset(clock.GetUtcNow())));
        var late = household.Entitlements.Where(e => e.StoppedByMonth() is null && e.StoppedFrom?.CompareTo(running.Previous) >= 0).ToList();
        if (late.Count == 0)
        {
            return household.Entitlements;
        }

        try
        {
            var told = (await OfAsync(late, Months(await places.OfAsync(household.Village, household.Id, cancellation)), cancellation)).ToLookup(e => e.Ended, e => e.Told);
            return [.. household.Entitlements.Select(e => told[e].FirstOrDefault() ?? e)];
        }
        catch (Exception e) when (UnreadableRecords.Is(e))
        {
            unreadables.Tell(e);
            return household.Entitlements;
        }
    }

    /// <summary>Of what ended otherwise, each with the first month that is not paid.</summary>
    internal static async Task<IReadOnlyList<EndedPayment>> OfAsync(IReadOnlyList<Entitlement> ended, MonthsRead months, CancellationToken cancellation)
    {
        var told = new List<EndedPayment>();
        foreach (var same in ended.GroupBy(e => e.StoppedFrom!))
        {
            var sheets = await months.OfEndedAsync([.. same], same.Key, found: null, cancellation);
            told.AddRange(same.Select(e => sheets is null ? new EndedPayment(e, e, []) : EndedPayments.Told(e, sheets)));
        }

        return told;
    }

    private async Task<RemovedAid?> FoundAsync(RemovalFacts removal, CancellationToken cancellation)
    {
        var way = await places.OfAsync(removal.Village, removal.Household, cancellation);
        var months = Months(way);
        var found = removal.Sheet?.Period;
        if (removal.StoppedFrom is { } stopped)
        {
            var ended = RemovedEntitlements.Of(removal, way.Entitlements);
            return removal.Status == RemovalStatus.Undone && ended.Count == 0 ? null
                : await months.OfEndedAsync(ended, stopped, found, cancellation) is { } sheets ? EndedPayments.Of(ended, stopped, found, sheets) with { Found = found } : AsEntered(removal);
        }

        var received = way.Entitlements.Where(e => e.Status == EntitlementStatus.Active && removal.Whom().Contains(e.MemberId)).ToList();
        if (found is null)
        {
            return received.Count > 0 && await months.OfAsync(received, cancellation) is { } since ? EndedPayments.FoundSince(received, CyclePeriod.Of(TimeZones.DateIn(way.Now.Village, Instant.FromDateTimeOffset(clock.GetUtcNow()))), since) : null;
        }

        return await months.OfEndedAsync(received, found.Next, found, cancellation) is { } noticed
            ? new RemovedAid(null, []) { Found = found, Unpaid = EndedPayments.Unpaid(received, found, noticed) }
            : AsEntered(removal);
    }

    private MonthsRead Months(HouseholdWay way) => new(read, way, CyclePeriod.Of(TimeZones.DateIn(way.Now.Village, Instant.FromDateTimeOffset(clock.GetUtcNow()))));

    private static RemovedAid AsEntered(RemovalFacts removal)
    {
        var (found, stopped) = (removal.Sheet?.Period, removal.StoppedFrom);
        return new RemovedAid(stopped is not null && found?.Next.CompareTo(stopped) < 0 ? found.Next : stopped, []) { Found = found, Unpaid = stopped is null && found is not null ? [found.Next] : [] };
    }
}
