using Dtks.Domain.Cards;
using Dtks.Domain.Policies;
using Dtks.Functions.CardRounds;
using Dtks.Functions.Data;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Json;
using Dtks.Platform.Records;
using Newtonsoft.Json.Linq;
using NodaTime;

namespace Dtks.Functions.CardDelivery;

/// <summary>
/// Keeps a regency's list of households of which PT Pos found that all members died (CRD-1), for an officer of the regency to decide on their removal (RAT-6): nothing is removed by it. The card is
/// asked anew each time, so that in whatever order news of it come, what it says last is what stands: that it was delivered after all takes it off the list.
/// </summary>
public sealed class CardDeaths(DocumentStore store, CardRepository cards, OptimisticRetry retry) : IProjection
{
    /// <summary>The projection's name.</summary>
    public const string ProjectionName = "card-deaths";

    /// <summary>The event's type.</summary>
    public const string EventType = "dtks.cardDeaths.reported.v1";

    /// <inheritdoc />
    public string Name => ProjectionName;

    /// <summary>What follows where a card changed: nothing, unless it ever came back for that.</summary>
    public static IEnumerable<OutboxEntry> Of(CardState card)
    {
        ArgumentNullException.ThrowIfNull(card);
        if (!card.Attempts.Any(a => a.Reason == PolicyReason.AllDeceased))
        {
            yield break;
        }

        yield return OutboxEntry.Projection(ProjectionName, new ReportedCard(card.Village.Value, card.Id));
        if (SaysSo(card))
        {
            yield return OutboxEntry.Event(
                EventType, $"cards/{card.Village}/{card.Id}", new CardDeathsEventData(card.Id, card.Round, card.Village.Value, card.Household, card.Attempts[^1].On, card.History[^1].Policy));
        }
    }

    /// <inheritdoc />
    public Task ApplyAsync(JObject input, CancellationToken cancellation)
    {
        var (village, card) = JsonText.Read<ReportedCard>(input.ToString());
        return retry.RetryAsync(() => KeepAsync(village, card, cancellation), cancellation);
    }

    private async Task KeepAsync(string village, string id, CancellationToken cancellation)
    {
        if (await cards.FindAsync(village, id, cancellation) is not { State: var card })
        {
            return;
        }

        var partition = Partitions.Ratifications(village[..4]);
        await store.KeepLatestAsync(
            partition,
            new CardDeathDocument
            {
                Id = CardDeathDocument.IdOf(village, id),
                Regency = partition.Value,
                Round = card.Round,
                Village = village,
                Card = id,
                Household = card.Household,
                On = card.Attempts.Last(a => a.Reason == PolicyReason.AllDeceased).On,
                CreatedOn = card.History[0].At.ToDateTimeOffset(),
                Status = SaysSo(card) ? CardDeathStatus.Reported : CardDeathStatus.Withdrawn,
                Step = card.History.Count,
            },
            cancellation);
    }

    private static bool SaysSo(CardState card) => (card.Status is CardStatus.Returned or CardStatus.Blocked) && card.Attempts[^1].Reason == PolicyReason.AllDeceased;

    private sealed record ReportedCard(string Village, string Card);
}

/// <summary>A household of which PT Pos found that all members died, in its regency's list.</summary>
public sealed record CardDeathDocument : Document, ISteppedCopy
{
    /// <summary>What every id begins with.</summary>
    public const string IdStart = "cardDeath-";

    /// <inheritdoc />
    public override string Type => "cardDeath";

    /// <summary>The regency, and the partition.</summary>
    public required string Regency { get; init; }

    /// <summary>The card's round; lists filter by it.</summary>
    public required string Round { get; init; }

    /// <summary>The village.</summary>
    public required string Village { get; init; }

    /// <summary>The card.</summary>
    public required string Card { get; init; }

    /// <summary>The household.</summary>
    public required string Household { get; init; }

    /// <summary>The day PT Pos found so.</summary>
    public required LocalDate On { get; init; }

    /// <summary>When the card was made; lists are in this order.</summary>
    public required DateTimeOffset CreatedOn { get; init; }

    /// <summary>Whether it is still said; lists show those of which it is.</summary>
    public required CardDeathStatus Status { get; init; }

    /// <inheritdoc />
    public required int Step { get; init; }

    /// <summary>The document's id for a card's.</summary>
    public static string IdOf(string village, string card) => $"{IdStart}{village}-{card}";
}

/// <summary>Whether it is still said that all members of a household died.</summary>
public enum CardDeathStatus
{
    /// <summary>It is.</summary>
    Reported,

    /// <summary>The card was delivered after all, or came back for another reason.</summary>
    Withdrawn,
}

/// <summary>PT Pos found that all members of a household died (CRD-1). Nothing of a person.</summary>
/// <param name="Card">The card's id.</param>
/// <param name="Round">Its round's id.</param>
/// <param name="Village">The village's code.</param>
/// <param name="Household">The household it was made for.</param>
/// <param name="On">The day, yyyy-MM-dd.</param>
/// <param name="Policy">The policy version it was recorded under.</param>
public sealed record CardDeathsEventData(string Card, string Round, string Village, string Household, LocalDate On, string Policy);
