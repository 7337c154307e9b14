using Dtks.Domain.Cards;
using Dtks.Domain.Households;
using Dtks.Domain.Proposals;
using Dtks.Functions.CardRounds;
using Dtks.Functions.Data;
using Dtks.Functions.Proposals;
using Dtks.Functions.Registry;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Records;
using NodaTime;

namespace Dtks.Functions.CardReplacement;

/// <summary>Looks replacement households up: whether they stand in the register, hold a card, or have failed so that a reserve steps in (CRD-5).</summary>
public sealed class ReplacementHouseholds(DocumentStore store, HeldCards held, HouseholdRepository households, ProposalRepository proposals, UnreadableRecords unreadables)
{
    /// <summary>Those of the named that stand in the village's register, those of them that receive what a card of the kind asks for (of a KKS alone), and all that hold one. Nulls and what cannot be an id are passed over.</summary>
    public async Task<StandingHouseholds> StandAsync(string village, CardKind kind, LocalDate today, IEnumerable<string?> named, CancellationToken cancellation)
    {
        IReadOnlyList<string> asked = [.. named.OfType<string>()];
        var receiving = kind == CardKind.Kks ? await ReceivingAsync(village, asked, today, cancellation) : new HashSet<string>();
        return new StandingHouseholds(await ActiveAsync(village, asked, cancellation), receiving, await held.HoldersAsync(village, kind, today, cancellation));
    }

    /// <summary>Those of the named that can still have a card: they stand in the register, or their proposal goes on; and they hold none.</summary>
    public async Task<IReadOnlySet<string>> LeftAsync(string village, IReadOnlyCollection<string> named, IReadOnlySet<string> holders, CancellationToken cancellation)
    {
        var left = await ActiveAsync(village, named, cancellation);
        const string GoingOn = "SELECT VALUE c.id FROM c WHERE c.type = 'proposal' AND ARRAY_CONTAINS(@ids, c.id) AND c.status NOT IN ('refused', 'withdrawn', 'ineligible', 'handedOver', 'registered')";
        left.UnionWith(await IdsAsync(village, named.Where(id => !left.Contains(id)), GoingOn, ProposalDocument.IdOf, cancellation));
        left.ExceptWith(holders);
        return left;
    }

    /// <summary>Why those of the named that can have no card any more cannot (CRD-5); who can is left out.</summary>
    public async Task<IReadOnlyDictionary<string, LapseReason>> LapsesAsync(string village, CardKind kind, LocalDate today, IReadOnlyCollection<string> named, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(named);
        var holders = await held.HoldersAsync(village, kind, today, cancellation);
        var (left, lapses) = (await LeftAsync(village, named, holders, cancellation), new Dictionary<string, LapseReason>(StringComparer.Ordinal));
        foreach (var household in named.Where(h => !left.Contains(h)))
        {
            var found = await households.FindAsync(village, household, cancellation);
            lapses[household] = found?.State.GoneFor() switch
            {
                HouseholdEndReason.Moved => LapseReason.Moved,
                HouseholdEndReason.Removed => LapseReason.Removed,
                HouseholdEndReason.Deceased => LapseReason.Deceased,
                HouseholdEndReason.Left => LapseReason.Left,
                _ => found is null ? LapseReason.Refused : LapseReason.HoldsOne,
            };
        }

        return lapses;
    }

    private Task<HashSet<string>> ActiveAsync(string village, IEnumerable<string> named, CancellationToken cancellation) => IdsAsync(
        village, named, "SELECT VALUE c.id FROM c WHERE c.type = 'household' AND ARRAY_CONTAINS(@ids, c.id) AND (NOT IS_DEFINED(c.state.ended) OR IS_NULL(c.state.ended)) AND ARRAY_LENGTH(c.state.members) > 0", HouseholdDocument.IdOf, cancellation);

    // One that cannot be read receives nothing until it is repaired.
    private async Task<HashSet<string>> ReceivingAsync(string village, IEnumerable<string> named, LocalDate today, CancellationToken cancellation)
    {
        var (partition, receiving) = (Partitions.Registry(village), new HashSet<string>(StringComparer.Ordinal));
        foreach (var ids in named.Where(PathId.IsId).Distinct(StringComparer.Ordinal).Select(HouseholdDocument.IdOf).Chunk(DocumentStore.MaxOperations))
        {
            var (read, _) = await unreadables.ApartAsync(partition, store.AllAsync<HouseholdDocument>(partition, DocumentQuery.OfIds("*", ids), cancellation), HouseholdDocument.IdOf(string.Empty), cancellation);
            receiving.UnionWith(read.Where(h => CardEntitlement.Has(h.State, CardKind.Kks, today)).Select(h => h.State.Id));
        }

        return receiving;
    }

    private async Task<HashSet<string>> IdsAsync(string village, IEnumerable<string> named, string query, Func<string, string> idOf, CancellationToken cancellation)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var ids in named.Where(PathId.IsId).Distinct(StringComparer.Ordinal).Select(idOf).Chunk(DocumentStore.MaxOperations))
        {
            await foreach (var id in store.TextsAsync(Partitions.Registry(village), new DocumentQuery(query).With("@ids", ids), cancellation))
            {
                found.Add(id[idOf(string.Empty).Length..]);
            }
        }

        return found;
    }

    /// <summary>The household of a replacement, and what a card would say of it: of the register, or as it was proposed; null where neither can be found.</summary>
    public async Task<(HouseholdDocument? Household, ProposalState? Proposal)> FindAsync(string village, string replacement, CancellationToken cancellation)
    {
        var household = await households.FindAsync(village, replacement, cancellation);
        return (household, household is null ? (await proposals.FindAsync(village, replacement, cancellation))?.State : null);
    }
}

/// <summary>How households of a village stand, as to cards of a kind.</summary>
/// <param name="Active">Those of the named that stand in the register.</param>
/// <param name="Receiving">Those of the named that receive PKH or BPNT, looked at for a KKS alone.</param>
/// <param name="Holders">All that hold a card of the kind.</param>
public sealed record StandingHouseholds(IReadOnlySet<string> Active, IReadOnlySet<string> Receiving, IReadOnlySet<string> Holders);
