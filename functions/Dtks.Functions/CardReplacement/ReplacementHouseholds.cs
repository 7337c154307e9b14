using Dtks.Domain.Cards;
using Dtks.Domain.Proposals;
using Dtks.Functions.CardRounds;
using Dtks.Functions.Data;
using Dtks.Functions.Proposals;
using Dtks.Functions.Registry;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using NodaTime;

namespace Dtks.Functions.CardReplacement;

/// <summary>Looks replacement households up: whether they stand in the register, hold a card, or have failed so that a reserve steps in (CRD-5).</summary>
public sealed class ReplacementHouseholds(DocumentStore store, HeldCards held, HouseholdRepository households, ProposalRepository proposals)
{
    /// <summary>Those of the named that stand in the village's register, and all that hold a card of a kind. Nulls and what cannot be an id are passed over.</summary>
    public async Task<(IReadOnlySet<string> Active, IReadOnlySet<string> Holders)> StandAsync(string village, CardKind kind, LocalDate today, IEnumerable<string?> named, CancellationToken cancellation)
    {
        var active = new HashSet<string>(StringComparer.Ordinal);
        foreach (var ids in named.OfType<string>().Where(PathId.IsId).Distinct(StringComparer.Ordinal).Select(HouseholdDocument.IdOf).Chunk(DocumentStore.MaxOperations))
        {
            var query = new DocumentQuery("SELECT VALUE c.id FROM c WHERE c.type = 'household' AND ARRAY_CONTAINS(@ids, c.id) AND (NOT IS_DEFINED(c.state.ended) OR IS_NULL(c.state.ended))").With("@ids", ids);
            await foreach (var id in store.TextsAsync(Partitions.Registry(village), query, cancellation))
            {
                active.Add(id[HouseholdDocument.IdOf(string.Empty).Length..]);
            }
        }

        return (active, await held.HoldersAsync(village, kind, today, cancellation));
    }

    /// <summary>The household of a replacement, and what a card would say of it: of the register, or as it was proposed; null where neither can be found.</summary>
    public async Task<(HouseholdDocument? Household, ProposalState? Proposal)> FindAsync(string village, string replacement, CancellationToken cancellation)
    {
        var household = await households.FindAsync(village, replacement, cancellation);
        return (household, household is null ? (await proposals.FindAsync(village, replacement, cancellation))?.State : null);
    }

    /// <summary>Whether it can have no card any more: its family left the register, was refused it, or holds one.</summary>
    public async Task<bool> HasFailedAsync(string village, string replacement, IReadOnlySet<string> holders, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(holders);
        var (household, proposal) = await FindAsync(village, replacement, cancellation);
        return holders.Contains(replacement)
            || (household is not null ? household.State.GoneFor() is not null : proposal is null or { Status: ProposalStatus.Refused or ProposalStatus.Withdrawn or ProposalStatus.Ineligible or ProposalStatus.HandedOver });
    }
}
