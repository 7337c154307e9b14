using Dtks.Domain.Cards;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Functions.CardRounds;
using Dtks.Functions.Data;
using Dtks.Functions.FamilyChanges;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Records;

namespace Dtks.Functions.CardReplacement;

/// <summary>Notes on a family's cards what changed in it (REG-8): they say what they said, and the register what is so. Each change once. What a family holds that moved is noted where it lives then.</summary>
public sealed class ChangedFamilyCards(DocumentStore store, CardRepository cards, MovedCards moved, UnreadableRecords unreadables, ChangeCommit commit, OptimisticRetry retry) : IFamilyFollower
{
    /// <inheritdoc />
    public async Task FollowAsync(HouseholdState changed, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(changed);
        var (village, today) = (changed.Village.Value, cards.Today(changed.Village.Value));
        var query = new DocumentQuery("SELECT * FROM c WHERE c.type = 'card' AND c.state.household = @household").With("@household", changed.Id);
        var partition = Partitions.Registry(village);
        var (held, _) = await unreadables.ApartAsync(partition, store.AllAsync<CardDocument>(partition, query, cancellation), CardDocument.IdOf(string.Empty), cancellation);
        foreach (var card in held.Where(c => c.State.IsHeldOn(today)))
        {
            await retry.RetryAsync(() => NoteAsync(village, card.State.Id, changed, cancellation), cancellation);
        }

        // Once more, where it lives now: one may have been made, or blocked, while it moved.
        if (changed.Ended is { Reason: HouseholdEndReason.Moved, To: { } to } && to.Village != changed.Village)
        {
            await moved.GoAlongAsync(village, changed.Id, to.Village.Value, cancellation);
        }
    }

    private async Task NoteAsync(string village, string id, HouseholdState changed, CancellationToken cancellation)
    {
        if (await cards.FindAsync(village, id, cancellation) is not { } card)
        {
            return;
        }

        var events = new List<CardEvent>();
        foreach (var (change, kind, to) in ChangesOf(changed, card.State))
        {
            var state = events.Aggregate(card.State, CardDecider.Evolve);
            events.AddRange(cards.Decide(new CardCommand.ChangeFamily(change, kind, to, Actor.System), state, village).Events);
        }

        if (events.Count > 0)
        {
            var counted = await cards.RoundAsync(village, card.State.Round, cancellation) ?? throw new StaleException();
            await commit.SaveAsync(CardRepository.Change(counted, [(card, events)]).Change, cancellation);
        }
    }

    // Those since it was made; who heads the family tells itself by its name.
    private static IEnumerable<(string Change, CardFamilyChangeKind Kind, Domain.Areas.AreaCode? To)> ChangesOf(HouseholdState changed, CardState card)
    {
        var made = card.History[0].At;
        var last = changed.Changes.Count - 1;
        for (var i = Math.Max(0, changed.Changes.Count - CardRules.MostChanges); i <= last; i++)
        {
            var change = changed.Changes[i];
            if (change.At >= made)
            {
                yield return (change.Id, i == last ? KindOf(changed, card) : CardFamilyChangeKind.Members, i == last ? changed.Ended?.To?.Village : null);
            }
        }

        if (changed.Ended is { } ended && changed.Changes.All(c => c.At < made))
        {
            yield return ($"ended-{CardRules.Day(ended.On)}", KindOf(changed, card), ended.To?.Village);
        }
    }

    private static CardFamilyChangeKind KindOf(HouseholdState changed, CardState card) =>
        changed.Ended is { } ended ? ended.Reason == HouseholdEndReason.Moved ? CardFamilyChangeKind.Moved : CardFamilyChangeKind.Ended
        : CardHolder.Of(changed).Head != card.Holder.Head ? CardFamilyChangeKind.Head
        : CardFamilyChangeKind.Members;
}
