using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
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
public sealed class UnpaidMonths(SheetRepository sheets, CycleRepository cycles, HouseholdPlaces places, ICarriedOutSheets carriedOut, SheetWays ways, UnreadableRecords unreadables, TimeProvider clock) : IHouseholdPayments
{
    /// <summary>Of what months' verifications stopped, as it would be if it went on from now; null where they stopped nothing.</summary>
    public async Task<UpheldAid?> OfStoppedAsync(string village, string household, CancellationToken cancellation)
    {
        var way = await places.OfAsync(AreaCode.Parse(village), household, cancellation);
        return await OfAsync(way, StoppedAid.All(way.Entitlements), cancellation);
    }

    /// <inheritdoc />
    public async Task<AidPayments?> NowAsync(HouseholdWay way, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(way);
        var aid = way.Ended is null ? way.Entitlements.Where(e => e.Status == EntitlementStatus.Active && !way.Leaving.Contains(e.MemberId)).ToList() : [];
        var upheld = await IsConcernedAsync(way, cancellation) ? await OfAsync(way, aid, cancellation) : null;
        return new AidPayments { Unverified = await UnverifiedAsync(way, aid, cancellation), Upheld = upheld }.On(Today(way));
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

    private async Task<RemovedAid> RemovedAsync(RemovalFacts removal, CyclePeriod first, CyclePeriod stopped, CancellationToken cancellation)
    {
        var way = await places.OfAsync(removal.Village, removal.Household, cancellation);
        var (ended, sheets) = (RemovedEntitlements.Of(removal, way.Entitlements), new List<PayingSheet>());

        // The month in which it took effect is the last whose sheet may have it.
        for (var month = first.Previous; ended.Count > 0 && month.CompareTo(stopped) < 0; month = month.Next)
        {
            sheets.AddRange(await ReadableAsync(way, month, cancellation) is { } sheet ? [sheet] : Array.Empty<PayingSheet>());
        }

        return AidOnSheets.Removed(ended, first, sheets);
    }

    private async Task<UpheldAid?> NewsAsync(HouseholdWay way, IReadOnlyList<Entitlement> aid, CancellationToken cancellation) =>
        new AidPayments { Upheld = await OfAsync(way, aid, cancellation) }.On(Today(way))?.Upheld;

    private async Task<UpheldAid?> OfAsync(HouseholdWay way, IReadOnlyList<Entitlement> aid, CancellationToken cancellation) =>
        aid.Count > 0 && await SheetsAsync(way, aid, cancellation) is { } read ? AidOnSheets.Of(aid, read, way.Came) : null;

    // From the month that runs backwards, the earliest first; null where one cannot be read.
    private async Task<List<PayingSheet>?> SheetsAsync(HouseholdWay way, IReadOnlyList<Entitlement> aid, CancellationToken cancellation)
    {
        var (read, month) = (new List<PayingSheet>(), CyclePeriod.Of(Today(way)));
        while (AidOnSheets.IsMore(aid, read, way.Came))
        {
            if (await ReadableAsync(way, month, cancellation) is not { } sheet)
            {
                return null;
            }

            read.Insert(0, sheet);
            month = month.Previous;
        }

        return read;
    }

    // Null where a sheet, or a page on which its lines may be, cannot be read: a month is never told as left out for that.
    private async Task<PayingSheet?> ReadableAsync(HouseholdWay way, CyclePeriod month, CancellationToken cancellation)
    {
        try
        {
            return await SheetAsync(way, month, cancellation);
        }
        catch (Exception e) when (UnreadableRecords.Is(e))
        {
            unreadables.Tell(e);
            return null;
        }
    }

    // What was not verified, and is received still, by how it stands on the next sheet; null where that is not news.
    private async Task<UnverifiedAid?> UnverifiedAsync(HouseholdWay way, IReadOnlyList<Entitlement> aid, CancellationToken cancellation)
    {
        if (way.Payments?.Unverified is not { } known || known.Unpaid != CyclePeriod.Of(Today(way)))
        {
            return null;
        }

        var left = aid.Where(e => known.Programmes.Contains(e.Programme)).ToList();
        if (left.Count == 0)
        {
            return null;
        }

        var sheet = await ReadableAsync(way, known.Unpaid, cancellation);
        return known with
        {
            Programmes = [.. left.Select(e => e.Programme).Distinct().Order()],
            Standing = (sheet is null ? null : AidOnSheets.On(left, sheet, way.Came)) ?? AidStanding.Undecided,
            Where = sheet?.Village,
            Persons = AidPayments.Some(known.Persons, aid),
        };
    }

    private async Task<bool> IsConcernedAsync(HouseholdWay way, CancellationToken cancellation)
    {
        if (way.Payments?.Upheld is not null || way.StoodAgain)
        {
            return true;
        }

        var month = CyclePeriod.Of(Today(way));
        foreach (var place in way.Places)
        {
            if (await carriedOut.ConcernAsync(place, [month, month.Previous, month.Previous.Previous], cancellation))
            {
                return true;
            }
        }

        return false;
    }

    // What stands of it on the month's sheets of where it was, as far as the furthest of these has come.
    private async Task<PayingSheet> SheetAsync(HouseholdWay way, CyclePeriod month, CancellationToken cancellation)
    {
        var (stage, lines, village) = (PayingStage.Lacking, new List<SheetLine>(), default(AreaCode));
        var reopening = default((ReopeningWay? Way, LocalDate? Until));
        foreach (var place in way.Places)
        {
            if (await sheets.FindAsync(place.Village.Value, month.Value, cancellation) is not { } sheet)
            {
                continue;
            }

            var here = await sheets.LinesOfAsync(sheet, place.Household, cancellation);
            if (here.Any(l => l.HandedTo is null) || stage == PayingStage.Lacking)
            {
                stage = StageOf(sheet);
                reopening = await ways.OfAsync(sheet, cancellation);
            }

            village = here.Any(l => l.HandedTo is null) ? place.Village : village;

            lines.AddRange(here);
        }

        return new PayingSheet(month, stage == PayingStage.Lacking && await IsToComeAsync(way, month, cancellation) ? PayingStage.ToCome : stage, lines) { Village = village, Way = reopening.Way, Until = reopening.Until };
    }

    // Of the month that runs, until all its sheets are there; and of one that was never opened, of which nothing is paid or lost that is known.
    private async Task<bool> IsToComeAsync(HouseholdWay way, CyclePeriod month, CancellationToken cancellation) =>
        await cycles.FindAsync(month.Value, cancellation) is not { } cycle || (month == CyclePeriod.Of(Today(way)) && !cycle.OpeningSettled);

    private PayingStage StageOf(SheetDocument sheet) => sheet switch
    {
        { Stage: SheetStage.Finalised, LetterId: not null } => PayingStage.Ratified,
        { Stage: SheetStage.Open or SheetStage.Opening } when !sheet.IsClosed(clock.GetUtcNow()) => PayingStage.Open,
        { Stage: SheetStage.Closed, OpenUntil: { } until } when clock.GetUtcNow() < until && sheet.Dossier?.IsEndorsed() != true => PayingStage.Corrected,
        _ => PayingStage.Shut,
    };

    private LocalDate Today(HouseholdWay way) => TimeZones.DateIn(way.Now.Village, Instant.FromDateTimeOffset(clock.GetUtcNow()));
}
