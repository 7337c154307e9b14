using Dtks.Domain.Areas;
using Dtks.Domain.Cards;
using Dtks.Functions.Data;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Json;
using Dtks.Platform.Records;
using Newtonsoft.Json.Linq;
using NodaTime;

namespace Dtks.Functions.CardDelivery;

/// <summary>Keeps what a TKSK sent on together, village by village, for the district's recap (CRD-3). Applied twice or in any order, each card is in it once.</summary>
public sealed class ForwardingRows(DocumentStore store, UnreadableRecords unreadables, OptimisticRetry retry) : IProjection
{
    /// <summary>The projection's name.</summary>
    public const string ProjectionName = "card-forwardings";

    /// <inheritdoc />
    public string Name => ProjectionName;

    /// <summary>What follows where cards of a village were sent on.</summary>
    public static OutboxEntry Of(string forwarding, string round, AreaCode village, Instant now, IEnumerable<CardState> cards)
    {
        ArgumentNullException.ThrowIfNull(village);
        var sent = cards.Select(card => new SentCard(card.Id, CardForwardingDecider.KindOf(card)!.Value)).ToList();
        return OutboxEntry.Projection(ProjectionName, new SentCards(forwarding, round, village.Value, now.ToDateTimeOffset(), sent));
    }

    /// <inheritdoc />
    public Task ApplyAsync(JObject input, CancellationToken cancellation)
    {
        var sent = JsonText.Read<SentCards>(input.ToString());
        return retry.RetryAsync(() => SaveAsync(sent, cancellation), cancellation);
    }

    private async Task SaveAsync(SentCards sent, CancellationToken cancellation)
    {
        var (partition, id) = (Partitions.Ratifications(sent.Village[..4]), ForwardingDocument.IdOf(sent.Forwarding));
        var (known, etag) = await store.KnownOrAnewAsync<ForwardingDocument>(partition, id, unreadables, cancellation);
        var before = known ?? new ForwardingDocument { Id = id, Regency = partition.Value, District = sent.Village[..6], Round = sent.Round, CreatedOn = sent.At, Villages = new Dictionary<string, IReadOnlyList<SentCard>>(), ETag = etag };
        var cards = before.Villages.GetValueOrDefault(sent.Village, []).Concat(sent.Cards).DistinctBy(card => card.Card).OrderBy(card => card.Card, StringComparer.Ordinal).ToList();
        var villages = before.Villages.Where(v => v.Key != sent.Village).Append(new(sent.Village, cards)).OrderBy(v => v.Key, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        if (!await store.TrySaveAsync(partition, before with { Villages = villages }, cancellation))
        {
            throw new StaleException();
        }
    }

    private sealed record SentCards(string Forwarding, string Round, string Village, DateTimeOffset At, IReadOnlyList<SentCard> Cards);
}

/// <summary>A card that was sent on.</summary>
/// <param name="Card">The card's id.</param>
/// <param name="As">As what.</param>
public sealed record SentCard(string Card, ForwardedAs As);

/// <summary>What a TKSK sent on together (CRD-3), in its regency.</summary>
public sealed record ForwardingDocument : Document
{
    /// <summary>What every id begins with.</summary>
    public const string IdStart = "cardForwarding-";

    /// <inheritdoc />
    public override string Type => "cardForwarding";

    /// <summary>The regency, and the partition.</summary>
    public required string Regency { get; init; }

    /// <summary>The district; lists filter by it.</summary>
    public required string District { get; init; }

    /// <summary>The round; lists filter by it.</summary>
    public required string Round { get; init; }

    /// <summary>When it was sent; lists are in this order.</summary>
    public required DateTimeOffset CreatedOn { get; init; }

    /// <summary>The cards of each village, by code.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<SentCard>> Villages { get; init; }

    /// <summary>The document's id for a forwarding's.</summary>
    public static string IdOf(string forwarding) => $"{IdStart}{forwarding}";
}
