using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Payments;
using Dtks.Domain.People;
using Dtks.Domain.Removals;
using Dtks.Functions.Registry;
using NodaTime;

namespace Dtks.Functions.Verification;

/// <summary>
/// Tells which payments leave out what a household receives, and from when it is paid again (GOV-3, RAT-4): by its lines on the sheets that make them, wherever it went since. The sheets are read from the month that runs backwards, as
/// far as they leave something out, and only of whom a ratified sheet concerned of late, or who came back. Where one cannot be read nothing is said of payments, operators are told, and what was asked goes on.
/// </summary>
public sealed class UnpaidMonths(HouseholdSheets read, EndedMonths ended, LateSheets late, HouseholdPlaces places, ICarriedOutSheets carriedOut, TimeProvider clock) : IHouseholdPayments
{
    /// <summary>Of what months' verifications stopped, as it would be if it went on from now; null where they stopped nothing.</summary>
    public async Task<UpheldAid?> OfStoppedAsync(string village, string household, CancellationToken cancellation)
    {
        var way = await places.OfAsync(AreaCode.Parse(village), household, cancellation);

        // Who went from it receives their own here no more.
        return await OfAsync(way, [.. StoppedAid.All(way.Entitlements).Where(e => e.Programme != Programme.PbiJkn || way.Members.Contains(e.MemberId))], cancellation);
    }

    /// <inheritdoc />
    public async Task<AidPayments?> NowAsync(HouseholdWay way, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(way);
        if (way.Ended is not (null or HouseholdEndReason.Removed or HouseholdEndReason.Left))
        {
            return null;
        }

        var (months, today) = (Months(way), Today(way));
        var aid = way.Ended is null ? way.Entitlements.Where(e => e.Status == EntitlementStatus.Active && !way.Leaving.Contains(e.MemberId)).ToList() : [];
        var gone = LostBeforeEnd.Meant(way.Entitlements, way.Leaving, CyclePeriod.Of(today));
        var isConcerned = await IsConcernedAsync(way, [.. aid, .. gone], cancellation);
        var upheld = isConcerned ? await OfAsync(way, months, aid, cancellation) : null;
        var left = way.Ended is null or HouseholdEndReason.Left ? LeftByChange.News(LeftByChange.Ended(way.Entitlements, way.Left), way.Entitlements, today) : [];
        return new AidPayments
        {
            Unverified = await UnverifiedAsync(way, months, aid, upheld, cancellation),
            Upheld = upheld,
            Ended = left.Count == 0 ? null : EndedAid.Of([.. (await EndedMonths.OfAsync(left, months, cancellation)).Select(e => (e.Told, e.Paid))], way.Entitlements),
            Before = isConcerned ? await BeforeAsync(way, months, gone, cancellation) : null,
        }.On(today);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<LostAid>?> BeforeAsync(FamilyPlace place, IReadOnlyList<string>? leaving, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(place);
        var way = await places.OfAsync(place.Village, place.Household, cancellation);
        return await BeforeAsync(way, Months(way), LostBeforeEnd.Meant(way.Entitlements, way.Leaving.Concat(leaving ?? []).ToHashSet(StringComparer.Ordinal), CyclePeriod.Of(Today(way))), cancellation);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<LostAid>?> UnratifiedAsync(FamilyPlace place, CyclePeriod month, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(place);
        ArgumentNullException.ThrowIfNull(month);
        var way = await places.OfAsync(place.Village, place.Household, cancellation);
        var aid = way.Entitlements.Where(e => e.StoppedFrom is not { } stopped || stopped.CompareTo(month.Next) > 0).ToList();
        return aid.Count > 0 && way.Ended is null or HouseholdEndReason.Removed && await Months(way).OfAsync(aid, cancellation) is { } sheets && AidOnSheets.Unratified(aid, month, sheets, way.Came) is { Count: > 0 } lost ? lost : null;
    }

    /// <inheritdoc />
    public async Task<UpheldAid?> UpheldAsync(FamilyPlace place, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(place);
        var way = await places.OfAsync(place.Village, place.Household, cancellation);
        return way.Ended is null ? await NewsAsync(way, [.. way.Entitlements.Where(e => e.Status == EntitlementStatus.Active)], cancellation) : null;
    }

    /// <inheritdoc />
    public async Task<UpheldAid?> UpheldAsync(FamilyPlace place, IReadOnlyList<Entitlement> aid, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(place);
        ArgumentNullException.ThrowIfNull(aid);
        var way = await places.OfAsync(place.Village, place.Household, cancellation);
        var received = aid.Where(e => e.Status == EntitlementStatus.Active).ToList();

        // Who stands there again comes onto an open sheet a moment later.
        return await NewsAsync(way with { Came = received.Select(e => e.MemberId).ToHashSet(StringComparer.Ordinal) }, received, cancellation);
    }

    /// <inheritdoc />
    public async Task<AidAtStake?> AtStakeAsync(FamilyPlace place, IReadOnlyList<Entitlement>? aid, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(place);
        var way = await places.OfAsync(place.Village, place.Household, cancellation);
        var received = (aid ?? (way.Ended is null ? way.Entitlements : [])).Where(e => e.Status == EntitlementStatus.Active).ToList();
        return received.Count == 0 ? null : AidOnSheets.AtStake(received, await Months(way).OfAsync(received, cancellation) ?? [], way.Came);
    }

    /// <inheritdoc />
    public Task<RemovedAid?> RemovedAsync(RemovalFacts removal, CancellationToken cancellation) => ended.OfAsync(removal, cancellation);

    /// <inheritdoc />
    public Task<IReadOnlyList<EndedPayment>> EndedAsync(FamilyPlace place, CancellationToken cancellation) => ended.ByChangeAsync(place, cancellation);

    /// <inheritdoc />
    public Task<IReadOnlyList<EndedPayment>> NotPaidAsync(FamilyPlace place, CyclePeriod month, CancellationToken cancellation) => ended.NotPaidAsync(place, month, cancellation);

    /// <inheritdoc />
    public Task<IReadOnlyList<Entitlement>> ToldAsync(HouseholdState household, CancellationToken cancellation) => ended.ToldAsync(household, cancellation);

    private static async Task<IReadOnlyList<LostAid>?> BeforeAsync(HouseholdWay way, MonthsRead months, IReadOnlyList<Entitlement> gone, CyclePeriod running, CancellationToken cancellation)
    {
        if (gone.Count == 0 || await months.OfAsync(gone, cancellation) is not { } sheets)
        {
            return null;
        }

        // What a month's verification stopped is told from the payment that this month's sheet makes on.
        bool IsByOther(Entitlement e) => e.StoppedFrom is not null && e.StoppedByMonth() is null;
        var told = await EndedMonths.OfAsync([.. gone.Where(IsByOther)], months, cancellation);
        return LostBeforeEnd.Of([.. told, .. gone.Where(e => !IsByOther(e)).Select(e => new EndedPayment(e, e, []))], way.Entitlements, sheets, way.Came, running) is { Count: > 0 } lost ? lost : null;
    }

    private Task<IReadOnlyList<LostAid>?> BeforeAsync(HouseholdWay way, MonthsRead months, IReadOnlyList<Entitlement> gone, CancellationToken cancellation) => BeforeAsync(way, months, gone, CyclePeriod.Of(Today(way)), cancellation);

    private async Task<UpheldAid?> NewsAsync(HouseholdWay way, IReadOnlyList<Entitlement> aid, CancellationToken cancellation) =>
        new AidPayments { Upheld = await OfAsync(way, aid, cancellation) }.On(Today(way))?.Upheld;

    private Task<UpheldAid?> OfAsync(HouseholdWay way, IReadOnlyList<Entitlement> aid, CancellationToken cancellation) => OfAsync(way, Months(way), aid, cancellation);

    private static async Task<UpheldAid?> OfAsync(HouseholdWay way, MonthsRead months, IReadOnlyList<Entitlement> aid, CancellationToken cancellation) =>
        aid.Count > 0 && await months.OfAsync(aid, cancellation) is { } sheets ? AidOnSheets.Of(aid, sheets, way.Came) : null;

    // What was not verified, and is received still, by how it stands on the next sheet; null where that is not news, and where it is told with what goes on.
    private async Task<UnverifiedAid?> UnverifiedAsync(HouseholdWay way, MonthsRead months, IReadOnlyList<Entitlement> aid, UpheldAid? upheld, CancellationToken cancellation)
    {
        if (way.Payments?.Unverified is not { } known || known.Unpaid != CyclePeriod.Of(Today(way)))
        {
            return null;
        }

        var some = aid.Where(e => known.Programmes.Contains(e.Programme) && !(upheld is not null && upheld.Unpaid.Contains(known.Unpaid) && upheld.Aid.Contains(e))).ToList();
        var sheets = some.Count == 0 ? null : await months.OfAsync(some, cancellation);
        var left = sheets is null ? some : AidOnSheets.Missed(some, known.Month, sheets, way.Came);
        if (left.Count == 0)
        {
            return null;
        }

        var sheet = await months.FindAsync(known.Unpaid, cancellation);
        return known with
        {
            Programmes = [.. left.Select(e => e.Programme).Distinct().Order()],
            Standing = (sheet is null ? null : AidOnSheets.On(left, sheet, way.Came)) ?? AidStanding.Undecided,
            Where = sheet?.For(left[0]).Village,
            Persons = AidPayments.Some(left.Count(e => e.Programme == Programme.PbiJkn), aid),
        };
    }

    private async Task<bool> IsConcernedAsync(HouseholdWay way, IReadOnlyList<Entitlement> aid, CancellationToken cancellation)
    {
        if (way.Payments?.Upheld is not null || way.StoodAgain || await late.ConcernAsync(way, aid, Today(way), cancellation))
        {
            return true;
        }

        var month = CyclePeriod.Of(Today(way));
        foreach (var place in way.Places.Concat(way.Origins.Select(o => o.Place)).Distinct())
        {
            if (await carriedOut.ConcernAsync(place, [month, month.Previous, month.Previous.Previous], cancellation))
            {
                return true;
            }
        }

        return false;
    }

    private MonthsRead Months(HouseholdWay way) => new(read, way, CyclePeriod.Of(Today(way)));

    private LocalDate Today(HouseholdWay way) => TimeZones.DateIn(way.Now.Village, Instant.FromDateTimeOffset(clock.GetUtcNow()));
}
