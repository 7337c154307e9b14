using Dtks.Domain.Appeals;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Notices;
using Dtks.Functions.Notices;
using Dtks.Functions.Registry;
using Dtks.Functions.Removals;
using Dtks.Functions.Verification;

namespace Dtks.Functions.Appeals;

/// <summary>Who appealed is told what was decided (GOV-3).</summary>
public sealed class AppealNotices(AppealReading appeals, HouseholdPlaces places, HouseholdRepository households, RemovalRepository removals, UnpaidMonths unpaid) : INoticeSource
{
    /// <summary>The kind of appeals.</summary>
    public const string RecordKind = "appeal";

    private const string Kept = "appealKept";
    private const string ForDeliberation = "appealForDeliberation";
    private const string RemovalOverturned = "appealRemovalOverturned";
    private const string DeathUndone = "appealDeathUndone";

    /// <inheritdoc />
    public string Kind => RecordKind;

    /// <inheritdoc />
    public bool IsForVillage => false;

    /// <summary>What is told of a decision, and of how what it had a deliberation decide has ended.</summary>
    public static string CodeOf(AppealState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        // Who objects to another's entitlement is told nothing that is for that family to do, and not to ask in the village, which does not know them.
        var isAnothers = state.Kind == AppealKind.NotEntitled;
        if (state.Closing is { } closing)
        {
            return closing.Outcome switch
            {
                AppealOutcome.StopProposed => "appealStopProposed",
                AppealOutcome.Kept => isAnothers ? "appealOtherKept" : Kept,
                _ => isAnothers ? "appealOtherGone" : "appealHouseholdGone",
            };
        }

        return state.Status == AppealStatus.Denied ? (isAnothers ? "appealOtherDenied" : "appealDenied") : state.Result switch
        {
            AppealResult.Reopened => "appealReopened",
            AppealResult.RemovalCancelled or AppealResult.RemovalUndone => RemovalOverturned,
            AppealResult.DeathUndone => DeathUndone,
            AppealResult.ForDeliberation => state.History[^1].Code == AppealEventCodes.WaitsAgain ? "appealWaitsAgain" : ForDeliberation,
            AppealResult.StandsAgain => "appealStandsAgain",
            AppealResult.DoneBefore => isAnothers ? "appealOtherDoneBefore" : "appealDoneBefore",
            AppealResult.AssistanceToBeAsked or AppealResult.AssistanceAsked or AppealResult.AssistanceReceived or AppealResult.AssistanceUnderWay or AppealResult.AssistanceDecidedAnew
                or AppealResult.ProposalWithdrawn or AppealResult.ProposalRefused or AppealResult.FamilyGone or AppealResult.CardMade or AppealResult.CardNotDue => $"appeal{state.Result}",
            AppealResult.NobodyThere => isAnothers ? "appealOtherGone" : state.About.Record == AppealRecord.Household ? "appealHouseholdGone" : "appealNobodyThere",
            _ => "appealGranted",
        };
    }

    /// <inheritdoc />
    public async Task<NoticeFacts?> FindAsync(NoticeInput wanted, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        return await appeals.FindAsync(wanted.Village, wanted.Id, cancellation) is { } found
            ? new NoticeFacts(wanted.Code, found.State.Phone, found.State.ByRole == Role.Citizen ? [found.State.By] : [], [.. ArgumentsOf(found.State), .. await PaymentsAsync(wanted.Code, found.State, cancellation)])
            : null;
    }

    // Which payments leave out assistance whose end was objected to: those so far while a deliberation is to decide, and from when it is paid again once one kept it, or a removal or a death was undone.
    private async Task<IReadOnlyList<NoticeArgument>> PaymentsAsync(string code, AppealState appeal, CancellationToken cancellation)
    {
        if (code is RemovalOverturned or DeathUndone)
        {
            return await FamilyAsync(appeal, cancellation) is { } family ? await PaymentArguments.GoingOnAsync(unpaid, family, cancellation) : [];
        }

        if (!IsAgainstAnEnd(appeal))
        {
            return [];
        }

        if (code == Kept)
        {
            var way = await places.OfAsync(appeal.Village, appeal.About.Id, cancellation);
            return await households.FindAsync(way.Now.Village.Value, way.Now.Household, cancellation) is { } household ? HouseholdNotices.Upheld(household.State, appeal.Closing?.Deliberation) : [];
        }

        return code == ForDeliberation && await unpaid.OfStoppedAsync(appeal.Village.Value, appeal.About.Id, cancellation) is { } so ? PaymentArguments.Of(so) : [];
    }

    private async Task<FamilyPlace?> FamilyAsync(AppealState appeal, CancellationToken cancellation) => appeal.About.Record switch
    {
        AppealRecord.Death => new FamilyPlace(appeal.Village, appeal.About.Id),
        AppealRecord.Removal => (await removals.FindAsync(appeal.Village.Value, appeal.About.Id, cancellation))?.State is { } removal ? new FamilyPlace(removal.Village, removal.Household) : null,
        _ => null,
    };

    /// <summary>Whether an appeal is against the end of a family's own assistance.</summary>
    public static bool IsAgainstAnEnd(AppealState appeal)
    {
        ArgumentNullException.ThrowIfNull(appeal);
        return appeal is { Kind: AppealKind.Removed, About.Record: AppealRecord.Household };
    }

    // Who holds the code of what was admitted, or proposed it, follows by its own code what is asked for.
    private static IReadOnlyList<NoticeArgument> ArgumentsOf(AppealState appeal) => appeal.Asked is { } asked
        ? [new("appeal", appeal.Number()), new("trackingCode", asked.TrackingCode), new("programmes", string.Join(", ", asked.Programmes.Select(p => WireName.Of(p))))]
        : [new("appeal", appeal.Number())];
}
