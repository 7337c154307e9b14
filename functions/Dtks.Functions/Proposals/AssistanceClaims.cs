using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Proposals;
using Dtks.Functions.Claims;
using Dtks.Functions.Registry;
using Dtks.Platform.Protection;

namespace Dtks.Functions.Proposals;

/// <summary>
/// What is asked for a household of the register is asked by one open proposal at a time (PRO-5): a claim for each programme, made as those of
/// numbers are, so that of two at once exactly one goes on whatever card or village they come by.
/// </summary>
public sealed class AssistanceClaims(ClaimRepository claims, ProposalRepository proposals, HouseholdRepository households, KeyedHash hash)
{
    /// <summary>How the register stands to a proposal for assistance, of which the household is known.</summary>
    /// <param name="proposal">The proposal.</param>
    /// <param name="household">The household that its family's card, or one of its NIKs, leads to.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<RegisterStanding> StandingAsync(ProposalState proposal, HouseholdState household, CancellationToken cancellation)
    {
        var standing = Standing(proposal, household);
        if (standing.ClaimedByOther || standing.FamilyChanged || !standing.FamilyRegistered || proposal.Programmes.Any(standing.Receiving.Contains))
        {
            return standing;
        }

        var ids = IdsOf(household, proposal.Programmes);
        if (await TakeAsync(proposal, ids, cancellation) is { } first)
        {
            return standing with { AskedBefore = true, First = new FirstProposal(first.Village, first.Proposal, first.ProposedBy), Asked = ids };
        }

        // Looked at once more: one that was registered meanwhile has given its claims up, and the household says it.
        var now = (await households.FindAsync(household.Village.Value, household.Id, cancellation))?.State ?? household;
        return Standing(proposal, now) with { Asked = ids };
    }

    /// <summary>The ids of the claims on programmes for a household, in an order that is the same for all.</summary>
    public IReadOnlyList<string> IdsOf(HouseholdState household, IEnumerable<Programme> programmes)
    {
        ArgumentNullException.ThrowIfNull(household);
        return [.. programmes.Select(p => IdOf(household.Id, p)).Order(StringComparer.Ordinal)];
    }

    /// <summary>The open proposal, by its village and id as it asked, that asks one of some programmes for a household, as far as the claims on them say; null for none.</summary>
    public async Task<(string Village, string Proposal)?> AskedByAsync(string household, IEnumerable<Programme> programmes, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(programmes);
        foreach (var programme in programmes)
        {
            if (await claims.FindAsync(IdOf(household, programme), cancellation) is { } claim)
            {
                return (claim.Village, claim.Proposal);
            }
        }

        return null;
    }

    private string IdOf(string household, Programme programme) => $"asked-{hash.Of("asked", $"{household}\n{WireName.Of(programme)}")}";

    /// <summary>Those of some programmes that another open proposal asks for a household.</summary>
    public async Task<IReadOnlyList<Programme>> UnderWayAsync(HouseholdState household, IEnumerable<Programme> programmes, string proposal, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(programmes);
        var found = new List<Programme>();
        foreach (var programme in programmes)
        {
            if (await claims.FindAsync(IdsOf(household, [programme])[0], cancellation) is { } claim && claim.Proposal != proposal && await HoldsAsync(claim, cancellation))
            {
                found.Add(programme);
            }
        }

        return found;
    }

    /// <summary>Whether a claim's proposal is still open. One that is registered asks no more: what it asked is received.</summary>
    public async Task<bool> HoldsAsync(ClaimDocument claim, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(claim);
        var holder = await proposals.FindWhereItIsAsync(claim.Village, claim.Proposal, cancellation);
        if (holder is { State.HandedTo: not null })
        {
            // On its way: it asks on in a moment.
            return true;
        }

        return holder is { Status: not ProposalStatus.Registered } && ClaimStanding.Holds(holder.State, claim.Round);
    }

    // Another village's household that has none of the family's people is another's.
    private static RegisterStanding Standing(ProposalState proposal, HouseholdState household) =>
        HouseholdStanding.Of(household, claimedByOther: false, proposal.Family, proposal.MadeAt()) is var standing && standing is { FamilyRegistered: false, FamilyChanged: false }
            ? standing with { ClaimedByOther = household.Village != proposal.Village }
            : standing;

    // The claim of another, or null when all are the proposal's.
    private async Task<ClaimDocument?> TakeAsync(ProposalState proposal, IReadOnlyList<string> ids, CancellationToken cancellation)
    {
        foreach (var id in ids)
        {
            if (await TakeAsync(proposal, id, cancellation) is { } first)
            {
                return first;
            }
        }

        return null;
    }

    private async Task<ClaimDocument?> TakeAsync(ProposalState proposal, string id, CancellationToken cancellation)
    {
        var mine = new ClaimDocument
        {
            Id = id,
            Village = proposal.Village.Value,
            Proposal = proposal.Id,
            ProposedBy = proposal.ProposedBy,
            Round = proposal.History.Count,
        };
        while (!await claims.TryMakeAsync(mine, cancellation))
        {
            if (await claims.FindAsync(id, cancellation) is not { } found)
            {
                continue;
            }

            if (found.Proposal == proposal.Id && found.Round >= mine.Round)
            {
                return null;
            }

            if (found.Proposal != proposal.Id && await HoldsAsync(found, cancellation))
            {
                return found;
            }

            if (await claims.TryReplaceAsync(mine with { ETag = found.ETag }, cancellation))
            {
                return null;
            }
        }

        return null;
    }
}
