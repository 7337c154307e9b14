using Dtks.Domain.Kernel;
using Dtks.Functions.Proposals;
using Dtks.Functions.Registry;

namespace Dtks.Functions.Audit;

/// <summary>Which records are a citizen's own: what they proposed, and the household it became.</summary>
public sealed class OwnRecords(ProposalRepository proposals, HouseholdRepository households)
{
    /// <summary>Whether a document is the citizen's.</summary>
    /// <param name="village">The village.</param>
    /// <param name="target">The document's id.</param>
    /// <param name="citizen">The citizen.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<bool> IsOwnAsync(string village, string target, Actor citizen, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(citizen);
        if (IdIn(target, ProposalDocument.IdOf(string.Empty)) is { } proposal)
        {
            return await ProposedAsync(village, proposal, citizen, cancellation);
        }

        if (IdIn(target, HouseholdDocument.IdOf(string.Empty)) is not { } household || await households.FindAsync(village, household, cancellation) is not { } found)
        {
            return false;
        }

        foreach (var id in found.State.ProposalIds)
        {
            if (await ProposedAsync(village, id, citizen, cancellation))
            {
                return true;
            }
        }

        return false;
    }

    private async Task<bool> ProposedAsync(string village, string proposal, Actor citizen, CancellationToken cancellation) =>
        (await proposals.FindAsync(village, proposal, cancellation))?.State.ProposedBy == citizen.Subject;

    private static string? IdIn(string target, string start) => target.StartsWith(start, StringComparison.Ordinal) ? target[start.Length..] : null;
}
