using Dtks.Domain.Appeals;
using Dtks.Domain.Kernel;
using Dtks.Domain.Notices;
using Dtks.Functions.Notices;

namespace Dtks.Functions.Appeals;

/// <summary>Who appealed is told what was decided (GOV-3).</summary>
public sealed class AppealNotices(AppealReading appeals) : INoticeSource
{
    /// <summary>The kind of appeals.</summary>
    public const string RecordKind = "appeal";

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
                AppealOutcome.Kept => isAnothers ? "appealOtherKept" : "appealKept",
                _ => isAnothers ? "appealOtherGone" : "appealHouseholdGone",
            };
        }

        return state.Status == AppealStatus.Denied ? (isAnothers ? "appealOtherDenied" : "appealDenied") : state.Result switch
        {
            AppealResult.Reopened => "appealReopened",
            AppealResult.RemovalCancelled or AppealResult.RemovalUndone => "appealRemovalOverturned",
            AppealResult.DeathUndone => "appealDeathUndone",
            AppealResult.ForDeliberation => state.History[^1].Code == AppealEventCodes.WaitsAgain ? "appealWaitsAgain" : "appealForDeliberation",
            AppealResult.StandsAgain => "appealStandsAgain",
            AppealResult.DoneBefore => isAnothers ? "appealOtherDoneBefore" : "appealDoneBefore",
            AppealResult.AssistanceToBeAsked or AppealResult.AssistanceAsked or AppealResult.AssistanceReceived or AppealResult.AssistanceUnderWay
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
            ? new NoticeFacts(wanted.Code, found.State.Phone, found.State.ByRole == Role.Citizen ? [found.State.By] : [], ArgumentsOf(found.State))
            : null;
    }

    // Who holds the code of what was admitted, or proposed it, follows by its own code what is asked for.
    private static IReadOnlyList<NoticeArgument> ArgumentsOf(AppealState appeal) => appeal.Asked is { } asked
        ? [new("appeal", appeal.Number()), new("trackingCode", asked.TrackingCode), new("programmes", string.Join(", ", asked.Programmes.Select(p => WireName.Of(p))))]
        : [new("appeal", appeal.Number())];
}
