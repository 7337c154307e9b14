using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Functions.Claims;
using Dtks.Functions.Proposals;
using Dtks.Functions.Registry;

namespace Dtks.Functions.FamilyChanges;

/// <summary>
/// Claims the numbers that a change brings (REG-5, REG-8), in the name of the household that the change waits with: what was never carried out
/// holds nothing, whoever died in between.
/// </summary>
public sealed class FamilyClaims(ClaimRepository claims, ProposalClaims holding, HouseholdNumbers numbers)
{
    /// <summary>Claims them, in one order for all. Where another holds one, where that stands in the request; null when all are the household's.</summary>
    public async Task<string?> TakeAsync(HouseholdDocument household, FamilyChange change, Actor by, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(household);
        foreach (var (claim, pointer) in numbers.Brought(change))
        {
            if (!await TakeAsync(household, claim, by, cancellation))
            {
                return pointer;
            }
        }

        return null;
    }

    private async Task<bool> TakeAsync(HouseholdDocument household, string id, Actor by, CancellationToken cancellation)
    {
        var mine = new ClaimDocument
        {
            Id = id,
            Village = household.Village,
            Proposal = household.State.ProposalIds.Count > 0 ? household.State.ProposalIds[0] : household.State.Id,
            ProposedBy = by.Subject,
            Household = household.State.Id,
        };
        while (!await claims.TryMakeAsync(mine, cancellation))
        {
            if (await claims.FindAsync(id, cancellation) is not { } found)
            {
                continue;
            }

            if (found.HeldBy() == mine.HeldBy())
            {
                return true;
            }

            // Also while it comes free, where a settlement gave it to one that waits.
            if (await holding.HoldsAsync(found, cancellation) || await claims.WonByAsync(found, cancellation) is not null)
            {
                return false;
            }

            if (await claims.TryReplaceAsync(mine with { ETag = found.ETag, Waiting = found.Waiting }, cancellation))
            {
                return true;
            }
        }

        return true;
    }
}
