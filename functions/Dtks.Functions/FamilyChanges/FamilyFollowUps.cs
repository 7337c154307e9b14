using Dtks.Domain.Households;
using Dtks.Domain.Verification;
using Dtks.Platform.Changes;

namespace Dtks.Functions.FamilyChanges;

/// <summary>
/// What a deliberation decided on a household, and how it stands in welfare, is told at once to the month's open sheet (MUS-2, REG-9, VER-2). One that is opened again is brought after what happened to its families
/// while it was settled (VER-8, RAT-6).
/// </summary>
public sealed class FamilyFollowUps : IEventFollower
{
    private static readonly HashSet<string> Decided = [.. HouseholdDeliberations.Codes.Append(HouseholdEventCodes.WelfareStated).Select(code => $"dtks.{code}.v1")];

    private static readonly HashSet<string> Reopened = [$"dtks.{SheetEventCodes.Reopened}.v1", $"dtks.{SheetEventCodes.Unlocked}.v1"];

    /// <inheritdoc />
    public IEnumerable<OutboxEntry> Of(OutboxEntry happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        if (Decided.Contains(happened.Target) && happened.Subject?.Split('/') is [_, var village, var household])
        {
            yield return OutboxEntry.Message(DriveFamilies.Queue, new FamilyMessage(village, household));
        }

        if (IsOpenAgain(happened) && happened.Subject?.Split('/') is ["cycles", var period, "villages", var of])
        {
            yield return OutboxEntry.Projection(ReopenedSheets.ProjectionName, new ReopenedSheet(of, period));
        }
    }

    // Also one that was opened again before its month ended, and is corrected from then on: what happened between the two is brought after.
    private static bool IsOpenAgain(OutboxEntry happened) => Reopened.Contains(happened.Target)
        || (happened.Target == $"dtks.{SheetEventCodes.Closed}.v1" && happened.Data.ContainsKey("openUntil"));
}
