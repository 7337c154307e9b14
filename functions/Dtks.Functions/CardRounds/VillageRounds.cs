using Dtks.Domain.Areas;
using Dtks.Domain.Cards;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;

namespace Dtks.Functions.CardRounds;

/// <summary>What counts a round's cards in a village, also in one in which the round made none: a family that moved there may have one made anew (GOV-3).</summary>
public sealed class VillageRounds(CardRepository cards, CardRoundRepository rounds, CardProgress progress)
{
    /// <summary>It, as it was read; or as it begins, where the village has none of the round.</summary>
    /// <exception cref="StaleException">The cards of the round are still being made.</exception>
    public async Task<VillageCardsDocument> InAsync(string village, string round, CancellationToken cancellation)
    {
        if (await cards.RoundAsync(village, round, cancellation) is { } known)
        {
            return known.State.Complete ? known : throw new StaleException();
        }

        if (await rounds.FindAsync(round, cancellation) is not { MadeOn: not null, State: var state })
        {
            throw new StaleException();
        }

        await progress.ExpectAsync(round, village[..4], 0, cancellation);
        var begun = New(state, village);
        return begun with { State = begun.State with { Complete = true } };
    }

    /// <summary>What follows where one began so: its cards expire as any.</summary>
    public static IEnumerable<OutboxEntry> FollowUps(VillageCardsDocument counted)
    {
        ArgumentNullException.ThrowIfNull(counted);
        return counted.Version == 0 ? [ExpireCards.Of(counted.State).Entry()] : [];
    }

    /// <summary>A village's round before its first card.</summary>
    public static VillageCardsDocument New(CardRound round, string village)
    {
        ArgumentNullException.ThrowIfNull(round);
        var code = AreaCode.Parse(village);
        return new VillageCardsDocument
        {
            Id = VillageCardsDocument.IdOf(round.Id),
            Village = village,
            Version = 0,
            State = new VillageRound
            {
                Round = round.Id,
                Number = round.Number,
                Kind = round.Kind,
                Village = code,
                MadeOn = round.MadeOn(code),
                ValidFrom = round.ValidFrom,
                ValidUntil = round.ValidUntil,
                Counts = new CardCounts(),
                NextSerial = 1,
            },
        };
    }
}
