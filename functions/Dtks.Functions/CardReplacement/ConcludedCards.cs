using Dtks.Functions.CardDelivery;
using Dtks.Functions.Data;
using Dtks.Functions.Deliberations;
using Dtks.Platform.Documents;
using Dtks.Platform.Records;

namespace Dtks.Functions.CardReplacement;

/// <summary>Tells which concluded deliberations decided on which cards of a round, and gave which households one (CRD-5, MUS-8): asked of the deliberations themselves.</summary>
public sealed class ConcludedCards(DocumentStore store, UnreadableRecords unreadables) : IDecidedCards
{
    private const string Concluded = "c.type = 'deliberation' AND c.status = 'concluded' AND c.state.round = @round";

    /// <summary>The deliberation by each card that one decided on or replaces, and the households that each gives one; without one of them.</summary>
    public async Task<ConcludedRound> OfRoundAsync(string village, string round, string except, CancellationToken cancellation)
    {
        var decided = new DocumentQuery($"SELECT c.id, r.cardId AS card FROM c JOIN r IN c.state.resolutions WHERE {Concluded} AND IS_DEFINED(r.cardId) AND NOT IS_NULL(r.cardId)").With("@round", round);
        var replaced = new DocumentQuery($"SELECT c.id, c.concludedOn, r.card, r.household, r.proposal, r.reserve FROM c JOIN r IN c.state.replacements WHERE {Concluded}").With("@round", round);
        var rows = (await ReadAsync(village, decided, cancellation)).Concat(await ReadAsync(village, replaced, cancellation)).Where(row => row.Deliberation != except).ToList();
        var naming = rows.Where(row => (row.Household ?? row.Proposal) is not null).GroupBy(row => row.Card);

        // Who was named before is named no more once a later one names another (CRD-5).
        var given = naming.SelectMany(of => of.Where(row => row.ConcludedOn == of.Max(r => r.ConcludedOn))).Select(row => new GivenCard(row.Deliberation, row.Card, (row.Household ?? row.Proposal)!, row.Reserve ?? 0));
        return new ConcludedRound(rows.GroupBy(row => row.Card).ToDictionary(of => of.Key, of => of.Last().Deliberation, StringComparer.Ordinal), [.. given.OrderBy(g => g.Reserve)]);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyCollection<string>> OfAsync(string village, string round, CancellationToken cancellation) =>
        [.. (await OfRoundAsync(village, round, except: string.Empty, cancellation)).Cards.Keys];

    /// <inheritdoc />
    public async Task<bool> IsOpenAsync(string village, string round, CancellationToken cancellation)
    {
        var query = new DocumentQuery("SELECT VALUE c.id FROM c WHERE c.type = 'deliberation' AND c.status = 'open' AND c.state.round = @round").With("@round", round);
        return await store.TextsAsync(Partitions.Registry(village), query, cancellation).AnyAsync(cancellation);
    }

    /// <summary>The deliberations on a round's cards that are concluded, the first held first; there are few.</summary>
    public async Task<IReadOnlyList<DeliberationDocument>> OnAsync(string village, string round, CancellationToken cancellation)
    {
        var partition = Partitions.Registry(village);
        var query = new DocumentQuery($"SELECT * FROM c WHERE {Concluded}").With("@round", round);
        var (read, _) = await unreadables.ApartAsync(partition, store.AllAsync<DeliberationDocument>(partition, query, cancellation), string.Empty, cancellation);
        return [.. read.OrderBy(d => d.ConcludedOn)];
    }

    /// <summary>The deliberation that names a replacement, was not given up, and after which none was concluded that names another for the card (CRD-5); null where there is none.</summary>
    public async Task<string?> NamingAsync(string village, string replacement, CancellationToken cancellation)
    {
        const string Replaces = "c.id, c.concludedOn, r.card FROM c JOIN r IN c.state.replacements WHERE c.type = 'deliberation'";
        var query = new DocumentQuery($"SELECT {Replaces} AND c.status IN ('open', 'concluded') AND r.id = @id").With("@id", replacement);
        if ((await ReadAsync(village, query, cancellation)).FirstOrDefault() is not { } naming)
        {
            return null;
        }

        var others = new DocumentQuery($"SELECT {Replaces} AND c.status = 'concluded' AND r.card = @card").With("@card", naming.Card);
        return naming.ConcludedOn is { } on && (await ReadAsync(village, others, cancellation)).Any(other => other.ConcludedOn > on) ? null : naming.Deliberation;
    }

    private async Task<List<Row>> ReadAsync(string village, DocumentQuery query, CancellationToken cancellation)
    {
        var (partition, rows) = (Partitions.Registry(village), new List<Row>());
        await foreach (var row in store.AllAsync<Row>(partition, query, cancellation).ReadOr(bad => unreadables.LeftOut(partition, bad), cancellation))
        {
            rows.Add(row);
        }

        return rows;
    }

    private sealed record Row(string Id, string Card, string? Household = null, string? Proposal = null, int? Reserve = null, DateTimeOffset? ConcludedOn = null)
    {
        public string Deliberation => Id[DeliberationDocument.IdOf(string.Empty).Length..];
    }
}

/// <summary>What concluded deliberations decided about a round's cards in a village.</summary>
/// <param name="Cards">The deliberation by each card that one decided on or replaces.</param>
/// <param name="Given">Who is to have a card in another's place, the first before those in reserve.</param>
public sealed record ConcludedRound(IReadOnlyDictionary<string, string> Cards, IReadOnlyList<GivenCard> Given);

/// <summary>A household that is to have a card in another's place, or stands in reserve for it.</summary>
/// <param name="Deliberation">The deliberation.</param>
/// <param name="Card">The card.</param>
/// <param name="Household">The household, by its id in the register or of its proposal.</param>
/// <param name="Reserve">Its place in reserve; 0 for the first.</param>
public sealed record GivenCard(string Deliberation, string Card, string Household, int Reserve);
