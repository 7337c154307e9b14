using System.Globalization;
using Dtks.Domain.Deliberations;
using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Deliberations;

/// <summary>
/// Whether every decision of a deliberation can still be carried out. Between recording and concluding a proposal may have been withdrawn,
/// or it or a household decided by another deliberation: minutes that count it would then state what cannot take effect (MUS-7, MUS-8).
/// </summary>
public sealed class OpenDecisions(DecisionSubjects subjects)
{
    /// <summary>The decisions that cannot take effect, each with a pointer into the deliberation; none when all can.</summary>
    public async Task<IReadOnlyList<ProblemError>> ObstaclesAsync(DeliberationState deliberation, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(deliberation);
        var decisions = deliberation.Decisions;
        var found = await subjects.FindDecidedAsync(deliberation, decisions.Select(d => d.ProposalId), decisions.Select(d => d.HouseholdId), cancellation);
        return [.. decisions
            .Select((decision, place) => Obstacle(deliberation, decision, string.Create(CultureInfo.InvariantCulture, $"/decisions/{place}"), found))
            .OfType<ProblemError>()];
    }

    private static ProblemError? Obstacle(DeliberationState state, DeliberationDecision decision, string pointer, SubjectStandings found)
    {
        var deliberation = state.Id;
        if (decision.CardId is not null)
        {
            return null; // those on cards are told with the rest of the round (CRD-5)
        }

        if (decision.HouseholdId is { } household)
        {
            return HouseholdObstacle(deliberation, household, decision.Kind, pointer, found);
        }

        if (found.DecidedBy.TryGetValue(decision.ProposalId!, out var other))
        {
            return Elsewhere(deliberation, other, pointer);
        }

        return !found.Proposals.TryGetValue(decision.ProposalId!, out var proposal)
            ? new ProblemError(pointer + "/proposal", DeliberationViolations.DecisionProposalUnknown, "MUS-7")
            : DecisionRules.HeldBefore(state, proposal) is { } before
                ? new ProblemError(pointer + "/proposal", before.Code, before.Rule, before.Args)
            : decision.OnProposal() is { } said && DeliberationRules.Obstacle(proposal, said) is { } obstacle
                ? new ProblemError(pointer + "/proposal", obstacle.Code, "MUS-7", obstacle.Args)
                : null;
    }

    private static ProblemError? HouseholdObstacle(string deliberation, string household, DecisionKind kind, string pointer, SubjectStandings found)
    {
        if (!found.ActiveHouseholds.Contains(household))
        {
            return new ProblemError(pointer + "/household", DeliberationViolations.DecisionHouseholdUnknown, "MUS-7");
        }

        if (found.HouseholdsDecidedBy.TryGetValue(household, out var other))
        {
            return Elsewhere(deliberation, other, pointer);
        }

        return kind == DecisionKind.Keep && !found.Appealed.Contains(household) && DecisionRules.NothingToKeep(household, found) is var nothing
            ? new ProblemError(pointer + "/household", nothing.Code, nothing.Rule, nothing.Args)
            : null;
    }

    // That it was concluded itself meanwhile is found when it is saved.
    private static ProblemError? Elsewhere(string deliberation, string other, string pointer) => other == deliberation
        ? null
        : new ProblemError(pointer, DeliberationViolations.DecidedElsewhere, "MUS-8", new Dictionary<string, string> { ["deliberation"] = other });
}
