using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;
using Dtks.Platform.Changes;

namespace Dtks.Functions.Notices;

/// <summary>
/// Which events of proposals and households people are told of (GOV-3): that they are refused, do not match, are found ineligible or returned, follow their household, or may be made anew for it,
/// that a deliberation admits without the assistance asked, or whose numbers are not confirmed, proposes to stop or takes that back, that aid stopped, by a change of the family too, and that a death was entered or undone. That they are eligible or registered, tracking says: nobody has to act on it; where an appeal was granted, or a letter had come back, it is told.
/// </summary>
public sealed class NoticeFollowUps : IEventFollower
{
    private static readonly Dictionary<string, string> Told = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [ProposalEventCodes.Mismatched] = "mismatched",
        [ProposalEventCodes.NotCompared] = "notCompared",
        [ProposalEventCodes.RefusedClaimed] = ProposalNotices.Claimed,
        [ProposalEventCodes.RefusedNotRegistered] = "refusedNotRegistered",
        [ProposalEventCodes.RefusedRemoved] = "refusedRemoved",
        [ProposalEventCodes.RefusedFamilyChanged] = "refusedFamilyChanged",
        [ProposalEventCodes.RefusedFamilyGone] = "refusedFamilyGone",
        [ProposalEventCodes.FamilyStandsAgain] = "familyStandsAgain",
        [ProposalEventCodes.TakenOver] = ProposalNotices.Moved,
        [ProposalEventCodes.RefusedReceiving] = "refusedAlreadyReceiving",
        [ProposalEventCodes.RefusedOutsideDeciles] = "refusedOutsideDeciles",
        [ProposalEventCodes.RefusedAskedBefore] = "refusedAskedBefore",
        [ProposalEventCodes.RefusedByDeliberation] = ProposalNotices.ByDeliberation,
        [ProposalEventCodes.RefusedBySettlement] = ProposalNotices.BySettlement,
        [ProposalEventCodes.FoundIneligible] = "ineligible",
        [ProposalEventCodes.Returned] = ProposalNotices.Returned,
        [ProposalEventCodes.AskedByAppeal] = ProposalNotices.Asked,
        [HouseholdEventCodes.DeactivationProposed] = "deactivationProposed",
        [HouseholdEventCodes.Kept] = HouseholdNotices.DeactivationWithdrawn,
        [HouseholdEventCodes.EligibilitySettled] = HouseholdNotices.AidStopped,
        [FamilyChangeEventCodes.Died] = HouseholdNotices.AidStopped,
        [FamilyChangeEventCodes.Married] = HouseholdNotices.AidStopped,
        [FamilyChangeEventCodes.Divorced] = HouseholdNotices.AidStopped,
        [FamilyChangeEventCodes.TookOwnCard] = HouseholdNotices.AidStopped,
        [FamilyChangeEventCodes.WentOver] = HouseholdNotices.AidStopped,
        [HouseholdEventCodes.AssistanceGranted] = LeftGrants.Code,
        [FamilyChangeEventCodes.DeathUndone] = HouseholdNotices.DeathUndone,
    }.ToDictionary(t => $"dtks.{t.Key}.v1", t => t.Value, StringComparer.Ordinal);

    // Who left is told beside the family that they left, once they stand no more in it (REG-8).
    private static readonly HashSet<string> Leaving = [.. FamilyLeavings.ByCode.Keys.Select(code => $"dtks.{code}.v1")];

    // One month may stop some of a family's assistance, and have other go on (RAT-5).
    private static readonly string Settled = $"dtks.{HouseholdEventCodes.EligibilitySettled}.v1";

    // Whose letter came back was told to wait or to do something (RAT-5): that it is done now is told too.
    private static readonly string Registered = $"dtks.{ProposalEventCodes.Registered}.v1";

    // Whose objection was granted was promised it (GOV-3): few, so that what is told to nobody else costs nothing.
    private static readonly Dictionary<string, string> ToldOfReopened = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [ProposalEventCodes.FoundEligible] = "reopenedEligible",
        [ProposalEventCodes.FoundEligibleByDeliberation] = "reopenedEligible",
        [ProposalEventCodes.DeemedEligible] = "reopenedEligible",
        [ProposalEventCodes.Registered] = "reopenedRegistered",
    }.ToDictionary(t => $"dtks.{t.Key}.v1", t => t.Value, StringComparer.Ordinal);

    // Whoever was passed over is told (GOV-3): when it was decided, and when they can ask for it.
    private static readonly Dictionary<string, string> ToldOfWithheld = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [ProposalEventCodes.FoundEligibleByDeliberation] = "admittedWithoutAssistance",
        [ProposalEventCodes.Registered] = "registeredWithoutAssistance",
    }.ToDictionary(t => $"dtks.{t.Key}.v1", t => t.Value, StringComparer.Ordinal);

    // What a deliberation admitted waits for the family's papers (REG-5): nobody else can bring them.
    private static readonly string Contested = $"dtks.{ProposalEventCodes.Contested}.v1";
    private static readonly string Admitted = WireName.Of(ProposalStatus.Eligible);

    /// <inheritdoc />
    public IEnumerable<OutboxEntry> Of(OutboxEntry happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        var told = Told.GetValueOrDefault(happened.Target)
            ?? ((bool?)happened.Data["withheld"] == true ? ToldOfWithheld.GetValueOrDefault(happened.Target) : null)
            ?? ((bool?)happened.Data["reopened"] == true ? ToldOfReopened.GetValueOrDefault(happened.Target) : null)
            ?? (happened.Target == Registered && (bool?)happened.Data["wasReturned"] == true ? "returnedRegistered" : null)
            ?? (happened.Target == Contested && (string?)happened.Data["status"] == Admitted ? ProposalNotices.Unconfirmed : null);
        if (told is not { } code || happened.Subject?.Split('/') is not [var records, var village, var id])
        {
            yield break;
        }

        var kind = records == "proposals" ? ProposalNotices.RecordKind : HouseholdNotices.RecordKind;
        var (step, period) = ((string?)happened.Data["step"] ?? string.Empty, (string?)happened.Data["period"]);
        var notice = new NoticeInput(village, kind, id, code, $"{happened.Target}/{step}", period is null ? null : [new(HouseholdNotices.Period, period)]);
        yield return notice.Entry();
        if (happened.Target == Settled)
        {
            yield return (notice with { Code = HouseholdNotices.AidResumed }).Entry();
        }

        if (Leaving.Contains(happened.Target))
        {
            yield return (notice with { Code = LeftBehindAid.Code }).Entry();
        }
    }
}
