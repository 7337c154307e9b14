using System.Runtime.ExceptionServices;
using Dtks.Domain.Appeals;
using Dtks.Domain.Deliberations;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Functions.Appeals;
using Dtks.Functions.Registry;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Problems;
using Dtks.Platform.SetAside;

namespace Dtks.Functions.Deliberations;

/// <summary>
/// Carries out what a concluded deliberation decided on a household (MUS-7), and closes the appeals that waited for it in the same change (GOV-3). Done twice,
/// it is done once.
/// </summary>
public sealed class HouseholdEffects(HouseholdRepository households, HouseholdDecisions decisions, AppealClosings appeals, ChangeCommit commit, OptimisticRetry retry)
{
    /// <summary>Carries one decision out.</summary>
    /// <returns>Why a rule refuses it by now; null when it is carried out.</returns>
    public async Task<string?> ApplyAsync(DeliberationState deliberation, DeliberationDecision decision, Actor by, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(deliberation);
        ArgumentNullException.ThrowIfNull(decision);
        try
        {
            while (await retry.RetryAsync(() => GoOnAsync(deliberation, decision, by, cancellation), cancellation))
            {
                // More appeals waited for it than one change takes.
            }

            return null;
        }
        catch (ProblemException refused) when (!PassingFailure.Is(refused, cancellation))
        {
            return refused.Problem.Code;
        }
    }

    private async Task<bool> GoOnAsync(DeliberationState deliberation, DeliberationDecision decision, Actor by, CancellationToken cancellation)
    {
        var village = deliberation.Village.Value;
        var found = await households.FindAsync(village, decision.HouseholdId!, cancellation) ?? throw new ProblemException(new Problem(409, HouseholdViolations.Missing));
        var hearing = new AppealHearing(deliberation.Id, deliberation.HeldOn, deliberation.ConcludedAt!.Value, decision.Kind == DecisionKind.Terminate);
        var closed = await appeals.CloseAsync(
            decisions.Change(found, CommandOf(deliberation, decision, by)), village, found.State.Id, (appeal, policy, now) => AppealClosingRules.Hear(appeal, hearing, by, policy, now), cancellation);
        if (closed.Change is { } change)
        {
            await commit.SaveAsync(change, cancellation);
        }

        // The others are closed: this one is once it is repaired and the decision replayed.
        if (!closed.AreMore && closed.Unreadable is { } failure)
        {
            ExceptionDispatchInfo.Throw(failure);
        }

        return closed.AreMore;
    }

    private static HouseholdCommand CommandOf(DeliberationState deliberation, DeliberationDecision decision, Actor by) => decision.Kind == DecisionKind.Keep
        ? new HouseholdCommand.Keep(deliberation.Id, deliberation.ConcludedAt!.Value, by)
        : new HouseholdCommand.ProposeDeactivation(deliberation.Id, decision.Ground!.Value, by) { ConcludedAt = deliberation.ConcludedAt };
}
