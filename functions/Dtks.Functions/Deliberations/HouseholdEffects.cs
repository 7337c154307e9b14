using Dtks.Domain.Appeals;
using Dtks.Domain.Deliberations;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Functions.Appeals;
using Dtks.Functions.Registry;
using Dtks.Functions.Verification;
using Dtks.Platform.Changes;
using Dtks.Platform.Problems;
using Dtks.Platform.SetAside;
using NodaTime;

namespace Dtks.Functions.Deliberations;

/// <summary>
/// Carries out what a concluded deliberation decided on a household (MUS-7), and closes the appeals that waited for it in the same change (GOV-3). Done twice,
/// it is done once.
/// </summary>
public sealed class HouseholdEffects(HouseholdRepository households, HouseholdDecisions decisions, AppealClosings appeals, AwaitingAppeals waiting, UnpaidMonths unpaid, LastFamilies last)
{
    /// <summary>Carries one decision out.</summary>
    /// <returns>Why a rule refuses it by now; null when it is carried out.</returns>
    public async Task<Problem?> ApplyAsync(DeliberationState deliberation, DeliberationDecision decision, Actor by, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(deliberation);
        ArgumentNullException.ThrowIfNull(decision);
        var (village, household, command) = (deliberation.Village.Value, decision.HouseholdId!, CommandOf(deliberation, decision, by));
        var hearing = new AppealHearing(deliberation.Id, deliberation.HeldOn, deliberation.ConcludedAt!.Value, decision.Kind == DecisionKind.Terminate);
        try
        {
            await appeals.CloseAsync(
                village, household, () => ChangeAsync(village, household, command, deliberation.HeldOn, cancellation), (appeal, policy, now) => AppealClosingRules.Hear(appeal, hearing, by, policy, now), cancellation);
            return null;
        }
        catch (ProblemException refused) when (!PassingFailure.Is(refused, cancellation))
        {
            return refused.Problem;
        }
    }

    private async Task<ChangeSet?> ChangeAsync(string village, string household, HouseholdCommand command, LocalDate heldOn, CancellationToken cancellation)
    {
        var found = await households.FindAsync(village, household, cancellation) ?? throw new ProblemException(new Problem(409, HouseholdViolations.Missing));
        return decisions.Change(
            found,
            command is HouseholdCommand.Keep keep && await waiting.AgainstAnEndAsync(village, household, heldOn, cancellation)
                ? keep with { UpholdsAid = true, Upheld = await unpaid.OfStoppedAsync(village, household, cancellation), Joined = await JoinedAsync(found.State, cancellation) }
                : command);
    }

    // Of families that ended when their last members came here (REG-8).
    private async Task<IReadOnlyList<Entitlement>> JoinedAsync(HouseholdState household, CancellationToken cancellation)
    {
        var missed = new List<Entitlement>();
        foreach (var family in await last.OfAsync(household, cancellation))
        {
            missed.AddRange(await last.MissedAsync(family, household, cancellation));
        }

        return missed;
    }

    private static HouseholdCommand CommandOf(DeliberationState deliberation, DeliberationDecision decision, Actor by) => decision.Kind == DecisionKind.Keep
        ? new HouseholdCommand.Keep(deliberation.Id, deliberation.ConcludedAt!.Value, by)
        : new HouseholdCommand.ProposeDeactivation(deliberation.Id, decision.Ground!.Value, by) { ConcludedAt = deliberation.ConcludedAt };
}
