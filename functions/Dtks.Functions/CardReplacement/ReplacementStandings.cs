using Dtks.Domain.Cards;
using Dtks.Domain.Deliberations;
using Dtks.Domain.Households;
using Dtks.Functions.CardRounds;
using Dtks.Functions.Data;
using Dtks.Functions.Deliberations;
using Dtks.Platform.Documents;
using Dtks.Platform.Records;

namespace Dtks.Functions.CardReplacement;

/// <summary>Tells where those stand whom a village's deliberations named for a round's cards in others' place (CRD-5): asked of the deliberations, the cards and the households, and kept nowhere.</summary>
public sealed class ReplacementStandings(DocumentStore store, UnreadableRecords unreadables, VillageCards villages, ReplacementHouseholds households, CardRepository cards)
{
    /// <summary>By each replacement's id; none where nobody was named.</summary>
    public async Task<IReadOnlyDictionary<string, ReplacementStanding>> OfAsync(string village, string round, CancellationToken cancellation)
    {
        var (partition, query) = (Partitions.Registry(village), new DocumentQuery("SELECT * FROM c WHERE c.type = 'deliberation' AND c.status IN ('open', 'concluded') AND c.state.round = @round").With("@round", round));
        var (held, _) = await unreadables.ApartAsync(partition, store.AllAsync<DeliberationDocument>(partition, query, cancellation), DeliberationDocument.IdOf(string.Empty), cancellation);
        var open = held.Where(d => d.Status == DeliberationStatus.Open).SelectMany(d => d.State.Replacements).Select(r => new ReplacementStanding(Of(r), ReplacementPlace.Open));
        var naming = held.Where(d => d.Status == DeliberationStatus.Concluded).SelectMany(d => d.State.Replacements.Select(r => (d.ConcludedOn, Named: Of(r)))).GroupBy(n => n.Named.Card).ToList();
        var concluded = naming.Count == 0 ? [] : await StandAsync(village, round, naming, cancellation);
        return open.Concat(concluded).ToDictionary(s => s.Named.Replacement, StringComparer.Ordinal);
    }

    /// <summary>The rounds for whose cards concluded deliberations of a village named a household.</summary>
    public async Task<IReadOnlyList<string>> RoundsAsync(string village, string household, CancellationToken cancellation)
    {
        const string Naming = "SELECT VALUE c.state.round FROM c JOIN r IN c.state.replacements WHERE c.type = 'deliberation' AND c.status = 'concluded' AND (r.household = @household OR r.proposal = @household)";
        var named = await store.TextsAsync(Partitions.Registry(village), new DocumentQuery(Naming).With("@household", household), cancellation).ToListAsync(cancellation);
        return [.. named.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private async Task<IReadOnlyList<ReplacementStanding>> StandAsync(string village, string round, IReadOnlyList<IGrouping<string, (DateTimeOffset? ConcludedOn, NamedHousehold Named)>> naming, CancellationToken cancellation)
    {
        var today = cards.Today(village);
        var known = (await villages.NamedAsync(village, round, naming.Select(n => n.Key), cancellation)).ToDictionary(c => c.State.Id, c => c.State, StringComparer.Ordinal);
        var made = (await villages.NamedAsync(village, round, known.Values.Select(c => c.ReplacedBy), cancellation)).ToDictionary(c => c.State.Id, c => c.State.Household, StringComparer.Ordinal);
        var lapses = known.Count == 0 ? new Dictionary<string, LapseReason>() : await households.LapsesAsync(village, known.Values.First().Kind, today, [.. naming.SelectMany(n => n).Select(n => n.Named.Household).Distinct(StringComparer.Ordinal)], cancellation);
        var standings = new List<ReplacementStanding>();
        foreach (var of in naming.Where(n => known.ContainsKey(n.Key)))
        {
            var (card, last) = (known[of.Key], of.Max(n => n.ConcludedOn));
            var holder = card.ReplacedBy is { } by ? made.GetValueOrDefault(by) : null;
            standings.AddRange(ReplacementStanding.Of(card, of.Where(n => n.ConcludedOn == last).Select(n => n.Named), h => lapses.TryGetValue(h, out var why) ? why : null, holder, today));
            standings.AddRange(of.Where(n => n.ConcludedOn != last).Select(n => new ReplacementStanding(n.Named, holder == n.Named.Household ? ReplacementPlace.Has : ReplacementPlace.Dropped) { Until = card.ValidUntil }));
        }

        return standings;
    }

    private static NamedHousehold Of(NamedReplacement named) => new(named.Id, named.Card, named.Household ?? named.Proposal!, named.Reserve);
}
