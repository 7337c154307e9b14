using System.Globalization;
using Dtks.Domain.Deliberations;
using Dtks.Domain.Proposals;
using Dtks.Functions.Proposals;
using Dtks.Functions.Registry;
using Dtks.Functions.Verification;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Deliberations;

/// <summary>
/// What is to be known of recorded decisions and is no condition: of what is admitted that its numbers are not confirmed (PRO-3), of a household that is kept which payments leave out assistance that goes on by it (GOV-3).
/// </summary>
public sealed class DecisionAdvice(DecisionSubjects subjects, SameFamilies same, UnpaidMonths unpaid)
{
    /// <summary>Of the decisions of an open deliberation; none once it is concluded or given up.</summary>
    public async Task<IReadOnlyList<ProblemError>> OfAsync(DeliberationState state, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Status != DeliberationStatus.Open
            ? []
            : await OfAsync(state, await subjects.ProposalsAsync(state.Village.Value, state.Decisions.Select(d => d.ProposalId), cancellation), cancellation);
    }

    /// <summary>The same, where their proposals have been looked up.</summary>
    public async Task<IReadOnlyList<ProblemError>> OfAsync(DeliberationState state, IReadOnlyDictionary<string, ProposalStanding> proposals, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(proposals);
        var (advice, told) = (new List<ProblemError>(), new HashSet<string>(StringComparer.Ordinal));
        var cards = state.Decisions.Select(d => d is { Kind: not DecisionKind.Refuse, ProposalId: { } proposal } ? proposals.GetValueOrDefault(proposal)?.Card : null).OfType<string>().ToList();
        var alike = cards.Count == 0 ? null : await same.OfAsync(state.Village.Value, cards, cancellation);
        foreach (var (decision, place) in state.Decisions.Select((decision, place) => (decision, place)))
        {
            var pointer = $"/decisions/{place.ToString(CultureInfo.InvariantCulture)}";
            if (decision is { Kind: not DecisionKind.Refuse, ProposalId: { } proposal } && proposals.GetValueOrDefault(proposal)?.Unconfirmed == true)
            {
                advice.Add(DecisionSubjects.Unconfirmed(pointer));

                // Of several of one family once, with the first that is decided on: it names the others.
                var others = proposals[proposal].Card is { } card && told.Add(card) ? alike![card].Select(one => one.Proposal).Where(other => other != proposal).ToList() : [];
                advice.AddRange(others.Count == 0 ? [] : [DecisionSubjects.LikelySame(pointer, others)]);
            }
            else if (decision is { Kind: DecisionKind.Keep, HouseholdId: { } household } && await unpaid.OfStoppedAsync(state.Village.Value, household, cancellation) is { } aid)
            {
                advice.Add(new ProblemError(pointer, "resolution.keptUnpaid", "GOV-3", AidWords.Of(aid)));
            }
        }

        return advice;
    }
}
