using Dtks.Domain.Cards;
using Dtks.Domain.Kernel;
using Dtks.Functions.CardRounds;
using Dtks.Functions.Registry;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Messaging;

namespace Dtks.Functions.CardReplacement;

/// <summary>
/// Makes the card that a signed SKRTM gets (CRD-9): in one batch the card, the block of the old one, what counts both, and the letter. With them go, unchanged, the household and what counts the cards of the same kind
/// of other rounds, so that of two cards for one household, made at one moment, one is not. Done twice, it is done once.
/// </summary>
public sealed class ReplacementCards(SkrtmRepository letters, HouseholdRepository households, CardRepository cards, VillageCards villages, HeldCards held, ChangeCommit commit, OptimisticRetry retry)
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

    private async Task MakeAsync(string village, string skrtm, CancellationToken cancellation)
    {
        if (await letters.FindAsync(village, skrtm, cancellation) is not { State: { CounterSigned: { } camat, MadeCard: null } } letter
            || await households.FindAsync(village, letter.State.Household, cancellation) is not { } household || household.State.GoneFor() is not null
            || await cards.FindAsync(village, letter.State.Card, cancellation) is not { } old)
        {
            return;
        }

        var counted = await cards.RoundAsync(village, letter.State.Round, cancellation) ?? throw new StaleException();
        var others = (await villages.ValidAsync(village, cancellation)).Where(other => other.Id != counted.Id && other.State.Kind == counted.State.Kind).ToList();
        var id = CardIds.OfReplacement(old.State);
        var by = new Actor(camat.By, Role.DistrictHead, letter.State.Village.District!);
        var replaced = cards.Decide(new CardCommand.Replace(id, by), old.State, village);
        var after = replaced.Events.Aggregate(old.State, CardDecider.Evolve);
        var holders = await held.HoldersAsync(village, counted.State.Kind, cards.Today(village), cancellation);
        var made = cards.Decide(new CardCommand.Make(id, counted.State, household.State.Id, CardHolder.Of(household.State), holders.Contains(household.State.Id), after), state: null, village);

        // It holds one by now, another took the place, or the validity is over: the letter stays as it is, which its list shows.
        if (!replaced.IsAccepted || !made.IsAccepted || replaced.Events.Count == 0)
        {
            return;
        }

        var (change, _) = CardRepository.Change(counted, [(old, replaced.Events), (null, made.Events)]);
        var (policy, now) = letters.Today(letter.State.Village);
        SkrtmRepository.AddTo(change, letter, SkrtmDecider.Exchange(id, letter.State, policy, now).Events[0]);
        change.Replace(household);
        foreach (var other in others)
        {
            change.Replace(other with { Version = other.Version + 1 });
        }

        await commit.SaveAsync(change, cancellation);
    }
}
