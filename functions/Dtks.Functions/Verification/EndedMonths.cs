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
        if (removal.StoppedFrom is null && removal is not { Status: RemovalStatus.Noticed, Sheet: not null })
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
        var months = new MonthsRead(read, way, CyclePeriod.Of(TimeZones.DateIn(way.Now.Village, Instant.FromDateTimeOffset(clock.GetUtcNow()))));
        var found = removal.Sheet?.Period;
        if (removal.StoppedFrom is { } stopped)
        {
            var ended = RemovedEntitlements.Of(removal, way.Entitlements);
            return await months.OfEndedAsync(ended, stopped, found, cancellation) is { } sheets ? EndedPayments.Of(ended, stopped, found, sheets) with { Found = found } : AsEntered(removal);
        }

        var received = way.Entitlements.Where(e => e.Status == EntitlementStatus.Active && removal.Whom().Contains(e.MemberId)).ToList();
        return await months.OfEndedAsync(received, found!.Next, found, cancellation) is { } noticed
            ? new RemovedAid(null, []) { Found = found, Unpaid = EndedPayments.Unpaid(received, found, noticed) }
            : AsEntered(removal);
    }

    private static RemovedAid AsEntered(RemovalFacts removal)
    {
        var (found, stopped) = (removal.Sheet?.Period, removal.StoppedFrom);
        return new RemovedAid(stopped is not null && found?.Next.CompareTo(stopped) < 0 ? found.Next : stopped, []) { Found = found, Unpaid = stopped is null && found is not null ? [found.Next] : [] };
    }
}
