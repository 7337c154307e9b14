using System.Globalization;
using Dtks.Domain.Deliberations;
using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Deliberations;

/// <summary>
/// Whether every decision of a deliberation can still be carried out. Between recording and concluding a proposal may have been withdrawn,
/// or decided
/// by another deliberation: minutes that count it would then state what cannot take effect (MUS-7).
/// </summary>
public sealed class OpenDecisions(DecisionSubjects subjects)
{
    /// <summary>Holds the deliberation to decisions that can take effect.</summary>
    /// <exception cref="ProblemException">422 with a pointer to each decision that cannot.</exception>
    public async Task RequireAsync(DeliberationState deliberation, CancellationToken cancellation)
    {
        var decisions = deliberation.Decisions;
        var found = await subjects.FindAsync(
            deliberation.Village.Value, decisions.Select(d => d.ProposalId), decisions.Select(d => d.HouseholdId), cancellation);
        var errors = decisions
            .Select((decision, place) => Obstacle(decision, string.Create(CultureInfo.InvariantCulture, $"/decisions/{place}"), found))
            .OfType<ProblemError>()
            .ToList();
        if (errors.Count > 0)
        {
            var code = errors.Count == 1 ? errors[0].Code : "request.refused";
            throw new ProblemException(new Problem(422, code, "MUS-7", errors[0].Args, errors));
        }
    }

    private static ProblemError? Obstacle(DeliberationDecision decision, string pointer, SubjectStandings found)
    {
        if (decision.HouseholdId is { } household)
        {
            return found.ActiveHouseholds.Contains(household)
                ? null
                : new ProblemError(pointer + "/household", DeliberationViolations.DecisionHouseholdUnknown, "MUS-7");
        }

        return !found.Proposals.TryGetValue(decision.ProposalId!, out var proposal)
            ? new ProblemError(pointer + "/proposal", DeliberationViolations.DecisionProposalUnknown, "MUS-7")
            : decision.OnProposal() is { } said && DeliberationRules.Obstacle(proposal, said) is { } obstacle
                ? new ProblemError(pointer + "/proposal", obstacle.Code, "MUS-7", obstacle.Args)
                : null;
    }
}
