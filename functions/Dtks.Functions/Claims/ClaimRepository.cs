using Dtks.Domain.People;
using Dtks.Functions.Data;
using Dtks.Platform.Documents;
using Dtks.Platform.Protection;

namespace Dtks.Functions.Claims;

/// <summary>Keeps the nationwide claims of families' numbers (REG-5), each a small document of its own.</summary>
public sealed class ClaimRepository(DocumentStore store, KeyedHash hash, IWaitingProposals waiting)
{
    // So many with all their data right do not come to one number; who comes after them is found by the sweep.
    private const int MostWaiting = 100;

    /// <summary>
    /// The claim ids of a family: its card's and each member's, in an order that is the same for all: whoever has the first that two share goes
    /// on.
    /// </summary>
    public IReadOnlyList<string> IdsOf(Family family) =>
        [.. family.Members.Select(m => NikId(m.Nik)).Append(CardId(family)).Order(StringComparer.Ordinal)];

    /// <summary>The claim id of a NIK.</summary>
    public string NikId(Nik nik) => hash.OfNik(nik.Value);

    /// <summary>The claim id of a family's card.</summary>
    public string CardId(Family family) => CardId(family.FamilyCardNumber);

    /// <summary>The claim id of a family card's number.</summary>
    public string CardId(FamilyCardNumber card) => hash.OfFamilyCard(card.Value);

    /// <summary>The claim, or null when nobody holds it.</summary>
    public Task<ClaimDocument?> FindAsync(string id, CancellationToken cancellation) =>
        store.ReadAsync<ClaimDocument>(Partitions.Identities(id), id, cancellation);

    /// <summary>Makes a claim. False when there is one.</summary>
    public Task<bool> TryMakeAsync(ClaimDocument claim, CancellationToken cancellation) =>
        store.TryCreateAsync(Partitions.Identities(claim.Id), claim, cancellation);

    /// <summary>Replaces a claim as it was read. False when it changed since.</summary>
    public Task<bool> TryReplaceAsync(ClaimDocument claim, CancellationToken cancellation) =>
        store.TryReplaceAsync(Partitions.Identities(claim.Id), claim, cancellation);

    /// <summary>Has a proposal wait for a claim as it was read. False when that changed since: then it may have ended.</summary>
    public async Task<bool> TryWaitAsync(ClaimDocument claim, WaitingProposal who, CancellationToken cancellation)
    {
        var others = claim.Waiting ?? [];
        return others.Contains(who) || others.Count >= MostWaiting || await TryReplaceAsync(claim with { Waiting = [.. others, who] }, cancellation);
    }

    /// <summary>The claim as whom a settlement gave it to has it once its holder ended; null when it was given to none of those who wait.</summary>
    public Task<ClaimDocument?> WonByAsync(ClaimDocument claim, CancellationToken cancellation) => waiting.WonByAsync(claim, cancellation);

    /// <summary>
    /// Gives up those of the claims that the proposal holds and that are not in the register, and drives on what waits for them. That comes first:
    /// where the process dies between the two, what waits finds a claim whose proposal has ended. One that a settlement gave to another becomes theirs.
    /// </summary>
    /// <param name="ids">The claims.</param>
    /// <param name="proposal">The proposal.</param>
    /// <param name="round">Only claims made up to this many steps; null: all.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task ReleaseAsync(IReadOnlyList<string> ids, string proposal, int? round, CancellationToken cancellation)
    {
        foreach (var id in ids)
        {
            while (await FindAsync(id, cancellation) is { Household: null } claim && claim.Proposal == proposal && !(claim.Round > round))
            {
                await ResumeAsync(claim, cancellation);
                if (await TryGiveUpAsync(claim, cancellation))
                {
                    break;
                }
            }
        }
    }

    /// <summary>
    /// Drives on what waits for claims whose proposal is a household of the register now. The claims stay as they are: the household stands in the
    /// register under its proposal's id, and whoever begins to wait looks there after that is saved.
    /// </summary>
    public async Task TellRegisteredAsync(IReadOnlyList<string> ids, string proposal, CancellationToken cancellation)
    {
        foreach (var id in ids)
        {
            if (await FindAsync(id, cancellation) is { } claim && claim.Proposal == proposal)
            {
                await ResumeAsync(claim, cancellation);
            }
        }
    }

    /// <summary>
    /// Brings a claim that a household of the register holds to the household that the number stands with now, or gives it up when that is none; and
    /// drives on what waits for it (REG-8).
    /// </summary>
    /// <param name="id">The claim.</param>
    /// <param name="mayGo">Whether the claim as it is may go from who holds it; else it is left.</param>
    /// <param name="to">The village and household that the number stands with now; null for none.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Whether it was brought there, or given up.</returns>
    public async Task<bool> MoveAsync(string id, Func<ClaimDocument, Task<bool>> mayGo, (string Village, string Household)? to, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(mayGo);
        while (await FindAsync(id, cancellation) is { } claim && claim.HeldBy() != to && await mayGo(claim))
        {
            await ResumeAsync(claim, cancellation);
            if (to is var (village, household)
                ? await TryReplaceAsync(claim with { Village = village, Household = household }, cancellation)
                : await store.TryDeleteAsync(Partitions.Identities(id), id, claim.ETag, cancellation))
            {
                // Before, so that it is not lost; and once more, for whoever was quicker found the number as it was.
                await ResumeAsync(claim, cancellation);
                return true;
            }
        }

        return false;
    }

    private async Task<bool> TryGiveUpAsync(ClaimDocument claim, CancellationToken cancellation) => await WonByAsync(claim, cancellation) is { } won
        ? await TryReplaceAsync(won, cancellation)
        : await store.TryDeleteAsync(Partitions.Identities(claim.Id), claim.Id, claim.ETag, cancellation);

    private async Task ResumeAsync(ClaimDocument claim, CancellationToken cancellation)
    {
        foreach (var who in claim.Waiting ?? [])
        {
            await waiting.ResumeAsync(who, cancellation);
        }
    }
}
