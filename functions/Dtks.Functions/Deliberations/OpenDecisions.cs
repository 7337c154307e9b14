using System.Globalization;
using Dtks.Domain.Common;
using Dtks.Domain.Deliberations;
using Dtks.Domain.Proposals;
using Dtks.Functions.Http;

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
        var resolutions = deliberation.Resolutions;
        var found = await subjects.FindAsync(
            deliberation.Village.Value, resolutions.Select(r => r.ProposalId), resolutions.Select(r => r.HouseholdId), cancellation);
        var errors = resolutions
            .Select((resolution, place) => Obstacle(resolution, string.Create(CultureInfo.InvariantCulture, $"/decisions/{place}"), found))
            .OfType<ProblemError>()
            .ToList();
        if (errors.Count > 0)
        {
            var code = errors.Count == 1 ? errors[0].Code : "request.refused";
            throw new ProblemException(new Problem(422, code, "MUS-7", errors[0].Args, errors));
        }
    }

    private static ProblemError? Obstacle(Resolution resolution, string pointer, ResolutionSubjects found)
    {
        if (resolution.HouseholdId is { } household)
        {
            return found.ActiveHouseholds.Contains(household)
                ? null
                : new ProblemError(pointer + "/household", ViolationCodes.ResolutionHouseholdUnknown, "MUS-7");
        }

        return !found.Proposals.TryGetValue(resolution.ProposalId!, out var proposal)
            ? new ProblemError(pointer + "/proposal", ViolationCodes.ResolutionProposalUnknown, "MUS-7")
            : ProposalDeliberation.Obstacle(proposal, resolution.Verdict) is { } obstacle
                ? new ProblemError(pointer + "/proposal", obstacle.Code, "MUS-7", obstacle.Args)
                : null;
    }
}
