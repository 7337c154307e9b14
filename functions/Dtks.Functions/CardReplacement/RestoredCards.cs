using Dtks.Domain.Cards;
using Dtks.Domain.Kernel;
using Dtks.Functions.CardRounds;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;

namespace Dtks.Functions.CardReplacement;

/// <summary>Has a card be good again whose family stands in the register again (CRD-10, GOV-3), unless the family holds one of the kind by now: the village's turn goes with it, so that no other is made at that moment. Done twice, it is done once.</summary>
public sealed class RestoredCards(CardRepository cards, HeldCards held, HoldingTurns turns, MovedCards moved, ChangeCommit commit, OptimisticRetry retry)
{
    /// <summary>Does it.</summary>
    /// <param name="card">The card.</param>
    /// <param name="here">The village in which the family stands.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task RestoreAsync(CardState card, string here, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(card);
        var madeIn = card.Village.Value;
        if (here == madeIn)
        {
            await retry.RetryAsync(() => RestoreOnceAsync(card, here, cancellation), cancellation);
            return;
        }

        // It is noted where the family lives before it is looked at what that holds: whoever makes it a card there looks again.
        await moved.AnnounceAsync(madeIn, card.Id, new MovedCardHolder(card.Household), CardDocument.HeldUntil(card.Kind, card.ValidUntil), here, cancellation);
        await turns.TakeAsync(here, cancellation);
        await retry.RetryAsync(() => RestoreOnceAsync(card, here, cancellation), cancellation);
        await moved.KeepAsync(madeIn, card.Id, here, cancellation);
    }

    private async Task RestoreOnceAsync(CardState known, string here, CancellationToken cancellation)
    {
        var madeIn = known.Village.Value;
        var turn = await turns.NextAsync(madeIn, cancellation);
        if (await cards.FindAsync(madeIn, known.Id, cancellation) is not { } card)
        {
            return;
        }

        var events = cards.Decide(new CardCommand.Restore(await HoldsOneAsync(known, here, cancellation), Actor.System), card.State, madeIn).Events;
        if (events.Count > 0)
        {
            var counted = await cards.RoundAsync(madeIn, known.Round, cancellation) ?? throw new StaleException();
            await commit.SaveAsync(CardRepository.Change(counted, [(card, events)]).Change.Save(turn), cancellation);
        }
    }

    private async Task<bool> HoldsOneAsync(CardState card, string here, CancellationToken cancellation)
    {
        foreach (var place in new[] { card.Village.Value, here }.Distinct())
        {
            if ((await held.ByAsync(place, card.Household, card.Kind, cards.Today(place), cancellation)).Any(by => by != MovedCardDocument.IdOf(card.Id)))
            {
                return true;
            }
        }

        return false;
    }
}
