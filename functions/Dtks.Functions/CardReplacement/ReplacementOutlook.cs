using Dtks.Domain.Cards;
using Dtks.Functions.CardRounds;

namespace Dtks.Functions.CardReplacement;

/// <summary>Tells of a round's cards that concluded deliberations replace, and that have no card in their place yet, who is to have one: the first of those named that still can (CRD-5).</summary>
public sealed class ReplacementOutlook(ConcludedCards concluded, VillageCards villages, ReplacementHouseholds households, CardRepository cards)
{
    /// <summary>The same of a village's round, whichever deliberation decided.</summary>
    public async Task<AwaitedCards> OfAsync(VillageRound round, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(round);
        var village = round.Village.Value;
        var given = (await concluded.OfRoundAsync(village, round.Round, except: string.Empty, cancellation)).Given;
        return given.Count == 0 ? AwaitedCards.None : await OfAsync(village, round.Round, given, (await households.StandAsync(village, round.Kind, cards.Today(village), [], cancellation)).Holders, cancellation);
    }

    /// <summary>Who is to have which card, and for which nobody named is left.</summary>
    /// <param name="village">The village.</param>
    /// <param name="round">The round.</param>
    /// <param name="given">Who was named, the first before those in reserve.</param>
    /// <param name="holders">Who holds a card of the kind.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<AwaitedCards> OfAsync(string village, string round, IReadOnlyList<GivenCard> given, IReadOnlySet<string> holders, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(given);
        if (given.Count == 0)
        {
            return AwaitedCards.None;
        }

        var today = cards.Today(village);
        var found = await villages.NamedAsync(village, round, given.Select(g => g.Card), cancellation);
        var awaited = found.Select(c => c.State).Where(c => today <= c.ValidUntil && c.IsReplaceable()).Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        var open = given.Where(g => awaited.Contains(g.Card)).ToList();
        var left = await households.LeftAsync(village, [.. open.Select(g => g.Household)], holders, cancellation);
        var next = open.Where(g => left.Contains(g.Household)).GroupBy(g => g.Card).Select(of => of.First()).ToList();
        return new AwaitedCards([.. next.DistinctBy(g => g.Household)], awaited.Except(next.Select(g => g.Card)).ToHashSet(StringComparer.Ordinal));
    }
}

/// <summary>Cards that are awaited in others' place.</summary>
/// <param name="Next">Who is to have them.</param>
/// <param name="Lapsed">The cards for which nobody named is left: the next deliberation names another.</param>
public sealed record AwaitedCards(IReadOnlyList<GivenCard> Next, IReadOnlySet<string> Lapsed)
{
    /// <summary>None.</summary>
    public static AwaitedCards None { get; } = new([], new HashSet<string>());
}
