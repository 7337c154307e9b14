using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Removals;
using Dtks.Domain.Verification;
using Dtks.Functions.Registry;
using Dtks.Platform.Records;
using NodaTime;

namespace Dtks.Functions.Verification;

/// <summary>
/// Tells which payments leave out what a household receives, and from when it is paid again (GOV-3, RAT-4): by its lines on the sheets that make them, wherever it went since. The sheets are read from the month that runs backwards, as
/// far as they leave something out, and only of whom a ratified sheet concerned of late, or who came back. Where one cannot be read nothing is said of payments, operators are told, and what was asked goes on.
/// </summary>
public sealed class UnpaidMonths(HouseholdSheets read, LateSheets late, HouseholdPlaces places, ICarriedOutSheets carriedOut, UnreadableRecords unreadables, TimeProvider clock) : IHouseholdPayments
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
        var aid = way.Ended is null ? way.Entitlements.Where(e => e.Status == EntitlementStatus.Active && !way.Leaving.Contains(e.MemberId)).ToList() : [];
        var gone = way.Ended is null ? LostBeforeEnd.Meant(way.Entitlements, way.Leaving, CyclePeriod.Of(Today(way))) : [];
        var isConcerned = await IsConcernedAsync(way, [.. aid, .. gone], cancellation);
        var upheld = isConcerned ? await OfAsync(way, aid, cancellation) : null;
        var ended = way.Ended is null ? LeftByChange.News(LeftByChange.Ended(way.Entitlements, way.Left), way.Entitlements, Today(way)) : [];
        return new AidPayments
        {
            Unverified = await UnverifiedAsync(way, aid, cancellation),
            Upheld = upheld,
            Ended = ended.Count == 0 ? null : EndedAid.Of(await PaidAsync(way, ended, cancellation), way.Entitlements),
            Before = isConcerned ? await BeforeAsync(way, gone, cancellation) : null,
        }.On(Today(way));
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
        return received.Count == 0 ? null : AidOnSheets.AtStake(received, await SheetsAsync(way, received, cancellation) ?? [], way.Came);
    }

    /// <inheritdoc />
    public async Task<RemovedAid?> RemovedAsync(RemovalFacts removal, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(removal);
        if (removal is not { UnpaidFrom: { } first, StoppedFrom: { } stopped })
        {
            return null;
        }

        try
        {
            return await RemovedAsync(removal, first, stopped, cancellation);
        }
        catch (Exception e) when (UnreadableRecords.Is(e))
        {
            unreadables.Tell(e);
            return new RemovedAid(first, []);
        }
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<Entitlement>> EndedAsync(FamilyPlace place, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(place);
        var way = await places.OfAsync(place.Village, place.Household, cancellation);
        return await PaidAsync(way, LeftByChange.Ended(way.Entitlements, way.Left), cancellation);
    }

    // The sheet of the month in which it ended may have been settled before, and that of the one after it is opened without it. Where one cannot be read it is told as it was entered.
    private async Task<IReadOnlyList<Entitlement>> PaidAsync(HouseholdWay way, IReadOnlyList<Entitlement> ended, CancellationToken cancellation)
    {
        var paid = new List<Entitlement>();
        foreach (var same in ended.GroupBy(e => e.StoppedFrom!))
        {
            var sheet = await read.FindAsync(way, same.Key.Previous, cancellation);
            var earlier = sheet is { Pays: true, Stage: PayingStage.Ratified } or null ? null : await read.FindAsync(way, same.Key.Previous.Previous, cancellation);
            paid.AddRange(sheet is null ? same : same.Select(e => AidOnSheets.Paid(e, sheet, earlier)));
        }

        return paid;
    }

    private async Task<IReadOnlyList<LostAid>?> BeforeAsync(HouseholdWay way, IReadOnlyList<Entitlement> gone, CancellationToken cancellation) =>
        gone.Count > 0 && await SheetsAsync(way, gone, cancellation) is { } sheets && LostBeforeEnd.Of(gone, way.Entitlements, sheets, way.Came, CyclePeriod.Of(Today(way))) is { Count: > 0 } lost ? lost : null;

    private async Task<RemovedAid> RemovedAsync(RemovalFacts removal, CyclePeriod first, CyclePeriod stopped, CancellationToken cancellation)
    {
        var way = await places.OfAsync(removal.Village, removal.Household, cancellation);
        var (ended, sheets) = (RemovedEntitlements.Of(removal, way.Entitlements), new List<PayingSheet>());

        // The month in which it took effect is the last whose sheet may have it.
        for (var month = first.Previous; ended.Count > 0 && month.CompareTo(stopped) < 0; month = month.Next)
        {
            sheets.AddRange(await read.FindAsync(way, month, cancellation) is { } sheet ? [sheet] : Array.Empty<PayingSheet>());
        }

        return AidOnSheets.Removed(ended, first, sheets);
    }

    private async Task<UpheldAid?> NewsAsync(HouseholdWay way, IReadOnlyList<Entitlement> aid, CancellationToken cancellation) =>
        new AidPayments { Upheld = await OfAsync(way, aid, cancellation) }.On(Today(way))?.Upheld;

    private async Task<UpheldAid?> OfAsync(HouseholdWay way, IReadOnlyList<Entitlement> aid, CancellationToken cancellation) =>
        aid.Count > 0 && await SheetsAsync(way, aid, cancellation) is { } sheets ? AidOnSheets.Of(aid, sheets, way.Came) : null;

    // From the month that runs backwards, the earliest first; null where one cannot be read.
    private async Task<List<PayingSheet>?> SheetsAsync(HouseholdWay way, IReadOnlyList<Entitlement> aid, CancellationToken cancellation)
    {
        var (found, month) = (new List<PayingSheet>(), CyclePeriod.Of(Today(way)));
        while (AidOnSheets.IsMore(aid, found, way.Came))
        {
            if (await read.FindAsync(way, month, cancellation) is not { } sheet)
            {
                return null;
            }

            found.Insert(0, sheet);
            month = month.Previous;
        }

        return found;
    }

    // What was not verified, and is received still, by how it stands on the next sheet; null where that is not news.
    private async Task<UnverifiedAid?> UnverifiedAsync(HouseholdWay way, IReadOnlyList<Entitlement> aid, CancellationToken cancellation)
    {
        if (way.Payments?.Unverified is not { } known || known.Unpaid != CyclePeriod.Of(Today(way)))
        {
            return null;
        }

        var left = await read.LeftOutAsync(way, known.Month, [.. aid.Where(e => known.Programmes.Contains(e.Programme))], cancellation);
        if (left.Count == 0)
        {
            return null;
        }

        // Who died since may have been the only one whose own was left.
        var month = await read.FindAsync(way, known.Month, cancellation);
        left = [.. left.Where(e => month is null || AidOnSheets.IsUnverified(e, month))];
        if (left.Count == 0)
        {
            return null;
        }

        var sheet = await read.FindAsync(way, known.Unpaid, cancellation);
        return known with
        {
            Programmes = [.. left.Select(e => e.Programme).Distinct().Order()],
            Standing = (sheet is null ? null : AidOnSheets.On(left, sheet, way.Came)) ?? AidStanding.Undecided,
            Where = sheet?.Village,
            Persons = AidPayments.Some(known.Persons, aid),
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

    private LocalDate Today(HouseholdWay way) => TimeZones.DateIn(way.Now.Village, Instant.FromDateTimeOffset(clock.GetUtcNow()));
}
