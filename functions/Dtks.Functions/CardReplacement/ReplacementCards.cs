using Dtks.Domain.Cards;
using Dtks.Domain.Deliberations;
using Dtks.Domain.Kernel;
using Dtks.Functions.CardRounds;
using Dtks.Functions.Registry;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Messaging;

namespace Dtks.Functions.CardReplacement;

/// <summary>
/// Makes the card that a signed SKRTM gets (CRD-9): in one batch the card, the block of the old one, what counts both, and the letter. With them go the household, unchanged, and the
/// village's turn, so that of two cards for one household, made at one moment, one is not. Done twice, it is done once.
/// </summary>
public sealed class ReplacementCards(SkrtmRepository letters, HouseholdRepository households, CardRepository cards, ConcludedCards concluded, HeldCards held, HoldingTurns turns, ChangeCommit commit, OptimisticRetry retry)
{
    /// <summary>Makes the cards that a household is to have; where it does not stand in the register yet, it waits for that.</summary>
    /// <exception cref="MessageException">The message names no village or household.</exception>
    public async Task MakeAsync(ReplacementCardMessage message, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (!Domain.Areas.AreaCode.TryParse(message.Village, out var village) || village.Level != Domain.Areas.AreaLevel.Village || !PathId.IsId(message.Household))
        {
            throw new MessageException("a message names a village and a household");
        }

        foreach (var skrtm in await letters.SignedAsync(message.Village, message.Household, cancellation))
        {
            await retry.RetryAsync(() => MakeAsync(message.Village, skrtm, cancellation), cancellation);
        }
    }

    /// <summary>Why a letter that both have signed has no card, what it waits for, or what to do instead; or that it gets none, for its household is named no more. Null for one that has, or is to have one in a moment, and before.</summary>
    public async Task<Violation?> ObstacleAsync(SkrtmDocument letter, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(letter);
        return letter.State is { CounterSigned: not null, MadeCard: null } ? (await ReadAsync(letter, cancellation)).Obstacle
            : letter.State.CounterSigned is null && await concluded.NamingAsync(letter.Village, letter.State.Id, cancellation) is null ? Violation.Conflict(SkrtmViolations.Dropped, "CRD-5")
            : null;
    }

    private async Task MakeAsync(string village, string skrtm, CancellationToken cancellation)
    {
        var turn = await turns.NextAsync(village, cancellation);
        if (await letters.FindAsync(village, skrtm, cancellation) is not { State: { CounterSigned: not null, MadeCard: null } } letter
            || await ReadAsync(letter, cancellation) is not { Obstacle: null, Household: { } household, Counted: { } counted, Events: var events })
        {
            // The letter stays as it is, and says what it waits for.
            return;
        }

        var (change, _) = CardRepository.Change(counted, events);
        var (policy, now) = letters.Today(letter.State.Village);
        SkrtmRepository.AddTo(change, letter, SkrtmDecider.Exchange(CardIds.OfReplacement(events[0].Card!.State), letter.State, policy, now).Events[0]);
        await commit.SaveAsync(change.Replace(household).Save(turn), cancellation);
    }

    private async Task<Prospect> ReadAsync(SkrtmDocument letter, CancellationToken cancellation)
    {
        var (village, state) = (letter.Village, letter.State);
        if (await concluded.NamingAsync(village, state.Id, cancellation) is null)
        {
            return new Prospect(Violation.Conflict(SkrtmViolations.Dropped, "CRD-5"));
        }

        var household = await households.FindAsync(village, state.Household, cancellation);
        if (household is null || household.State.GoneFor() is not null || household.State.IsTakenOver())
        {
            return new Prospect(Violation.Refused(household is null ? SkrtmViolations.AwaitsRegister : SkrtmViolations.HouseholdGone, "CRD-9"));
        }

        var counted = await cards.RoundAsync(village, state.Round, cancellation) ?? throw new StaleException();
        var old = await cards.FindAsync(village, state.Card, cancellation) ?? throw new StaleException();
        var (id, today) = (CardIds.OfReplacement(old.State), cards.Today(village));
        var replaced = cards.Decide(new CardCommand.Replace(id, new Actor(state.CounterSigned!.By, Role.DistrictHead, state.Village.District!)), old.State, village);
        var after = replaced.Events.Aggregate(old.State, CardDecider.Evolve);
        var holders = await held.HoldersAsync(village, counted.State.Kind, today, cancellation);
        var made = cards.Decide(new CardCommand.Make(id, counted.State, household.State.Id, CardHolder.Of(household.State), holders.Contains(household.State.Id), after), state: null, village);
        var obstacle = replaced.Violations.Concat(made.Violations).FirstOrDefault()
            ?? (replaced.Events.Count == 0 ? Violation.Conflict(CardViolations.ReplacedBefore, "CRD-9") : null)
            ?? (counted.State.Kind == CardKind.Kks && !CardEntitlement.Has(household.State, CardKind.Kks, today) ? Violation.Refused(DeliberationViolations.ReplacementNotReceiving, "CRD-11") : null);
        return new Prospect(obstacle, household, counted, [(old, replaced.Events), (null, made.Events)]);
    }

    private sealed record Prospect(
        Violation? Obstacle, HouseholdDocument? Household = null, VillageCardsDocument? Counted = null, IReadOnlyList<(CardDocument? Card, IReadOnlyList<CardEvent> Events)>? Cards = null)
    {
        public IReadOnlyList<(CardDocument? Card, IReadOnlyList<CardEvent> Events)> Events => Cards ?? [];
    }
}
