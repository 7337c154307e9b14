using Dtks.Domain.Households;
using Dtks.Domain.People;
using Dtks.Domain.Proposals;
using Dtks.Functions.Claims;
using Dtks.Functions.Proposals;
using Dtks.Functions.Registry;

namespace Dtks.Functions.Appeals;

/// <summary>Who of those who were removed stands in the register elsewhere by now, and which open proposals hold their numbers (REG-5): nobody stands there twice by an appeal.</summary>
public sealed class StandingAgain(ClaimRepository claims, ProposalClaims holding, HouseholdNumbers numbers, HouseholdRepository households, ProposalRepository proposals)
{
    /// <summary>How each of them stands, and the family's card where it was given up.</summary>
    /// <param name="household">The household that they were removed from, where it stands now.</param>
    /// <param name="removed">They, as they last stood there.</param>
    /// <param name="cancellation">Stops it.</param>
    internal async Task<Standing> OfAsync(HouseholdDocument household, IReadOnlyList<HouseholdMember> removed, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(household);
        ArgumentNullException.ThrowIfNull(removed);
        var (elsewhere, open) = (new List<string>(), new List<(string, string)>());
        foreach (var member in removed)
        {
            var holder = await HolderAsync(claims.NikId(member.Person.Nik), household, cancellation);
            if (holder.Bearers.Any(p => IsSame(p, member.Person)))
            {
                elsewhere.AddRange(holder.Open is null ? [member.Id] : Array.Empty<string>());
                open.AddRange(holder.Open is { } proposal ? [proposal] : Array.Empty<(string, string)>());
            }
        }

        var family = removed.Concat(household.State.Former.Select(f => f.Member)).ToList();
        var card = await HolderAsync(claims.CardId(household.State.FamilyCardNumber), household, cancellation);
        var isTheirs = card.Bearers.Any(p => family.Exists(m => IsSame(p, m.Person)));
        open.AddRange(isTheirs && card.Open is { } first ? [first] : Array.Empty<(string, string)>());

        // One that stands has it, unless another of the family had it when somebody came back.
        var isUnclaimed = household.State.Ended is not null ? card.Open is not null || !isTheirs : card == Holder.None || (isTheirs && card.Open is not null);
        return new Standing(elsewhere, [.. open.Distinct()], isUnclaimed);
    }

    // Nobody where the household itself does, or nobody.
    private async Task<Holder> HolderAsync(string id, HouseholdDocument household, CancellationToken cancellation)
    {
        var own = (household.Village, household.State.Id);
        if (await claims.FindAsync(id, cancellation) is not { } claim || claim.HeldBy() == own)
        {
            return Holder.None;
        }

        if (await numbers.WhereAsync(id, claim.HeldBy(), cancellation) is { } place)
        {
            return place == own ? Holder.None : new Holder(Open: null, await BearersAsync(place, cancellation));
        }

        return claim.Household is null && await holding.HoldsAsync(claim, cancellation) && await proposals.FindAsync(claim.Village, claim.Proposal, cancellation) is { } found
            && found.State.Status != ProposalStatus.Registered
                ? new Holder((claim.Village, claim.Proposal), found.State.Family.Members)
                : Holder.None;
    }

    // Who is recorded there as dead keeps the number there: they come back by that being undone (REG-8).
    private async Task<IEnumerable<Member>> BearersAsync((string Village, string Household) place, CancellationToken cancellation) =>
        await households.FindAsync(place.Village, place.Household, cancellation) is { State: var there }
            ? there.Members.Concat(Deaths.All(there).Select(d => d.Former.Member)).Select(m => m.Person)
            : [];

    // Two bearers of one number have its day of birth in common.
    private static bool IsSame(Member bearer, Member removed) => bearer.Nik == removed.Nik
        && (bearer.Name == removed.Name || (bearer.BirthDate == removed.BirthDate && bearer.MotherMaidenName == removed.MotherMaidenName));

    private sealed record Holder((string Village, string Proposal)? Open, IEnumerable<Member> Bearers)
    {
        public static readonly Holder None = new(Open: null, []);
    }
}

/// <summary>How those who were removed stand by now.</summary>
/// <param name="Elsewhere">Who of them stands in the register elsewhere, by id.</param>
/// <param name="Open">The open proposals that hold a number of the others, or their card.</param>
/// <param name="IsCardTheirs">Whether the card is to be theirs again: no household of the register that has one of the family has it.</param>
internal sealed record Standing(IReadOnlyList<string> Elsewhere, IReadOnlyList<(string Village, string Proposal)> Open, bool IsCardTheirs);
