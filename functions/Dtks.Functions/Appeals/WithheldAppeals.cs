using Dtks.Domain.Appeals;
using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Domain.Proposals;
using Dtks.Functions.Data;
using Dtks.Functions.Proposals;
using Dtks.Functions.Registry;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using NodaTime;

namespace Dtks.Functions.Appeals;

/// <summary>
/// What a granted appeal against an admission without the assistance asked does (GOV-3): a proposal for that assistance, which goes the ordinary way from its matching on. It is made in the
/// village in which the family was admitted, whose code it has, and goes on where the household stands by now (REG-8). Its id comes from the appeal: done twice, it is done once.
/// </summary>
public sealed class WithheldAppeals(
    AppealReading appeals, ProposalRepository proposals, AssistanceClaims claims, HouseholdRepository households, HouseholdPlaces places, TrackingCode tracking, ChangeCommit commit, OptimisticRetry retry,
    PolicyVersions policies, TimeProvider clock)
{
    /// <summary>What follows from granting one. Nothing is saved. What waits on is looked at once more when the grant is saved.</summary>
    internal async Task<AppealEffect> OfAsync(AppealState appeal, Actor by, CancellationToken cancellation)
    {
        var (result, asked, change, seen) = await CarriedAsync(appeal, by, cancellation);
        return new AppealEffect(result, change) { Asked = asked, Seen = seen, Elsewhere = result is AppealResult.AssistanceToBeAsked or AppealResult.FamilyGone or AppealResult.AssistanceUnderWay or AppealResult.AssistanceDecidedAnew };
    }

    /// <summary>Does what one was granted for that waits for the family to stand in the register or for what another proposal comes to, or notes that there is nothing to do. Nothing happens while it waits on.</summary>
    internal Task SettleAsync(string village, string appeal, CancellationToken cancellation) => retry.RetryAsync(() => OnceAsync(village, appeal, cancellation), cancellation);

    /// <summary>Closes one that is open where the family receives all that it is about: it counts as granted.</summary>
    internal Task ReachAsync(string village, string appeal, HouseholdState household, CancellationToken cancellation) => retry.RetryAsync(
        async () =>
        {
            if (await appeals.FindAsync(village, appeal, cancellation) is { State: { Status: AppealStatus.Open } state } found && WithheldRules.Due(state, household).Count == 0
                && Accepted.Events(AppealDecider.Reach(state, Policy(state), Now())) is [var happened])
            {
                await commit.SaveAsync(AppealChanges.Of(found, happened).Change, cancellation);
            }
        },
        cancellation);

    private async Task OnceAsync(string village, string appeal, CancellationToken cancellation)
    {
        if (await appeals.FindAsync(village, appeal, cancellation) is not { } found || !found.State.AwaitsAssistance())
        {
            return;
        }

        var granted = found.State.History.Last(h => h.Code == AppealEventCodes.Granted);
        var (result, asked, change, seen) = await CarriedAsync(found.State, new Actor(granted.Subject, granted.Role, found.State.Village), cancellation);
        if (Accepted.Events(WithheldRules.Settle(found.State, result, asked, Policy(found.State), Now())) is not [var happened])
        {
            return;
        }

        if (change is null)
        {
            change = AppealChanges.Of(found, happened).Change;
        }
        else
        {
            AppealChanges.AddTo(change, found, happened);
        }

        await commit.SaveAsync(seen is null ? change : change.Replace(seen), cancellation);
    }

    private async Task<Carried> CarriedAsync(AppealState appeal, Actor by, CancellationToken cancellation)
    {
        var village = appeal.Village;
        var proposal = (await proposals.FindAsync(village.Value, appeal.About.Id, cancellation) ?? throw new ProblemException(Problem.NotFound)).State;
        var household = await StandingAsync(proposal, cancellation);
        var code = tracking.Of(village.Value, IdempotencyKey.Of(appeal.Id, "appeal-assistance", string.Empty, []).Id);
        var id = tracking.ProposalOf(code);
        if (await proposals.FindAsync(village.Value, id, cancellation) is { State: var made })
        {
            return new Carried(AppealResult.AssistanceAsked, new AskedAssistance(id, code, made.Programmes));
        }

        var underWay = household is null ? [] : await claims.UnderWayAsync(household.State, appeal.About.Programmes ?? [], id, cancellation);
        var (result, programmes) = WithheldRules.Of(appeal, new WithheldStanding(proposal, household?.State, underWay));
        if (result != AppealResult.AssistanceAsked)
        {
            return new Carried(result);
        }

        // The household of this village is saved as it is, so that it does not move or end meanwhile unseen.
        var state = household!.State;
        var ask = new ProposalCommand.AskByAppeal(id, code, appeal.Id, proposal, programmes, WithheldRules.FamilyOf(state, village), state.Id, by, state.Village);
        var change = proposals.Change(before: null, Accepted.Events(proposals.Decide(ask, state: null, village))).Change;
        return new Carried(result, new AskedAssistance(id, code, programmes), change, state.Village == village ? household : null);
    }

    // Null where it stands nowhere, or not yet. On its way it stands nowhere for a moment.
    private async Task<HouseholdDocument?> StandingAsync(ProposalState proposal, CancellationToken cancellation)
    {
        if (proposal is not { Status: ProposalStatus.Registered, HouseholdId: { } registered })
        {
            return null;
        }

        var way = await places.OfAsync(proposal.Village, registered, cancellation);
        return way.Ended == HouseholdEndReason.Moved ? throw new StaleException()
            : await households.FindAsync(way.Now.Village.Value, way.Now.Household, cancellation) is { State.Ended: null } found ? found
            : null;
    }

    private PolicyVersion Policy(AppealState appeal) => policies.At(TimeZones.DateIn(appeal.Village, Now()));

    private Instant Now() => Instant.FromDateTimeOffset(clock.GetUtcNow());

    private sealed record Carried(AppealResult Result, AskedAssistance? Asked = null, ChangeSet? Change = null, HouseholdDocument? Seen = null);
}
