using System.Globalization;
using Dtks.Domain.Households;
using Dtks.Domain.Proposals;
using Dtks.Functions.Claims;
using Dtks.Functions.Registry;
using Dtks.Platform.Protection;

namespace Dtks.Functions.Proposals;

/// <summary>
/// Claims the numbers of a confirmed proposal, all or none (REG-5, ADR 0015). In one order for all, so that of two at once exactly one goes
/// on; the other waits at the first number they share, and what it claimed before that is given up once its waiting is saved. A number that comes free
/// goes to whom a settlement gave it, whoever comes first.
/// </summary>
public sealed class ProposalClaims(ClaimRepository claims, ProposalRepository proposals, HouseholdRepository households, HouseholdNumbers registered, KeyedHash hash)
{
    private const int IdDigits = 32;

    /// <summary>How the register stands to a proposal whose numbers are confirmed: they are its own now, or who else's.</summary>
    public async Task<RegisterStanding> ClaimAsync(ProposalState proposal, CancellationToken cancellation)
    {
        if (proposal.Contest is { Claim: { } waitedFor } contest && await IsStillHeldAsync(contest, waitedFor, proposal, cancellation))
        {
            return Contested(contest);
        }

        foreach (var id in claims.IdsOf(proposal.Family))
        {
            if (await TakeAsync(proposal, id, cancellation) is { } holder)
            {
                return await BesideAsync(holder, proposal, cancellation);
            }
        }

        return new RegisterStanding(ClaimedByOther: false, FamilyRegistered: false, Receiving: []);
    }

    /// <summary>Whether another still holds the number that a proposal waits for; the proposal waits there then.</summary>
    public async Task<bool> WaitsRightlyAsync(ProposalState proposal, CancellationToken cancellation) =>
        proposal.Contest is { Claim: { } waitedFor } contest && await IsStillHeldAsync(contest, waitedFor, proposal, cancellation);

    /// <summary>How the register stands to a proposal that nobody confirmed: its numbers wait for papers.</summary>
    public RegisterStanding Unconfirmed(ProposalState proposal) => Contested(new Contest
    {
        Id = IdOf(proposal, ContestReason.Unconfirmed, string.Empty),
        Reason = ContestReason.Unconfirmed,
        Round = proposal.History.Count,
    });

    /// <summary>The ids of all conflicts that a second can have had with a first, by the numbers that either has.</summary>
    public IReadOnlyCollection<string> ConflictsBetween(ProposalState second, ProposalState first)
    {
        ArgumentNullException.ThrowIfNull(second);
        ArgumentNullException.ThrowIfNull(first);
        var shared = claims.IdsOf(second.Family).Union(claims.IdsOf(first.Family), StringComparer.Ordinal);
        return [.. shared.SelectMany(id => new[] { ContestReason.Held, ContestReason.Registered }.Select(reason => IdOf(second, reason, With(id, first.Id))))];
    }

    /// <summary>Has a proposal wait at all numbers that another holds and it has too: so it is found there when they come free.</summary>
    public async Task WaitForAllAsync(ProposalState proposal, ProposalState holder, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        ArgumentNullException.ThrowIfNull(holder);
        foreach (var id in claims.IdsOf(proposal.Family).Intersect(claims.IdsOf(holder.Family), StringComparer.Ordinal))
        {
            ClaimDocument? found;
            do
            {
                found = await claims.FindAsync(id, cancellation);
            }
            while (found?.Proposal == holder.Id && !await claims.TryWaitAsync(found, Waiting(proposal), cancellation));
        }
    }

    private static RegisterStanding Contested(Contest contest) => new(ClaimedByOther: false, FamilyRegistered: false, Receiving: [], contest);

    // Null when the number is the proposal's; else the claim that holds it, at which the proposal now waits.
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

            if (found.Proposal == proposal.Id && (found.Household is not null || found.Round >= mine.Round))
            {
                return null;
            }

            if (found.Proposal != proposal.Id && await HoldsAsync(found, cancellation))
            {
                if (await claims.TryWaitAsync(found, Waiting(proposal), cancellation))
                {
                    return found;
                }
            }
            else if (found.Proposal != proposal.Id && await claims.WonByAsync(found, cancellation) is { } won && won.Proposal != proposal.Id)
            {
                var given = won with { Waiting = [.. won.Waiting?.Where(w => w.Proposal != proposal.Id) ?? [], Waiting(proposal)] };
                if (await claims.TryReplaceAsync(given, cancellation))
                {
                    return given;
                }
            }
            else if (await claims.TryReplaceAsync(mine with { ETag = found.ETag, Waiting = Others(found, proposal) }, cancellation))
            {
                return null;
            }
        }

        return null;
    }

    private async Task<bool> IsStillHeldAsync(Contest contest, string id, ProposalState proposal, CancellationToken cancellation)
    {
        while (await claims.FindAsync(id, cancellation) is { } found && found.Proposal == contest.Proposal)
        {
            if (!await HoldsAsync(found, cancellation))
            {
                return false;
            }

            if (await claims.TryWaitAsync(found, Waiting(proposal), cancellation))
            {
                return (await households.OfAsync(found, cancellation))?.State.Id == contest.Household;
            }
        }

        return false;
    }

    /// <summary>Whether a claim holds its number against another: for its proposal, or for the household that a change of the register brought it to.</summary>
    public async Task<bool> HoldsAsync(ClaimDocument claim, CancellationToken cancellation) => claim.Household is not null
        ? await registered.HoldsAsync(claim, cancellation)
        : ClaimStanding.Holds((await proposals.FindAsync(claim.Village, claim.Proposal, cancellation))?.State, claim.Round);

    // One person's two of the same numbers are no conflict that anybody has to settle: the first goes on. Sent one after the other, the door had refused the second.
    private async Task<bool> IsSentTwiceAsync(ClaimDocument holder, ProposalState proposal, CancellationToken cancellation) =>
        holder.Household is null && holder.ProposedBy == proposal.ProposedBy
        && await proposals.FindAsync(holder.Village, holder.Proposal, cancellation) is { } first
        && claims.IdsOf(first.State.Family).SequenceEqual(claims.IdsOf(proposal.Family), StringComparer.Ordinal);

    // The household is looked for once the waiting is saved: registered before, it is found here; registered after, its registration finds who waits.
    // Where the whole family stands in the register already, as this household, nothing is in conflict.
    private async Task<RegisterStanding> BesideAsync(ClaimDocument holder, ProposalState proposal, CancellationToken cancellation)
    {
        var household = (await households.OfAsync(holder, cancellation))?.State;
        if (HouseholdStanding.Of(household, claimedByOther: false, proposal.Family).FamilyRegistered)
        {
            return new RegisterStanding(ClaimedByOther: false, FamilyRegistered: true, Receiving: []) { First = First(holder) };
        }

        return household is null && await IsSentTwiceAsync(holder, proposal, cancellation)
            ? new RegisterStanding(ClaimedByOther: true, FamilyRegistered: false, Receiving: []) { First = First(holder) }
            : Contested(ContestWith(holder, household?.Id ?? holder.Household, proposal));
    }

    private static FirstProposal First(ClaimDocument holder) => new(holder.Village, holder.Proposal, holder.ProposedBy);

    private Contest ContestWith(ClaimDocument holder, string? household, ProposalState proposal)
    {
        var reason = household is null ? ContestReason.Held : ContestReason.Registered;
        return new Contest
        {
            Id = IdOf(proposal, reason, With(holder.Id, holder.Proposal)),
            Reason = reason,
            Round = proposal.History.Count,
            Claim = holder.Id,
            Village = holder.Village,
            Proposal = holder.Proposal,
            Household = household,
        };
    }

    private static string With(string claim, string holder) => $"{claim}/{holder}";

    private string IdOf(ProposalState proposal, ContestReason reason, string with) =>
        hash.Of("contest", string.Create(CultureInfo.InvariantCulture, $"{proposal.Village}/{proposal.Id}/{reason}/{with}"))[..IdDigits];

    private static WaitingProposal Waiting(ProposalState proposal) => new(proposal.Village.Value, proposal.Id, proposal.ProposedBy);

    private static List<WaitingProposal>? Others(ClaimDocument found, ProposalState proposal) =>
        found.Waiting?.Where(w => w.Proposal != proposal.Id).ToList() is { Count: > 0 } others ? others : null;
}
