using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Verification;
using Dtks.Functions.Registry;
using NodaTime;

namespace Dtks.Functions.Verification;

/// <summary>
/// Tells of assistance that a month's verification stopped which payments leave it out, and from when it would be paid again if it went on from now (GOV-3, RAT-4): by what stands on the sheets that make them. Of
/// those that were opened after it stopped none has it.
/// </summary>
public sealed class UnpaidMonths(SheetRepository sheets, HouseholdPlaces places, TimeProvider clock)
{
    /// <summary>Of a household, wherever it went since; null where no month's verification stopped anything of its assistance.</summary>
    public async Task<UpheldAid?> OfAsync(string village, string household, CancellationToken cancellation)
    {
        var way = await places.OfAsync(AreaCode.Parse(village), household, cancellation);
        if (way.Stopped is not { } stopped)
        {
            return null;
        }

        var (last, stoppedIn, unpaid) = (MonthOf(way, Instant.FromDateTimeOffset(clock.GetUtcNow())), MonthOf(way, stopped.At), new List<CyclePeriod> { stopped.From });
        var month = stopped.Month.Next;
        while (month.CompareTo(last) <= 0 && !(month.CompareTo(stoppedIn) <= 0 && await IsVerifiedAsync(way, stopped, month, cancellation)))
        {
            unpaid.Add(month.Next);
            month = month.Next;
        }

        return new UpheldAid(stopped.Programmes, unpaid, month);
    }

    private static CyclePeriod MonthOf(HouseholdWay way, Instant at) => CyclePeriod.Of(TimeZones.DateIn(way.Now.Village, at));

    // It stands on the month's sheet, found eligible or yet to be decided.
    private async Task<bool> IsVerifiedAsync(HouseholdWay way, StoppedAid stopped, CyclePeriod month, CancellationToken cancellation)
    {
        var verified = new HashSet<Programme>();
        foreach (var place in way.Places)
        {
            if (await sheets.FindAsync(place.Village.Value, month.Value, cancellation) is not { } sheet)
            {
                continue;
            }

            var isOpen = sheet.Stage is SheetStage.Open or SheetStage.Opening && !sheet.IsClosed(clock.GetUtcNow());
            var pages = await sheets.LookAsync(sheet, Enumerable.Range(1, sheet.FirstLines.Count), cancellation);
            verified.UnionWith(pages.Read.SelectMany(p => p.Lines)
                .Where(l => l.Household == place.Household && l.HandedTo is null && (l.Outcome == LineOutcome.Eligible || (l.Outcome == LineOutcome.Unverified && isOpen)))
                .Select(l => l.Programme));
        }

        return stopped.Programmes.All(verified.Contains);
    }
}
