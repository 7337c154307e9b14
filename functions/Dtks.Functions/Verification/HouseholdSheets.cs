using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Payments;
using Dtks.Domain.People;
using Dtks.Domain.Verification;
using Dtks.Functions.Registry;
using Dtks.Platform.Records;
using NodaTime;

namespace Dtks.Functions.Verification;

/// <summary>
/// Finds what a month's sheets have of a household: its lines wherever it stood, and those of its members where they stood before they came to it by themselves (REG-8), as far as the furthest of these sheets has come.
/// </summary>
public sealed class HouseholdSheets(SheetRepository sheets, CycleRepository cycles, SheetWays ways, UnreadableRecords unreadables, TimeProvider clock)
{
    /// <summary>What stands of it on the month's sheets; null where one, or a page on which its lines may be, cannot be read, which is told: a month is never told as left out for that.</summary>
    public async Task<PayingSheet?> FindAsync(HouseholdWay way, CyclePeriod month, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(way);
        ArgumentNullException.ThrowIfNull(month);
        try
        {
            return await OfAsync(way, month, cancellation);
        }
        catch (Exception e) when (UnreadableRecords.Is(e))
        {
            unreadables.Tell(e);
            return null;
        }
    }

    private async Task<PayingSheet> OfAsync(HouseholdWay way, CyclePeriod month, CancellationToken cancellation)
    {
        var (whole, known, from) = (new PayingSheet(month, PayingStage.Lacking, []), new List<SheetLine>(), Origins(way));
        foreach (var there in way.Places.Concat(from.Select(o => o.Key)).Distinct().GroupBy(place => place.Village))
        {
            if (await sheets.FindAsync(there.Key.Value, month.Value, cancellation) is not { } sheet)
            {
                continue;
            }

            var here = new List<SheetLine>();
            foreach (var place in there)
            {
                var lines = await sheets.LinesOfAsync(sheet, place.Household, cancellation);
                here.AddRange(way.IsOwn(place) ? lines : []);
                here.AddRange(from[place].SelectMany(origin => Own(lines, origin, way.Now.Household)));
            }

            var isHere = here.Exists(l => l.HandedTo is null);
            whole = isHere || whole.Stage == PayingStage.Lacking ? await HeadAsync(whole, sheet, way, cancellation) : whole;
            whole = isHere ? whole with { Village = there.Key } : whole;
            known.AddRange(here);
        }

        var opened = await cycles.OpenedAsync(month.Value, cancellation);
        return whole with
        {
            Lines = known,
            Stage = whole.Stage == PayingStage.Lacking && await IsToComeAsync(way, month, cancellation) ? PayingStage.ToCome : whole.Stage,
            OpenedOn = opened is null ? null : Instant.FromDateTimeOffset(opened.OpenedOn),
        };
    }

    private async Task<PayingSheet> HeadAsync(PayingSheet whole, SheetDocument sheet, HouseholdWay way, CancellationToken cancellation)
    {
        var (reopening, until) = await ways.OfAsync(sheet, cancellation);
        var determined = Determination.DateOf(CyclePeriod.Parse(sheet.Period), await sheets.PolicyAsync(sheet, cancellation));
        return whole with { Stage = StageOf(sheet), Way = reopening, Until = until, IsPassed = determined < Today(way), CountsFor = sheet.CountsFor is { } counts ? CyclePeriod.Parse(counts) : null };
    }

    private static ILookup<FamilyPlace, MemberOrigin> Origins(HouseholdWay way) => way.Origins.ToLookup(origin => origin.Place);

    // What goes along with a person is their own (REG-8): PKH and BPNT stayed with the family.
    private static IEnumerable<SheetLine> Own(IReadOnlyList<SheetLine> lines, MemberOrigin origin, string household) =>
        lines.Where(l => l.Programme == Programme.PbiJkn && l.Named == origin.There).Select(l => l with { Household = household, Member = origin.Here, Heir = null });

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
