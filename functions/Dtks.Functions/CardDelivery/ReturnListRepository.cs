using System.Globalization;
using Dtks.Domain.Areas;
using Dtks.Domain.Cards;
using Dtks.Domain.Policies;
using Dtks.Functions.CardRounds;
using Dtks.Functions.Data;
using Dtks.Platform.Audit;
using Dtks.Platform.Changes;
using Dtks.Platform.Deadlines;
using Dtks.Platform.Documents;
using Dtks.Platform.Records;
using NodaTime;

namespace Dtks.Functions.CardDelivery;

/// <summary>Loads what came back of a round's cards in a village, and turns what was decided of its lists into a change.</summary>
public sealed class ReturnListRepository(DocumentStore store, IDecidedCards decided, UnreadableRecords unreadables, PolicyVersions policies, TimeProvider clock)
{
    /// <summary>
    /// The cards that are returned or handed back and stand on no list yet, by id. One of a list that a deliberation was held on, which decided nothing about it because it was delivered after all, or could not be read, comes on the
    /// next when it is back. One that cannot be read is told, and comes on the next list once it is repaired.
    /// </summary>
    public async Task<IReadOnlyList<CardState>> FreshAsync(VillageCardsDocument village, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(village);
        var listed = await ListedAsync(village, cancellation);
        var query = new DocumentQuery("SELECT * FROM c WHERE c.id > @first AND c.id < @after AND c.state.status IN ('returned', 'surrendered')")
            .With("@first", CardDocument.IdOf(CardIds.StartOf(village.State.Number))).With("@after", CardDocument.IdOf($"{CardIds.StartOf(village.State.Number)}g"));
        var partition = Partitions.Registry(village.Village);
        var (read, _) = await unreadables.ApartAsync(partition, store.AllAsync<CardDocument>(partition, query, cancellation), CardDocument.IdOf(string.Empty), cancellation);
        return [.. read.Select(c => c.State).Where(c => !listed.Contains(c.Id)).OrderBy(c => c.Id, StringComparer.Ordinal)];
    }

    private async Task<HashSet<string>> ListedAsync(VillageCardsDocument village, CancellationToken cancellation)
    {
        var (lists, documents) = ((village.State.Returns ?? VillageReturns.None).Lists, await ListsAsync(village, cancellation));
        var listed = documents.Where((_, place) => lists[place].HeldOn is null).SelectMany(l => l.Cards).Select(c => c.Card).ToHashSet(StringComparer.Ordinal);
        if (lists.Any(l => l.HeldOn is not null))
        {
            listed.UnionWith(await decided.OfAsync(village.Village, village.State.Round, cancellation));
        }

        return listed;
    }

    /// <summary>The cards of a village's lists, in the lists' order.</summary>
    public async Task<IReadOnlyList<ReturnListDocument>> ListsAsync(VillageCardsDocument village, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(village);
        var all = new List<ReturnListDocument>();
        foreach (var list in (village.State.Returns ?? VillageReturns.None).Lists)
        {
            var id = ReturnListDocument.IdOf(village.State.Round, list.Number);
            all.Add(await store.ReadAsync<ReturnListDocument>(Partitions.Registry(village.Village), id, cancellation) ?? throw new InvalidOperationException($"There is no {id} in {village.Village}."));
        }

        return all;
    }

    /// <summary>The policy of today in an area, and now.</summary>
    public (PolicyVersion Policy, Instant Now) Today(AreaCode area)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        return (policies.At(TimeZones.DateIn(area, now)), now);
    }

    /// <summary>The policy version that a list goes by.</summary>
    public PolicyVersion PolicyOf(ReturnList list)
    {
        ArgumentNullException.ThrowIfNull(list);
        return policies.Named(list.Policy);
    }

    /// <summary>The change that a decision about a village's lists makes, with what follows from it.</summary>
    public ChangeSet Change(VillageCardsDocument before, ReturnListEvent happened)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(happened);
        var after = before with { Version = before.Version + 1, State = ReturnListDecider.Evolve(before.State, happened) };
        var change = new ChangeSet(Partitions.Registry(after.Village), [AuditEntry.Of(happened.Meta, happened, after.Id)]).Save(after).Then(ReturnPlaces.Of(after.State));
        foreach (var list in Lists(after.State, happened))
        {
            var data = ReturnListEventData.Of(after.State, list, happened);
            change.Then(OutboxEntry.Event($"dtks.{happened.Meta.Code}.v1", string.Create(CultureInfo.InvariantCulture, $"card-rounds/{after.State.Round}/villages/{after.Village}/lists/{list.Number}"), data));
        }

        return happened is ReturnListHanded handed ? change.Then(DeadlinesOf(after.State, handed.List)) : change;
    }

    private static IEnumerable<ReturnList> Lists(VillageRound round, ReturnListEvent happened) => round.Returns!.Lists.Where(l => happened switch
    {
        ReturnListHanded h => l.Number == h.List.Number,
        ReturnListReminded r => l.Number == r.List,
        ReturnListOverdue o => l.Number == o.List,
        ReturnCircularArrived a => a.Lists.Contains(l.Number),
        _ => false,
    });

    private IEnumerable<OutboxEntry> DeadlinesOf(VillageRound round, ReturnList list)
    {
        var policy = PolicyOf(list);
        foreach (var (day, on) in policy.CardReminderDays.Zip(CardSchedule.RemindersOn(list.HandedOn, policy)))
        {
            yield return ReturnListDeadlines.Reminder(round, list.Number, day, CardSchedule.StartOf(on, round.Village)).Entry();
        }

        yield return ReturnListDeadlines.Overdue(round, list.Number, CardSchedule.StartOf(list.DueOn.PlusDays(1), round.Village)).Entry();
    }
}
