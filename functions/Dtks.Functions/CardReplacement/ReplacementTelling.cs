using Dtks.Domain.Areas;
using Dtks.Domain.Cards;
using Dtks.Domain.Households;
using Dtks.Functions.Data;
using Dtks.Functions.FamilyChanges;
using Dtks.Functions.Notices;
using Dtks.Functions.Registry;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Events;
using Dtks.Platform.Messaging;
using Dtks.Platform.Records;

namespace Dtks.Functions.CardReplacement;

/// <summary>
/// Tells households that were named for a card in another's place how their place changed (CRD-5, GOV-3): it lapsed, they step in or wait again, the card went to another, or the round is over. What each was told stands in one
/// document of the village and round, which is compared with how they stand by now: so it does not matter what it follows from, and twice is once.
/// </summary>
public sealed class ReplacementTelling(DocumentStore store, ReplacementStandings standings, UnreadableRecords unreadables, ChangeCommit commit, OptimisticRetry retry) : IFamilyFollower
{
    /// <summary>What follows where those named for a round's cards may stand otherwise.</summary>
    public static OutboxEntry Entry(string village, string round) => OutboxEntry.Message(MakeReplacementCards.Queue, new ReplacementCardMessage(village, string.Empty) { Told = round });

    /// <summary>The same of every round for whose cards a household was named.</summary>
    public static OutboxEntry EntryOf(string village, string household) => OutboxEntry.Message(MakeReplacementCards.Queue, new ReplacementCardMessage(village, household) { ToldEverywhere = true });

    /// <summary>Tells them.</summary>
    /// <exception cref="MessageException">The message names no village.</exception>
    public async Task TellAsync(ReplacementCardMessage message, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (!AreaCode.TryParse(message.Village, out var village) || village.Level != AreaLevel.Village)
        {
            throw new MessageException("a message names a village");
        }

        foreach (var round in message.Told is { } one ? [one] : await standings.RoundsAsync(message.Village, message.Household, cancellation))
        {
            await retry.RetryAsync(() => TellAsync(message.Village, round, cancellation), cancellation);
        }
    }

    /// <inheritdoc />
    public async Task FollowAsync(HouseholdState changed, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(changed);
        foreach (var round in await standings.RoundsAsync(changed.Village.Value, changed.Id, cancellation))
        {
            await retry.RetryAsync(() => TellAsync(changed.Village.Value, round, cancellation), cancellation);
        }
    }

    private async Task TellAsync(string village, string round, CancellationToken cancellation)
    {
        var (partition, id) = (Partitions.Registry(village), ReplacementToldDocument.IdOf(round));

        // Read before what is compared: who compares later saves later.
        var (known, etag) = await store.KnownOrAnewAsync<ReplacementToldDocument>(partition, id, unreadables, cancellation);
        var told = (known?.Told ?? new Dictionary<string, ReplacementPlace>()).ToDictionary(StringComparer.Ordinal);
        var (step, notices) = ((known?.Step ?? 0) + 1, new List<NoticeInput>());
        foreach (var standing in (await standings.OfAsync(village, round, cancellation)).Values.Where(s => s.Place is not (ReplacementPlace.Open or ReplacementPlace.Dropped)))
        {
            var before = told.GetValueOrDefault(standing.Named.Replacement, standing.Named.Reserve is null ? ReplacementPlace.Named : ReplacementPlace.Reserve);
            if (before != standing.Place && ReplacementNotices.CodeOf(before, standing.Place) is { } code)
            {
                notices.Add(new NoticeInput(village, ReplacementNotices.RecordKind, $"{round}-{standing.Named.Replacement}", code, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{round}/{step}")));
            }

            told[standing.Named.Replacement] = standing.Place;
        }

        if (notices.Count == 0 && (known is null || (known.Told.Count == told.Count && told.All(t => known.Told.TryGetValue(t.Key, out var was) && was == t.Value))))
        {
            return;
        }

        var next = new ReplacementToldDocument { Id = id, Village = village, Round = round, Step = step, Told = told, ETag = etag };
        await commit.SaveAsync(ChangeSet.Bookkeeping(partition).Save(next).Then(notices.Select(n => n.Entry())), cancellation);
    }
}

/// <summary>What the households were told that were named for a round's cards in others' place, in their village.</summary>
public sealed record ReplacementToldDocument : Document
{
    /// <inheritdoc />
    public override string Type => "replacementTold";

    /// <summary>The village, and the partition.</summary>
    public required string Village { get; init; }

    /// <summary>The round.</summary>
    public required string Round { get; init; }

    /// <summary>How often anything changed.</summary>
    public required int Step { get; init; }

    /// <summary>Where each stood when it was told last, by the replacement's id.</summary>
    public required IReadOnlyDictionary<string, ReplacementPlace> Told { get; init; }

    /// <summary>The document's id for a round's.</summary>
    public static string IdOf(string round) => $"replacementTold-{round}";
}

/// <summary>After which events those named for cards in others' place may stand otherwise: a card was made for one, a round's cards expired, a family that was proposed for one does not go on.</summary>
public sealed class ReplacementTellingFollowUps : IEventFollower
{
    private static readonly string Exchanged = $"dtks.{SkrtmEventCodes.Exchanged}.v1";
    private static readonly string Expired = $"dtks.{CardEventCodes.VillageExpired}.v1";

    /// <inheritdoc />
    public IEnumerable<OutboxEntry> Of(OutboxEntry happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        if (happened.Target == Exchanged && happened.Subject?.Split('/') is ["skrtm", var at, _])
        {
            yield return ReplacementTelling.Entry(at, (string)happened.Data["round"]!);
        }
        else if (happened.Target == Expired && happened.Subject?.Split('/') is ["card-rounds", var round, "villages", var village])
        {
            yield return ReplacementTelling.Entry(village, round);
        }
        else if ((bool?)happened.Data["forCard"] == true && happened.Subject?.Split('/') is ["proposals", var there, var proposal])
        {
            yield return ReplacementTelling.EntryOf(there, proposal);
        }
    }
}
