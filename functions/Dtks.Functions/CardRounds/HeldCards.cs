using System.Globalization;
using Dtks.Domain.Cards;
using Dtks.Functions.Data;
using Dtks.Functions.Registry;
using Dtks.Platform.Documents;
using Dtks.Platform.Records;
using NodaTime;

namespace Dtks.Functions.CardRounds;

/// <summary>Tells which households of a village hold which cards.</summary>
public sealed class HeldCards(DocumentStore store, UnreadableRecords unreadables) : IHouseholdCards
{
    /// <summary>The households that hold a card of a kind on a day (<see cref="CardState.IsHeldOn"/>).</summary>
    public async Task<IReadOnlySet<string>> HoldersAsync(string village, CardKind kind, LocalDate day, CancellationToken cancellation)
    {
        var query = new DocumentQuery("SELECT VALUE c.state.household FROM c WHERE c.held >= @from AND c.held <= @to")
            .With("@from", CardDocument.HeldUntil(kind, day)).With("@to", CardDocument.HeldUntil(kind, LocalDate.MaxIsoValue));
        return await store.TextsAsync(Partitions.Registry(village), query, cancellation).ToHashSetAsync(StringComparer.Ordinal, cancellation);
    }

    /// <summary>
    /// The households of a village whose card of a kind a concluded deliberation withdrew, for it judged them well-off, and that would be valid still on a day: as long as that stands they have no other of the kind (CRD-5).
    /// It stands no more once an objection to it was granted (GOV-3).
    /// </summary>
    public async Task<IReadOnlySet<string>> WellOffAsync(string village, CardKind kind, LocalDate day, CancellationToken cancellation)
    {
        var query = new DocumentQuery("SELECT c.id, c.madeIn, c.state.household FROM c WHERE c.held >= @from AND c.held <= @to")
            .With("@from", CardDocument.WellOffUntil(kind, day)).With("@to", CardDocument.WellOffUntil(kind, LocalDate.MaxIsoValue));
        var (partition, judged) = (Partitions.Registry(village), new HashSet<string>(StringComparer.Ordinal));
        var rows = await store.AllAsync<Judged>(partition, query, cancellation).ReadOr(bad => unreadables.LeftOut(partition, bad), cancellation).ToListAsync(cancellation);
        foreach (var madeIn in rows.GroupBy(row => row.MadeIn ?? village))
        {
            var upheld = await UpheldAsync(madeIn.Key, [.. madeIn.Select(row => row.Card)], cancellation);
            judged.UnionWith(madeIn.Where(row => upheld.Contains(row.Card)).Select(row => row.Household));
        }

        return judged;
    }

    private async Task<IReadOnlySet<string>> UpheldAsync(string village, IReadOnlyCollection<string> cards, CancellationToken cancellation)
    {
        const string Granted = "SELECT VALUE c.state.about.id FROM c WHERE c.type = 'appeal' AND c.status = 'granted' AND c.state.about.record = 'card' AND ARRAY_CONTAINS(@ids, c.state.about.id)";
        var upheld = cards.ToHashSet(StringComparer.Ordinal);
        foreach (var part in cards.Chunk(DocumentStore.MaxOperations))
        {
            upheld.ExceptWith(await store.TextsAsync(Partitions.Registry(village), new DocumentQuery(Granted).With("@ids", part), cancellation).ToListAsync(cancellation));
        }

        return upheld;
    }

    /// <summary>By which documents a household of a village holds cards of a kind on a day: a card, or the note of one of another village.</summary>
    public async Task<IReadOnlyList<string>> ByAsync(string village, string household, CardKind kind, LocalDate day, CancellationToken cancellation)
    {
        var query = new DocumentQuery("SELECT VALUE c.id FROM c WHERE c.held >= @from AND c.held <= @to AND c.state.household = @household")
            .With("@from", CardDocument.HeldUntil(kind, day)).With("@to", CardDocument.HeldUntil(kind, LocalDate.MaxIsoValue)).With("@household", household);
        return await store.TextsAsync(Partitions.Registry(village), query, cancellation).ToListAsync(cancellation);
    }

    /// <inheritdoc />
    public async Task<ILookup<string, HouseholdCardView>> OfAsync(string village, IReadOnlyCollection<string> households, LocalDate today, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(households);
        if (households.Count == 0)
        {
            return Enumerable.Empty<HouseholdCardView>().ToLookup(_ => string.Empty);
        }

        var partition = Partitions.Registry(village);
        var named = households.Select((household, i) => (Name: string.Create(CultureInfo.InvariantCulture, $"@h{i}"), Household: household)).ToList();
        var query = named.Aggregate(
            new DocumentQuery($"SELECT * FROM c WHERE c.state.household IN ({string.Join(", ", named.Select(n => n.Name))}) AND c.type = 'card'"), (asked, n) => asked.With(n.Name, n.Household));
        var (read, _) = await unreadables.ApartAsync(partition, store.AllAsync<CardDocument>(partition, query, cancellation), CardDocument.IdOf(string.Empty), cancellation);
        var brought = await BroughtAsync(village, named.Aggregate(
            new DocumentQuery($"SELECT * FROM c WHERE c.state.household IN ({string.Join(", ", named.Select(n => n.Name))}) AND c.type = '{MovedCardDocument.TypeName}'"), (asked, n) => asked.With(n.Name, n.Household)), cancellation);
        return read.Concat(brought).OrderBy(c => c.Id, StringComparer.Ordinal).ToLookup(
            c => c.State.Household, c => new HouseholdCardView(c.State.Id, c.State.Kind, c.State.StatusOn(today), c.State.ValidUntil) { Village = c.Village == village ? null : c.Village }, StringComparer.Ordinal);
    }

    // What a family brought along that moved here: the card is read where it was made.
    private async Task<IReadOnlyList<CardDocument>> BroughtAsync(string village, DocumentQuery query, CancellationToken cancellation)
    {
        var (partition, cards) = (Partitions.Registry(village), new List<CardDocument>());
        foreach (var note in (await unreadables.ApartAsync(partition, store.AllAsync<MovedCardDocument>(partition, query, cancellation), MovedCardDocument.IdOf(string.Empty), cancellation)).Read)
        {
            try
            {
                if (await store.ReadAsync<CardDocument>(Partitions.Registry(note.MadeIn), CardDocument.IdOf(note.Id[MovedCardDocument.IdOf(string.Empty).Length..]), cancellation) is { } card)
                {
                    cards.Add(card);
                }
            }
            catch (Exception e) when (UnreadableRecords.Is(e))
            {
                unreadables.Tell(e);
            }
        }

        return cards;
    }

    private sealed record Judged(string Id, string Household, string? MadeIn = null)
    {
        public string Card => Id[(MadeIn is null ? CardDocument.IdOf(string.Empty) : MovedCardDocument.IdOf(string.Empty)).Length..];
    }
}
