using Dtks.Domain.Cards;
using Dtks.Domain.Deliberations;
using Dtks.Domain.Kernel;
using Dtks.Platform.Changes;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Deliberations;

/// <summary>What a deliberation on cards asks of the cards, and does to them (CRD-4, CRD-5, CRD-7); kept by whoever keeps the cards.</summary>
public interface ICardDeliberations
{
    /// <summary>How the village stands in a round, or, where none is named, in the only one whose cards are valid there; null where there is none such.</summary>
    Task<CardRoundStanding?> RoundAsync(string village, string? round, CancellationToken cancellation);

    /// <summary>Of names of cards those that are the numbers printed on them, with their ids.</summary>
    Task<IReadOnlyDictionary<string, string>> NumberedAsync(string village, IEnumerable<string?> names, CancellationToken cancellation);

    /// <summary>The cards of a deliberation's round that it names and those that are to be replaced, and the households named.</summary>
    /// <param name="deliberation">The deliberation.</param>
    /// <param name="cards">Cards that are to be named beside those that it names already; nulls and what cannot be an id are passed over.</param>
    /// <param name="households">Households, likewise.</param>
    /// <param name="cancellation">Stops it.</param>
    Task<CardStandings> StandAsync(DeliberationState deliberation, IEnumerable<string?> cards, IEnumerable<string?> households, CancellationToken cancellation);

    /// <summary>Reads what its conclusion is saved with, so that no card of the round changes between being counted and being concluded on; asked for before it is counted.</summary>
    /// <returns>What adds that to the change, with the deliberation as it is then.</returns>
    Task<Func<ChangeSet, DeliberationState, ChangeSet>> HoldAsync(DeliberationState deliberation, CancellationToken cancellation);

    /// <summary>Carries a decision on a card out. Done twice, it is done once.</summary>
    /// <returns>Why a rule refuses it by now; null when it is carried out.</returns>
    Task<Problem?> ApplyAsync(DeliberationState deliberation, DeliberationDecision decision, Actor by, CancellationToken cancellation);

    /// <summary>Where those stand whom a deliberation that is concluded named for cards in others' place, by the replacement's id (CRD-5).</summary>
    Task<IReadOnlyDictionary<string, ReplacementStanding>> StandingsAsync(DeliberationState deliberation, CancellationToken cancellation);

    /// <summary>Whether a decision on a card has yet to be carried out.</summary>
    Task<bool> AnyUnappliedAsync(DeliberationState deliberation, CancellationToken cancellation);
}
