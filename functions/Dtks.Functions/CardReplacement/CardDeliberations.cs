using Dtks.Domain.Cards;
using Dtks.Domain.Deliberations;
using Dtks.Domain.Kernel;
using Dtks.Functions.CardDelivery;
using Dtks.Functions.CardRounds;
using Dtks.Functions.Data;
using Dtks.Functions.Deliberations;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using NodaTime;

namespace Dtks.Functions.CardReplacement;

/// <summary>Tells deliberations on cards how these stand, and carries out what they decide about them (CRD-4, CRD-5, CRD-7).</summary>
public sealed class CardDeliberations(CardRepository cards, ReturnListRepository lists, VillageCards villages, ConcludedCards concluded, ReplacementOutlook outlook, ReplacementHouseholds households, NumberedCards numbered, ReplacementStandings standings, ChangeCommit commit, OptimisticRetry retry) : ICardDeliberations
{
    /// <inheritdoc />
    public async Task<CardRoundStanding?> RoundAsync(string village, string? round, CancellationToken cancellation)
    {
        var found = round is null ? await villages.OnlyAsync(village, cancellation) : PathId.IsId(round) ? await cards.RoundAsync(village, round, cancellation) : null;
        return found is null ? null : await StandingOfAsync(found.State, cancellation);
    }

    /// <inheritdoc />
    public Task<IReadOnlyDictionary<string, string>> NumberedAsync(string village, IEnumerable<string?> names, CancellationToken cancellation) => numbered.NamedAsync(village, names, cancellation);

    // By the lists of which a circular told and that no deliberation was held on; else, where one left cards for which nobody named is left, by the last circular, and then it is late on no day.
    private async Task<CardRoundStanding> StandingOfAsync(VillageRound round, CancellationToken cancellation)
    {
        if (cards.Today(round.Village.Value) > round.ValidUntil)
        {
            return new CardRoundStanding(round.Round, null, null) { ExpiredOn = round.ValidUntil };
        }

        var returns = round.Returns ?? VillageReturns.None;
        if (returns.Deliberable() is { Count: > 0 } lists)
        {
            return new CardRoundStanding(round.Round, lists.Min(l => l.Circular!.Date), lists.Min(l => l.DueOn));
        }

        var told = returns.Lists.Where(l => l.Circular is not null).Select(l => l.Circular!.Date).ToList();
        var isLeft = told.Count > 0 && (await outlook.OfAsync(round, cancellation)).Lapsed.Count > 0;
        return new CardRoundStanding(round.Round, isLeft ? told.Max() : null, null) { DeliberatedOn = isLeft ? null : returns.DeliberatedOn() };
    }

    /// <inheritdoc />
    public async Task<CardStandings> StandAsync(DeliberationState deliberation, IEnumerable<string?> named, IEnumerable<string?> asked, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(deliberation);
        if (deliberation.Round is not { } round)
        {
            return CardStandings.None;
        }

        var (village, today) = (deliberation.Village.Value, cards.Today(deliberation.Village.Value));
        var ids = named.Concat(deliberation.Decisions.Select(d => d.CardId)).Concat(deliberation.Replacements.Select(r => r.Card));

        // The round's lists before what was concluded on them: a list that is seen as deliberated is never without the deliberation.
        var counted = await cards.RoundAsync(village, round, cancellation);
        var decided = await concluded.OfRoundAsync(village, round, deliberation.Id, cancellation);
        var kind = counted?.State.Kind ?? CardKind.Kps;
        var families = await households.StandAsync(village, kind, today, asked.Concat(deliberation.Replacements.Select(r => r.Household)), cancellation);
        var awaited = await outlook.OfAsync(village, round, decided.Given, families.Holders, cancellation);
        var found = await villages.WaitingOrNamedAsync(village, round, ids.Concat(awaited.Lapsed), cancellation);
        return new CardStandings(today, found.ToDictionary(c => c.State.Id, c => c.State, StringComparer.Ordinal))
        {
            Kind = kind,
            DecidedBy = decided.Cards.Where(c => !awaited.Lapsed.Contains(c.Key)).ToDictionary(StringComparer.Ordinal),
            GivenBy = awaited.Next.ToDictionary(g => g.Household, g => g.Deliberation, StringComparer.Ordinal),
            Lapsed = awaited.Lapsed,
            Households = families.Active,
            Receiving = families.Receiving,
            Holders = families.Holders,
            Told = counted is null ? new HashSet<string>() : await ToldAsync(counted, deliberation, cancellation),
            Filled = await villages.FilledAsync(village, deliberation.Id, cancellation),
        };
    }

    // The cards of the lists of which a circular of the day or before told, and that no other deliberation was held on: what comes back after that waits for a list of its own.
    private async Task<IReadOnlySet<string>> ToldAsync(VillageCardsDocument counted, DeliberationState deliberation, CancellationToken cancellation)
    {
        var told = (counted.State.Returns ?? VillageReturns.None).Lists
            .Select(l => l.Circular?.Date <= deliberation.HeldOn && (l.Deliberation is null || l.Deliberation == deliberation.Id)).ToList();
        var all = told.Contains(true) ? await lists.ListsAsync(counted, cancellation) : [];
        return all.Where((_, place) => told[place]).SelectMany(list => list.Cards).Select(card => card.Card).ToHashSet(StringComparer.Ordinal);
    }

    /// <inheritdoc />
    public async Task<Func<ChangeSet, DeliberationState, ChangeSet>> HoldAsync(DeliberationState deliberation, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(deliberation);
        var held = deliberation.Round is { } round ? await cards.RoundAsync(deliberation.Village.Value, round, cancellation) : null;
        return (change, state) => held is null ? change : Concluded(change, held with { Version = held.Version + 1, State = held.State with { Returns = held.State.Returns?.Deliberated(state.Id, state.HeldOn) } });
    }

    private static ChangeSet Concluded(ChangeSet change, VillageCardsDocument counted) =>
        change.Save(counted).Then(ReturnPlaces.Of(counted.State), ReplacementPlaces.Entry(counted.Village, counted.State.Round));

    /// <inheritdoc />
    public Task<Problem?> ApplyAsync(DeliberationState deliberation, DeliberationDecision decision, Actor by, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(deliberation);
        ArgumentNullException.ThrowIfNull(decision);
        return retry.RetryAsync(() => BlockAsync(deliberation, decision, by, cancellation), cancellation);
    }

    /// <inheritdoc />
    public async Task<bool> AnyUnappliedAsync(DeliberationState deliberation, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(deliberation);
        var today = cards.Today(deliberation.Village.Value);
        var found = deliberation.Round is { } round && deliberation.Decisions.Any(d => d.CardId is not null)
            ? await villages.NamedAsync(deliberation.Village.Value, round, deliberation.Decisions.Select(d => d.CardId), cancellation)
            : [];
        return found.Any(c => c.State.IsHeldOn(today) || (c.State.IsEnded() && today <= c.State.ValidUntil));
    }

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<string, ReplacementStanding>> StandingsAsync(DeliberationState deliberation, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(deliberation);
        return deliberation.Round is { } round && deliberation.Replacements.Count > 0
            ? await standings.OfAsync(deliberation.Village.Value, round, cancellation)
            : new Dictionary<string, ReplacementStanding>();
    }

    private async Task<Problem?> BlockAsync(DeliberationState deliberation, DeliberationDecision decision, Actor by, CancellationToken cancellation)
    {
        var village = deliberation.Village.Value;
        var card = await cards.FindAsync(village, decision.CardId!, cancellation);
        var reason = decision.Kind == DecisionKind.WellOff ? CardBlockReason.WellOff : CardBlockReason.Withdrawn;
        var answer = cards.Decide(new CardCommand.Block(reason, deliberation.Id, by), card?.State, village);
        if (answer.IsAccepted && answer.Events.Count > 0)
        {
            var counted = await cards.RoundAsync(village, card!.State.Round, cancellation) ?? throw new StaleException();
            await commit.SaveAsync(CardRepository.Change(counted, [(card, answer.Events)]).Change, cancellation);
        }

        return answer.IsAccepted ? null : Accepted.ProblemOf([answer.Violations[0]]);
    }
}
