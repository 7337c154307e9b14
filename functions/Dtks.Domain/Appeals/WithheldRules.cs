using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Policies;
using Dtks.Domain.Proposals;
using NodaTime;

namespace Dtks.Domain.Appeals;

/// <summary>How the family stands by now that an appeal says was admitted without the assistance due to it.</summary>
/// <param name="Proposal">The proposal that was admitted.</param>
/// <param name="Household">The household it became, where that stands; null where it does not, or not yet.</param>
/// <param name="UnderWay">What other open proposals ask for that household (PRO-5).</param>
public sealed record WithheldStanding(ProposalState Proposal, HouseholdState? Household, IReadOnlyList<Programme> UnderWay);

/// <summary>
/// What comes of a granted appeal against an admission without the assistance asked (GOV-3): once the family stands in the register the assistance is asked for by a proposal of its
/// own, which goes the ordinary way; until then that is remembered. What was said or decided anew since it was made is left to that, and what is received, or asked by another
/// proposal, is not asked twice.
/// </summary>
public static class WithheldRules
{
    /// <summary>What comes of it by now, and the programmes to be asked for: some exactly where it is <see cref="AppealResult.AssistanceAsked"/>.</summary>
    public static (AppealResult Result, IReadOnlyList<Programme> Programmes) Of(AppealState appeal, WithheldStanding standing)
    {
        ArgumentNullException.ThrowIfNull(appeal);
        ArgumentNullException.ThrowIfNull(standing);
        var (proposal, household) = (standing.Proposal, standing.Household);
        if (proposal.Status == ProposalStatus.Withdrawn) return (AppealResult.ProposalWithdrawn, []);
        if (ReopeningRules.IsRefused(proposal.Status)) return (AppealResult.ProposalRefused, []);
        if (IsAnew(proposal, appeal.History[0].At)) return (AppealResult.AssistanceDecidedAnew, []);
        if (proposal.Status != ProposalStatus.Registered) return (AppealResult.AssistanceToBeAsked, []);
        if (household is not { Ended: null }) return (AppealResult.FamilyGone, []);
        var due = Due(appeal, household);
        IReadOnlyList<Programme> asked = [.. due.Except(standing.UnderWay)];
        return asked.Count > 0 ? (AppealResult.AssistanceAsked, asked) : (due.Count > 0 ? AppealResult.AssistanceUnderWay : AppealResult.AssistanceReceived, []);
    }

    /// <summary>What it is about and a household that stands does not receive.</summary>
    public static IReadOnlyList<Programme> Due(AppealState appeal, HouseholdState household)
    {
        ArgumentNullException.ThrowIfNull(appeal);
        return [.. (appeal.About.Programmes ?? []).Except(HouseholdStanding.Of(household, claimedByOther: false, FamilyOf(household, household.Village)).Receiving)];
    }

    /// <summary>A household's family as it stands, as a proposal of a village names it.</summary>
    public static Family FamilyOf(HouseholdState household, AreaCode village)
    {
        ArgumentNullException.ThrowIfNull(household);
        return new Family(household.FamilyCardNumber, village, household.Address, [.. household.Members.Select(m => m.Person)]);
    }

    /// <summary>Notes what came of it. Nothing where it does not wait, or nothing is new.</summary>
    public static Decision<AppealEvent> Settle(AppealState state, AppealResult result, AskedAssistance? asked, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.AwaitsAssistance() && state.Result != result
            ? Decision<AppealEvent>.Accept(new AppealSettled(EventMeta.Of(Actor.System, AppealEventCodes.Settled, "GOV-3", policy, now), result) { Asked = asked })
            : Decision<AppealEvent>.Accept();
    }

    // What a letter gave back may be said anew, and is then decided whole.
    private static bool IsAnew(ProposalState proposal, Instant made) =>
        proposal.History.Any(h => h.Meta.At > made && (h.IsCorrection() || h.Meta.Code is ProposalEventCodes.Reopened or ProposalEventCodes.FoundEligibleByDeliberation));
}
