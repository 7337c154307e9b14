using Dtks.Domain.Kernel;
using Dtks.Platform.Records;

namespace Dtks.Functions.Verification;

/// <summary>Finds which earlier month's sheet of a village counts in the place of one that is over and not ratified in time, for its letter was signed late (RAT-5).</summary>
public sealed class CarryingSheets(SheetRepository sheets, UnreadableRecords unreadables, TimeProvider clock)
{
    private const int MonthsBack = 6;

    /// <summary>Its month, the latest of several; null for none, and while the sheet's month runs or nothing of it was left.</summary>
    public async Task<CyclePeriod?> OfAsync(SheetDocument sheet, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var now = clock.GetUtcNow();
        if (!sheet.IsClosed(now) || sheet.Unverified(now) == 0 || sheet is { LetterId: not null, CountsFor: null })
        {
            return null;
        }

        var month = CyclePeriod.Parse(sheet.Period);
        for (var back = 0; back < MonthsBack; back++)
        {
            month = month.Previous;
            if (await FindAsync(sheet.Village, month, cancellation) is { LetterId: not null, CountsFor: { } counts } && counts == sheet.Period)
            {
                return month;
            }
        }

        return null;
    }

    // Of one that cannot be read nothing is said.
    private async Task<SheetDocument?> FindAsync(string village, CyclePeriod month, CancellationToken cancellation)
    {
        try
        {
            return await sheets.FindAsync(village, month.Value, cancellation);
        }
        catch (Exception e) when (UnreadableRecords.Is(e))
        {
            unreadables.Tell(e);
            return null;
        }
    }
}
