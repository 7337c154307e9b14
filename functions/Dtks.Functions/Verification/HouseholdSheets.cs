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
/// Finds what a month's sheets have of a household: its lines wherever it stood, and those of its members where they stood before they came to it by themselves (REG-8), each village's as far as that has come.
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
        var opened = await cycles.OpenedAsync(month.Value, cancellation);
        var lacking = new PayingSheet(month, PayingStage.Lacking, []) { OpenedOn = opened is null ? null : Instant.FromDateTimeOffset(opened.OpenedOn) };
        var (parts, from) = (new List<(PayingSheet Sheet, bool IsFamilys)>(), Origins(way));
        foreach (var there in way.Places.Concat(from.Select(o => o.Key)).Distinct().GroupBy(place => place.Village))
        {
            if (await sheets.FindAsync(there.Key.Value, month.Value, cancellation) is not { } sheet)
            {
                continue;
            }

            var (here, isFamilys) = (new List<SheetLine>(), false);
            foreach (var place in there)
            {
                var lines = await sheets.LinesOfAsync(sheet, place.Household, cancellation);
                here.AddRange(way.IsOwn(place) ? lines : []);
                isFamilys |= way.IsOwn(place) && lines.Any(l => l.HandedTo is null);
                here.AddRange(from[place].SelectMany(origin => Own(lines, origin, way.Now.Household)));
            }

            var isHere = here.Exists(l => l.HandedTo is null);
            parts.Add((await HeadAsync(lacking with { Of = there.Key, Village = isHere ? there.Key : null, Lines = here }, sheet, way, cancellation), isFamilys));
        }

        // What has no line yet is looked for where the family has its own, else where anybody of it has.
        var main = parts.LastOrDefault(p => p.IsFamilys).Sheet ?? parts.LastOrDefault(p => p.Sheet.Village is not null).Sheet ?? parts.FirstOrDefault().Sheet;
        return main is null ? lacking with { Stage = await IsToComeAsync(way, month, cancellation) ? PayingStage.ToCome : PayingStage.Lacking }
            : main with { Parts = parts.Count < 2 ? [] : [.. parts.Select(p => p.Sheet)], Lines = [.. parts.SelectMany(p => p.Sheet.Lines)] };
    }

    private async Task<PayingSheet> HeadAsync(PayingSheet there, SheetDocument sheet, HouseholdWay way, CancellationToken cancellation)
    {
        var (reopening, until) = await ways.OfAsync(sheet, cancellation);
        var determined = Determination.DateOf(CyclePeriod.Parse(sheet.Period), await sheets.PolicyAsync(sheet, cancellation));
        return there with { Stage = StageOf(sheet), Way = reopening, Until = until, IsPassed = determined < Today(way), CountsFor = sheet.CountsFor is { } counts ? CyclePeriod.Parse(counts) : null };
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
