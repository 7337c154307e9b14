using System.Globalization;
using Dtks.Domain.Households;
using Dtks.Domain.Notices;
using Dtks.Domain.Verification;
using Dtks.Functions.Notices;
using Dtks.Platform.Changes;

namespace Dtks.Functions.Verification;

/// <summary>
/// Has a family told that a sheet which was opened again does not pay any more what had ended and was still to be paid by it (VER-8, RAT-6): what it was told before holds no more. Once for each time that the sheet is opened again.
/// </summary>
internal static class ReopenedPayments
{
    /// <summary>What follows where a household's lines come to what happened while the sheet was settled; none where nothing of them was eligible and is to be decided anew.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="household">The household.</param>
    /// <param name="before">Its lines before.</param>
    /// <param name="after">Its lines by then.</param>
    public static IEnumerable<OutboxEntry> Of(SheetDocument sheet, HouseholdState household, IEnumerable<SheetLine> before, IEnumerable<SheetLine> after)
    {
        var gone = after.Where(l => l is { IsGone: true, Outcome: not LineOutcome.Eligible }).Select(l => l.Line).ToHashSet();
        if (sheet is not { Reopenings: { Count: > 0 } times, Behind: { } behind } || !behind.Contains(household.Id) || !before.Any(l => l.Household == household.Id && l.Outcome == LineOutcome.Eligible && gone.Contains(l.Line)))
        {
            return [];
        }

        var cause = string.Create(CultureInfo.InvariantCulture, $"sheet/{sheet.Period}/{times.Count}");
        return [new NoticeInput(sheet.Village, HouseholdNotices.RecordKind, household.Id, HouseholdNotices.AidNotPaid, cause, [new NoticeArgument(HouseholdNotices.Period, sheet.Period)]).Entry()];
    }
}
