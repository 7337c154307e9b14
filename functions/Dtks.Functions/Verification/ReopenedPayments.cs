using System.Globalization;
using Dtks.Domain.Households;
using Dtks.Domain.Notices;
using Dtks.Domain.Verification;
using Dtks.Functions.Notices;
using Dtks.Platform.Changes;

namespace Dtks.Functions.Verification;

/// <summary>
/// Has a family told that a sheet which was opened again does not pay any more what had ended and was still to be paid by it (VER-8, RAT-6): what it was told before holds no more. Once for each time that the sheet is opened again; also
/// the families in which those stand by now, or stood last, whose lines these are (REG-8), for the messages of the family that they left reach them no more.
/// </summary>
internal static class ReopenedPayments
{
    /// <summary>What follows where a household's lines come to what happened while the sheet was settled; none where nothing of them was eligible and is to be decided anew.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="household">The household.</param>
    /// <param name="before">Its lines before.</param>
    /// <param name="after">Its lines by then.</param>
    /// <param name="now">Where those stand by now, or stood last, who went from it, by id in it.</param>
    public static IEnumerable<OutboxEntry> Of(SheetDocument sheet, HouseholdState household, IEnumerable<SheetLine> before, IEnumerable<SheetLine> after, IReadOnlyDictionary<string, MemberNow> now)
    {
        var gone = after.Where(l => l is { IsGone: true, Outcome: not LineOutcome.Eligible }).Select(l => l.Line).ToHashSet();
        var lost = before.Where(l => l.Household == household.Id && l.Outcome == LineOutcome.Eligible && gone.Contains(l.Line)).ToList();
        if (sheet is not { Reopenings: { Count: > 0 } times, Behind: { } behind } || !behind.Contains(household.Id) || lost.Count == 0)
        {
            return [];
        }

        var cause = string.Create(CultureInfo.InvariantCulture, $"sheet/{sheet.Period}/{times.Count}");
        OutboxEntry Told(HouseholdState family, params NoticeArgument[] left) =>
            new NoticeInput(family.Village.Value, HouseholdNotices.RecordKind, family.Id, HouseholdNotices.AidNotPaid, cause, [new NoticeArgument(HouseholdNotices.Period, sheet.Period), .. left]).Entry();
        var theirs = lost.Select(l => now.GetValueOrDefault(l.Named)?.There).OfType<HouseholdState>().Where(there => there.Id != household.Id).DistinctBy(there => (there.Village, there.Id));
        return [Told(household), .. theirs.Select(there => Told(there, new NoticeArgument(HouseholdNotices.LeftVillage, household.Village.Value), new NoticeArgument(HouseholdNotices.LeftHousehold, household.Id)))];
    }
}
