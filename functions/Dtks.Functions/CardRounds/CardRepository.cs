using Dtks.Domain.Areas;
using Dtks.Domain.Cards;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Functions.Data;
using Dtks.Platform.Audit;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using NodaTime;

namespace Dtks.Functions.CardRounds;

/// <summary>Loads cards and what counts them, has the domain decide, and turns what it decided into a change.</summary>
public sealed class CardRepository(DocumentStore store, PolicyVersions policies, TimeProvider clock)
{
    /// <summary>A card, or null when there is none.</summary>
    public async Task<CardDocument?> FindAsync(string village, string card, CancellationToken cancellation) =>
        PathId.IsId(card) ? await store.ReadAsync<CardDocument>(Partitions.Registry(village), CardDocument.IdOf(card), cancellation) : null;

    /// <summary>What counts a round's cards in a village; null where it has none.</summary>
    public Task<VillageCardsDocument?> RoundAsync(string village, string round, CancellationToken cancellation) =>
        store.ReadAsync<VillageCardsDocument>(Partitions.Registry(village), VillageCardsDocument.IdOf(round), cancellation);

    /// <summary>The cards of a round in a village, by id; with those made in another's place.</summary>
    /// <param name="number">The round's number.</param>
    /// <param name="more">What else is asked of them, such as <c> AND c.state.status = @status</c>; what a caller typed goes into parameters.</param>
    public static OrderedQuery OfRound(int number, string more = "") =>
        new OrderedQuery("*", $"c.id > @first AND c.id < @after{more}", "id") { Unique = true, IdStart = CardDocument.IdOf(string.Empty) }
            .With("@first", CardDocument.IdOf(CardIds.StartOf(number))).With("@after", CardDocument.IdOf($"{CardIds.StartOf(number)}g"));

    /// <summary>Today in a village, by its own zone.</summary>
    public LocalDate Today(string village) => TimeZones.DateIn(AreaCode.Parse(village), Now);

    /// <summary>What is decided about a card now, under the policy version of the village's day.</summary>
    public Decision<CardEvent> Decide(CardCommand command, CardState? state, string village) => CardDecider.Decide(command, state, policies.At(Today(village)), Now);

    /// <summary>
    /// The change of cards of one round and village, with what counts them in the same batch: an audit entry and a CloudEvent for each event. The caller sees to it that the batch is not too large.
    /// </summary>
    /// <param name="village">What counts them, as it was read.</param>
    /// <param name="cards">The cards as they were read, null for one that is made; and what happened to each.</param>
    public static (ChangeSet Change, VillageCardsDocument Village) Change(VillageCardsDocument village, IReadOnlyList<(CardDocument? Card, IReadOnlyList<CardEvent> Events)> cards)
    {
        var changed = Changed(village, cards);
        return (Add(new ChangeSet(Partitions.Registry(village.Village), changed.Audited), changed), changed.Next);
    }

    /// <summary>Adds the same to a change of the village's partition, which holds more.</summary>
    public static void AddTo(ChangeSet change, VillageCardsDocument village, IReadOnlyList<(CardDocument? Card, IReadOnlyList<CardEvent> Events)> cards)
    {
        ArgumentNullException.ThrowIfNull(change);
        var changed = Changed(village, cards);
        Add(change.Audit(changed.Audited), changed);
    }

    private static ChangeSet Add(ChangeSet change, ChangedCards changed)
    {
        change.Save(changed.Next).Then(changed.Told).Then(CardProgress.Entry(changed.Next));
        foreach (var card in changed.Saved)
        {
            change.Save(card);
        }

        return change;
    }

    private static ChangedCards Changed(VillageCardsDocument village, IReadOnlyList<(CardDocument? Card, IReadOnlyList<CardEvent> Events)> cards)
    {
        ArgumentNullException.ThrowIfNull(village);
        ArgumentNullException.ThrowIfNull(cards);
        var next = village with { Version = village.Version + 1 };
        var saved = new List<CardDocument>();
        var audited = new List<AuditEntry>();
        var told = new List<OutboxEntry>();
        foreach (var (card, events) in cards)
        {
            var state = events.Aggregate(card?.State, CardDecider.Evolve)!;
            next = next with { State = card is null ? next.State.With(state) : next.State.With(card.State, state) };
            saved.Add(card is null ? New(state) : card with { State = state });
            audited.AddRange(events.Select(e => AuditEntry.Of(e.Meta, e, CardDocument.IdOf(state.Id))));
            told.AddRange(events.Select(e => OutboxEntry.Event(
                $"dtks.{e.Meta.Code}.v1", $"cards/{village.Village}/{state.Id}", new CardEventData(state.Id, state.Round, village.Village, state.Household, WireName.Of(state.Status), e.Meta.Rule, e.Meta.Policy, state.History.Count))));
            if (MovedCards.MayBeHeldElsewhere(state) && events.Any(e => e is CardBlocked or CardReplaced or CardRestored))
            {
                told.Add(MovedCards.Entry(village.Village, state.Id));
            }
        }

        return new ChangedCards(next, saved, audited, told);
    }

    /// <summary>The document of a card that was made.</summary>
    public static CardDocument New(CardState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return new CardDocument { Id = CardDocument.IdOf(state.Id), Village = state.Village.Value, State = state };
    }

    private Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    private sealed record ChangedCards(VillageCardsDocument Next, IReadOnlyList<CardDocument> Saved, IReadOnlyList<AuditEntry> Audited, IReadOnlyList<OutboxEntry> Told);
}
