using System.Runtime.CompilerServices;
using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Proposals;

namespace Dtks.Functions.Proposals;

/// <summary>Finds the proposals that brought or assisted a household: in the village where it lives, or lived before it moved (REG-8).</summary>
public sealed class HouseholdProposals(ProposalRepository proposals)
{
    /// <summary>Those that are there, the first first.</summary>
    public async IAsyncEnumerable<ProposalState> OfAsync(HouseholdState household, [EnumeratorCancellation] CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(household);
        foreach (var id in household.ProposalIds)
        {
            if (await FindAsync(household, id, cancellation) is { } found)
            {
                yield return found.State;
            }
        }
    }

    /// <summary>Whether a proposal is about this household: not one that was about the family from which it came with a card of its own, and is that family's (REG-3, REG-8).</summary>
    public static bool IsAbout(HouseholdState household, ProposalState proposal)
    {
        ArgumentNullException.ThrowIfNull(household);
        ArgumentNullException.ThrowIfNull(proposal);
        return household.History is not [{ Code: FamilyChangeEventCodes.Founded }, ..] || proposal.HouseholdId == household.Id || proposal.About == household.Id;
    }

    private async Task<ProposalDocument?> FindAsync(HouseholdState household, string proposal, CancellationToken cancellation)
    {
        foreach (var village in household.Changes.Select(c => c.Other?.Village).OfType<AreaCode>().Append(household.Village).Reverse().Distinct())
        {
            if (await proposals.FindAsync(village.Value, proposal, cancellation) is { } found)
            {
                return found;
            }
        }

        return null;
    }
}
