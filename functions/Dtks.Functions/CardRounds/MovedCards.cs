using Dtks.Domain.Areas;
using Dtks.Domain.Cards;
using Dtks.Domain.Households;
using Dtks.Functions.Data;
using Dtks.Functions.FamilyChanges;
using Dtks.Functions.Registry;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Json;
using Dtks.Platform.Records;
using Newtonsoft.Json.Linq;

namespace Dtks.Functions.CardRounds;

/// <summary>
/// Keeps, in the village to which a family moved, that it holds a card of another (REG-8, CRD-10): so it has no second of the kind there. It stands there before the family does, and says what the card says
/// once that is blocked. Each is read before its card, so that who looked at the card later saves later.
/// </summary>
public sealed class MovedCards(DocumentStore store, HouseholdPlaces places, HoldingTurns turns, UnreadableRecords unreadables, OptimisticRetry retry) : IProjection, IFamilyBaggage
{
    /// <summary>The projection's name.</summary>
    public const string ProjectionName = "moved-cards";

    /// <inheritdoc />
    public string Name => ProjectionName;

    /// <summary>Whether the family may live in another village: it moved, or the card was made for it wherever it lived (GOV-3).</summary>
    public static bool MayBeHeldElsewhere(CardState card)
    {
        ArgumentNullException.ThrowIfNull(card);
        return card.FamilyChanges.Any(c => c.Kind == CardFamilyChangeKind.Moved) || card.History[0].Rule == "GOV-3";
    }

    /// <summary>What follows where the card of a family that moved is blocked.</summary>
    public static OutboxEntry Entry(string village, string card) => OutboxEntry.Projection(ProjectionName, new MovedCardNews(village, card));

    /// <inheritdoc />
    public async Task BringAsync(HouseholdState from, AreaCode to, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);

        // Who is to make it a card here looks again, and finds that it leaves.
        await turns.TakeAsync(from.Village.Value, cancellation);
        await GoAlongAsync(from.Village.Value, from.Id, to.Value, cancellation);
    }

    /// <summary>Notes in a village what a household of another holds, by the cards of that and by what is noted there.</summary>
    public async Task GoAlongAsync(string village, string household, string to, CancellationToken cancellation)
    {
        foreach (var (madeIn, card) in (await OfAsync(village, household, cancellation)).Where(card => card.MadeIn != to))
        {
            await KeepAsync(madeIn, card, to, cancellation);
        }
    }

    /// <summary>The cards that were made for a household, as its village knows them: those of the village and those that it brought along. Of later rounds first.</summary>
    public async Task<IReadOnlyList<(string MadeIn, string Card)>> OfAsync(string village, string household, CancellationToken cancellation)
    {
        var query = new DocumentQuery($"SELECT c.id, c.held, c.madeIn, c.state.household FROM c WHERE c.state.household = @household AND c.type IN ('{CardDocument.TypeName}', '{MovedCardDocument.TypeName}')")
            .With("@household", household);
        return [.. (await RowsAsync(village, query, cancellation)).Select(row => (MadeIn: row.MadeIn ?? village, row.Card)).OrderByDescending(card => card.Card, StringComparer.Ordinal)];
    }

    /// <inheritdoc />
    public async Task ApplyAsync(JObject input, CancellationToken cancellation)
    {
        var (village, card) = JsonText.Read<MovedCardNews>(input.ToString());
        if (await RowAsync(village, card, cancellation) is not { } row)
        {
            return;
        }

        var way = await places.OfAsync(AreaCode.Parse(village), row.Household, cancellation);
        foreach (var place in way.Places.Where(p => p.Household == row.Household && p.Village.Value != village))
        {
            await KeepAsync(village, card, place.Village.Value, cancellation);
        }
    }

    /// <summary>Notes in a village that a household of it is to hold a card of another, before that is made.</summary>
    public Task AnnounceAsync(string madeIn, string card, MovedCardHolder holder, string held, string village, CancellationToken cancellation) =>
        SaveAsync(madeIn, card, village, _ => Task.FromResult<(MovedCardHolder, string?)?>((holder, held)), cancellation);

    /// <summary>Notes in a village what a card of another says by now: held, or not any more; not, where there is none.</summary>
    public Task KeepAsync(string madeIn, string card, string village, CancellationToken cancellation) => SaveAsync(
        madeIn, card, village,
        async known => await RowAsync(madeIn, card, cancellation) is { } row ? (new MovedCardHolder(row.Household), row.Held) : known is null ? null : (known.State, null),
        cancellation);

    private Task SaveAsync(string madeIn, string card, string village, Func<MovedCardDocument?, Task<(MovedCardHolder Holder, string? Held)?>> say, CancellationToken cancellation) => retry.RetryAsync(
        async () =>
        {
            var (partition, id) = (Partitions.Registry(village), MovedCardDocument.IdOf(card));
            var (known, etag) = await store.KnownOrAnewAsync<MovedCardDocument>(partition, id, unreadables, cancellation);
            if (await say(known) is not var (holder, held) || (known is not null && known.Held == held))
            {
                return;
            }

            if (!await store.TrySaveAsync(partition, new MovedCardDocument { Id = id, Village = village, MadeIn = madeIn, Held = held, State = holder, ETag = etag }, cancellation))
            {
                throw new StaleException();
            }
        },
        cancellation);

    private async Task<Row?> RowAsync(string village, string card, CancellationToken cancellation) =>
        (await RowsAsync(village, new DocumentQuery("SELECT c.id, c.held, c.state.household FROM c WHERE c.id = @id").With("@id", CardDocument.IdOf(card)), cancellation)).FirstOrDefault();

    // Of a card nothing is read but whose it is and how long it is held: also one that cannot be read otherwise is held.
    private async Task<List<Row>> RowsAsync(string village, DocumentQuery query, CancellationToken cancellation)
    {
        var (partition, rows) = (Partitions.Registry(village), new List<Row>());
        await foreach (var row in store.AllAsync<Row>(partition, query, cancellation).ReadOr(bad => unreadables.LeftOut(partition, bad), cancellation))
        {
            rows.Add(row);
        }

        return rows;
    }

    private sealed record MovedCardNews(string Village, string Card);

    private sealed record Row(string Id, string Household, string? Held = null, string? MadeIn = null)
    {
        public string Card => Id[(MadeIn is null ? CardDocument.IdOf(string.Empty) : MovedCardDocument.IdOf(string.Empty)).Length..];
    }
}

/// <summary>That a family holds a card that was made in another village, from where it moved (REG-8).</summary>
public sealed record MovedCardDocument : Document
{
    /// <summary>The document type's name.</summary>
    public const string TypeName = "movedCard";

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <summary>The village to which the family moved, and the partition.</summary>
    public required string Village { get; init; }

    /// <summary>The village in which the card was made.</summary>
    public required string MadeIn { get; init; }

    /// <summary>The card's kind and last day, as <see cref="CardDocument.Held"/>: who holds one is found by both alike. Null once it is blocked.</summary>
    public string? Held { get; init; }

    /// <summary>Who holds it.</summary>
    public required MovedCardHolder State { get; init; }

    /// <summary>The document's id for a card's, or for what a card's begins with.</summary>
    public static string IdOf(string card) => $"moved-card-{card}";
}

/// <summary>Who holds a card that was made in another village.</summary>
/// <param name="Household">The household, by its id, which it keeps when it moves.</param>
public sealed record MovedCardHolder(string Household);
