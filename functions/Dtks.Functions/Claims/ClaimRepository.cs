using Dtks.Domain.People;
using Dtks.Domain.Proposals;
using Dtks.Functions.Data;
using Dtks.Platform.Documents;
using Dtks.Platform.Protection;

namespace Dtks.Functions.Claims;

/// <summary>Makes, looks up and gives up the nationwide claims of a family's numbers (REG-5).</summary>
public sealed class ClaimRepository(DocumentStore store, KeyedHash hash)
{
    /// <summary>
    /// The claim ids of a family: its card's and each member's, in an order that is the same for all, so that two proposals at once cannot
    /// each hold half.
    /// </summary>
    public IReadOnlyList<string> IdsOf(Family family) =>
        [.. family.Members.Select(m => NikId(m.Nik)).Append(CardId(family)).Order(StringComparer.Ordinal)];

    /// <summary>The claim id of a NIK.</summary>
    public string NikId(Nik nik) => hash.OfNik(nik.Value);

    /// <summary>The claim id of a family's card.</summary>
    public string CardId(Family family) => hash.OfFamilyCard(family.FamilyCardNumber.Value);

    /// <summary>The claim, or null when nobody holds it.</summary>
    public Task<ClaimDocument?> FindAsync(string id, CancellationToken cancellation) =>
        store.ReadAsync<ClaimDocument>(Partitions.Identities(id), id, cancellation);

    /// <summary>
    /// Claims all numbers of a proposal's family, or none. False when one of them is another's. Claiming again what the proposal holds is
    /// fine.
    /// </summary>
    public async Task<bool> TryClaimAsync(ProposalState proposal, CancellationToken cancellation)
    {
        var made = new List<string>();
        foreach (var id in IdsOf(proposal.Family))
        {
            if (await HoldsAsync(proposal, id, cancellation))
            {
                made.Add(id);
                continue;
            }

            await ReleaseAsync(made, proposal.Id, cancellation);
            return false;
        }

        return true;
    }

    /// <summary>Gives up those of the claims that the proposal holds and that are not in the register.</summary>
    public async Task ReleaseAsync(IReadOnlyList<string> ids, string proposal, CancellationToken cancellation)
    {
        foreach (var id in ids)
        {
            if (await FindAsync(id, cancellation) is { } claim && claim.Proposal == proposal && claim.Household is null)
            {
                await store.TryDeleteAsync(Partitions.Identities(id), id, claim.ETag, cancellation);
            }
        }
    }

    /// <summary>Records that the claims' proposal is now a household of the register.</summary>
    /// <exception cref="StaleException">A claim changed meanwhile: try again.</exception>
    public async Task RegisterAsync(IReadOnlyList<string> ids, string proposal, string household, CancellationToken cancellation)
    {
        foreach (var id in ids)
        {
            var claim = await FindAsync(id, cancellation);
            if (claim is null || claim.Proposal != proposal || claim.Household == household)
            {
                continue;
            }

            if (!await store.TryReplaceAsync(Partitions.Identities(id), claim with { Household = household }, cancellation))
            {
                throw new StaleException();
            }
        }
    }

    private async Task<bool> HoldsAsync(ProposalState proposal, string id, CancellationToken cancellation)
    {
        var claim = new ClaimDocument { Id = id, Village = proposal.Village.Value, Proposal = proposal.Id, ProposedBy = proposal.ProposedBy };
        return await store.TryCreateAsync(Partitions.Identities(id), claim, cancellation)
            || (await FindAsync(id, cancellation))?.Proposal == proposal.Id;
    }
}
