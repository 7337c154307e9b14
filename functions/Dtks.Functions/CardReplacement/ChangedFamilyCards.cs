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

/// <summary>
/// Notes on a family's cards, wherever they were made, what changed in it (REG-8): they say what they said, and the register what is so. Each change once. What a family holds that stands in the register no more is blocked,
/// and good again where it stands there again (CRD-10), so that the same people never hold two, under whatever id they are registered then.
/// </summary>
public sealed class ChangedFamilyCards(CardRepository cards, MovedCards moved, HoldingTurns turns, RestoredCards restored, UnreadableRecords unreadables, ChangeCommit commit, OptimisticRetry retry) : IFamilyFollower
{
    /// <inheritdoc />
    public async Task FollowAsync(HouseholdState changed, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(changed);
        var village = changed.Village.Value;
        if (IsGone(changed))
        {
            // Whoever is to make it a card looks again, and finds that it is gone; or has made one, which is found here.
            await turns.TakeAsync(village, cancellation);
        }

        var unread = new List<Exception>();
        foreach (var (madeIn, card) in await moved.OfAsync(village, changed.Id, cancellation))
        {
            await TryAsync(() => FollowAsync(madeIn, card, changed, cancellation), unread);
        }

        // Once more, where it lives now: one may have been made, or blocked, while it moved.
        if (changed.Ended is { Reason: HouseholdEndReason.Moved, To: { } to } && to.Village != changed.Village)
        {
            await moved.GoAlongAsync(village, changed.Id, to.Village.Value, cancellation);
        }

        // What a change notes can be left out; that a card is good for nothing, or is again, cannot: it has its turn once it is repaired.
        if (unread.Count > 0 && (IsGone(changed) || changed.Changes.Any(c => c.Kind == FamilyChangeKind.Reinstatement)))
        {
            throw unread[0];
        }
    }

    private static bool IsGone(HouseholdState changed) => changed.GoneFor() is { } reason && reason != HouseholdEndReason.Moved;

    private async Task TryAsync(Func<Task> work, List<Exception> unread)
    {
        try
        {
            await work();
        }
        catch (Exception e) when (UnreadableRecords.Is(e))
        {
            unreadables.Tell(e);
            unread.Add(e);
        }
    }

    private async Task FollowAsync(string madeIn, string card, HouseholdState changed, CancellationToken cancellation)
    {
        var noted = await retry.RetryAsync(() => NoteAsync(madeIn, card, changed, cancellation), cancellation);
        if (noted?.IsEnded() == true && changed.GoneFor() is null)
        {
            await restored.RestoreAsync(noted, changed.Village.Value, cancellation);
        }
    }

    // The card as it stands then; null where it is neither held nor blocked for its family's end.
    private async Task<CardState?> NoteAsync(string madeIn, string id, HouseholdState changed, CancellationToken cancellation)
    {
        if (await cards.FindAsync(madeIn, id, cancellation) is not { } card || (!card.State.IsEnded() && !card.State.IsHeldOn(cards.Today(madeIn))))
        {
            return null;
        }

        var (state, events) = (card.State, new List<CardEvent>());
        foreach (var command in CommandsOf(changed, card.State))
        {
            var decided = cards.Decide(command, state, madeIn).Events;
            events.AddRange(decided);
            state = decided.Aggregate(state, CardDecider.Evolve);
        }

        if (events.Count > 0)
        {
            var counted = await cards.RoundAsync(madeIn, state.Round, cancellation) ?? throw new StaleException();
            await commit.SaveAsync(CardRepository.Change(counted, [(card, events)]).Change, cancellation);
        }

        return state;
    }

    private static IEnumerable<CardCommand> CommandsOf(HouseholdState changed, CardState card)
    {
        foreach (var (change, kind, to) in ChangesOf(changed, card))
        {
            yield return new CardCommand.ChangeFamily(change, kind, to, Actor.System);
        }

        if (IsGone(changed))
        {
            yield return new CardCommand.End(Actor.System);
        }
    }

    // Those since it was made; who heads the family tells itself by its name. That it came is noted where it came from.
    private static IEnumerable<(string Change, CardFamilyChangeKind Kind, Domain.Areas.AreaCode? To)> ChangesOf(HouseholdState changed, CardState card)
    {
        var made = card.History[0].At;
        var last = changed.Changes.Count - 1;
        for (var i = Math.Max(0, changed.Changes.Count - CardRules.MostChanges); i <= last; i++)
        {
            var change = changed.Changes[i];
            if (change.At >= made && (card.Village == changed.Village || change is not { Kind: FamilyChangeKind.Move, Came: not null }))
            {
                yield return (change.Id, i == last ? KindOf(changed, card, change.Kind) : KindOf(change.Kind), i == last ? changed.Ended?.To?.Village : null);
            }
        }

        if (changed.Ended is { } ended && changed.Changes.All(c => c.At < made))
        {
            yield return ($"ended-{CardRules.Day(ended.On)}", KindOf(changed, card, null), ended.To?.Village);
        }
    }

    private static CardFamilyChangeKind KindOf(FamilyChangeKind? kind) => kind == FamilyChangeKind.Card ? CardFamilyChangeKind.FamilyCard : CardFamilyChangeKind.Members;

    private static CardFamilyChangeKind KindOf(HouseholdState changed, CardState card, FamilyChangeKind? kind) =>
        changed.Ended is { } ended ? ended.Reason == HouseholdEndReason.Moved ? CardFamilyChangeKind.Moved : CardFamilyChangeKind.Ended
        : CardHolder.Of(changed).Head != card.Holder.Head ? CardFamilyChangeKind.Head
        : KindOf(kind);
}
