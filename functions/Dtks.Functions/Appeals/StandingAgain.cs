using Dtks.Domain.People;
using Dtks.Functions.Claims;
using Dtks.Functions.Proposals;
using Dtks.Functions.Registry;

namespace Dtks.Functions.Appeals;

/// <summary>Whether those who were removed stand in the register again by now, or are proposed again (REG-5): nobody stands there twice by an appeal.</summary>
public sealed class StandingAgain(ClaimRepository claims, ProposalClaims holding, HouseholdRepository households, ProposalRepository proposals)
{
    /// <summary>Whether somebody of them does, and no number of theirs is another person's.</summary>
    /// <param name="household">The household that they were removed from.</param>
    /// <param name="removed">They.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<bool> AnyAsync(HouseholdDocument household, IReadOnlyList<Member> removed, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(household);
        ArgumentNullException.ThrowIfNull(removed);
        var any = false;
        foreach (var member in removed)
        {
            if (await claims.FindAsync(claims.NikId(member.Nik), cancellation) is not { } claim
                || claim.HeldBy() == (household.Village, household.State.Id) || !await holding.HoldsAsync(claim, cancellation))
            {
                continue;
            }

            if (!(await BearersAsync(claim, cancellation)).Any(p => p.Nik == member.Nik && IsSame(p, member)))
            {
                return false;
            }

            any = true;
        }

        return any;
    }

    private async Task<IEnumerable<Member>> BearersAsync(ClaimDocument claim, CancellationToken cancellation) =>
        await households.OfAsync(claim, cancellation) is { State.Members: { Count: > 0 } members }
            ? members.Select(m => m.Person)
            : (await proposals.FindWhereItIsAsync(claim.Village, claim.Proposal, cancellation))?.State.Family.Members ?? [];

    // Two bearers of one number have its day of birth in common.
    private static bool IsSame(Member bearer, Member removed) =>
        bearer.Name == removed.Name || (bearer.BirthDate == removed.BirthDate && bearer.MotherMaidenName == removed.MotherMaidenName);
}
