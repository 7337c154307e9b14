using System.Globalization;
using Dtks.Domain.Areas;
using Dtks.Domain.Cards;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Functions.Data;
using Dtks.Functions.Registry;
using Dtks.Platform.Audit;
using Dtks.Platform.Changes;
using Dtks.Platform.Deadlines;
using Dtks.Platform.Documents;
using Dtks.Platform.Messaging;
using Dtks.Platform.SetAside;
using NodaTime;

namespace Dtks.Functions.CardRounds;

/// <summary>
/// Makes a round's cards in a village, chunk by chunk (CRD-1, CRD-10). Each chunk is one batch that also moves the village's cursor, so that a second delivery, or one after the process was killed,
/// goes on where the village stands: no card is lost and none is made twice.
/// </summary>
public sealed class CardMaking(ReceivingHouseholds receiving, HouseholdRepository households, HeldCards held, HoldingTurns turns, CardRepository cards, Shelf shelf, ChangeCommit commit, OptimisticRetry retry, PolicyVersions policies, TimeProvider clock)
{
    // A batch takes a hundred writes, and about 2 MB; the rest is the village's document and the trail's.
    private const int OnChunk = 90;

    /// <summary>Makes them, or what is left to be made.</summary>
    public Task<CardTally> MakeAsync(CardRound round, string village, CancellationToken cancellation) =>
        retry.RetryAsync(() => MakeOnceAsync(round, village, cancellation), cancellation);

    /// <summary>Makes the card of one household that could not be read when the others were made, once it is repaired.</summary>
    /// <exception cref="MessageException">There is no such household, or it is not missing.</exception>
    public Task<CardTally> AddAsync(CardRound round, string village, string household, CancellationToken cancellation) =>
        retry.RetryAsync(() => AddOnceAsync(round, village, household, cancellation), cancellation);

    private async Task<CardTally> MakeOnceAsync(CardRound round, string village, CancellationToken cancellation)
    {
        var known = await cards.RoundAsync(village, round.Id, cancellation);
        if (known is { State.Complete: true })
        {
            return known.Tally();
        }

        // Asked for first: whoever makes it a card meanwhile, or has it leave, is seen by that.
        var turn = await turns.NextAsync(village, cancellation);
        var (entitled, unreadable) = await EntitledAsync(round, village, known?.Cursor, cancellation);
        foreach (var bad in known is null ? unreadable : [])
        {
            await shelf.KeepAsync(Aside(round, village, bad), cancellation);
        }

        if (entitled.Count == 0 && unreadable.Count == 0 && known is null)
        {
            return CardTally.None;
        }

        var holding = entitled.Count == 0 ? new Holding(new HashSet<string>(), new HashSet<string>(), turn) : await HoldingAsync(round, village, turn, cancellation);
        var missing = unreadable.Count == 0 ? null : unreadable.Select(bad => bad.IdAfter(HouseholdDocument.IdOf(string.Empty))).ToList();
        var standing = known ?? VillageRounds.New(round, village) with { Unreadable = missing };
        foreach (var chunk in entitled.Chunk(OnChunk).DefaultIfEmpty([]))
        {
            var isLast = chunk.Length == 0 || chunk[^1].Id == entitled[^1].Id;
            standing = await SaveAsync(round, standing, chunk, holding, isLast, cancellation);
            holding = isLast ? holding : holding with { Turn = await turns.AfterAsync(holding.Turn, cancellation) };
        }

        return standing.Tally();
    }

    private async Task<VillageCardsDocument> SaveAsync(CardRound round, VillageCardsDocument standing, IReadOnlyList<HouseholdDocument> chunk, Holding holding, bool isLast, CancellationToken cancellation)
    {
        var (next, made) = Made(round, standing, chunk, holding);
        next = next with { Cursor = isLast ? null : chunk[^1].Id, Version = standing.Version + 1, State = next.State with { Complete = isLast } };
        var change = ChangeSet.Bookkeeping(Partitions.Registry(next.Village)).Save(next).Save(holding.Turn).Audit(Audited(round, next, made, isLast));
        foreach (var card in made)
        {
            change.Create(card);
        }

        if (isLast)
        {
            change.Then(Told(round, next), Expiry(round, next));
        }

        await commit.SaveAsync(change, cancellation);
        return isLast ? next : await cards.RoundAsync(next.Village, round.Id, cancellation) ?? throw new StaleException();
    }

    private (VillageCardsDocument Village, List<CardDocument> Made) Made(CardRound round, VillageCardsDocument standing, IEnumerable<HouseholdDocument> chunk, Holding holding)
    {
        var (policy, now, made) = (policies.Named(round.Policy), Instant.FromDateTimeOffset(clock.GetUtcNow()), new List<CardDocument>());
        var state = standing.State;
        foreach (var household in chunk)
        {
            if (holding.Holders.Contains(household.State.Id) || household.State.IsTakenOver())
            {
                state = state with { PassedOver = state.PassedOver + 1 };
                continue;
            }

            if (holding.WellOff.Contains(household.State.Id))
            {
                state = state with { LeftOut = state.LeftOut + 1 };
                continue;
            }

            var make = new CardCommand.Make(CardIds.OfCard(round, household.State.Id), state, household.State.Id, CardHolder.Of(household.State), HoldsOne: false);
            var decision = CardDecider.Decide(make, state: null, policy, now);
            if (!decision.IsAccepted)
            {
                throw new MessageException($"no card is made for {household.State.Id}: {decision.Violations[0].Code}");
            }

            var card = decision.Events.Aggregate((CardState?)null, CardDecider.Evolve)!;
            state = state.With(card);
            made.Add(CardRepository.New(card));
        }

        return (standing with { State = state }, made);
    }

    private async Task<(IReadOnlyList<HouseholdDocument> Entitled, IReadOnlyList<UnreadableDocument> Unreadable)> EntitledAsync(CardRound round, string village, string? after, CancellationToken cancellation)
    {
        var (day, started) = (round.MadeOn(AreaCode.Parse(village)), round.StartedAt.ToDateTimeOffset());
        var (read, unreadable) = (new List<HouseholdDocument>(), new List<UnreadableDocument>());
        await foreach (var listed in receiving.WholeAsync(village, cancellation))
        {
            if (!listed.TryRead(out var household, out var bad))
            {
                unreadable.Add(bad);
            }
            else if (household.EnrolledOn() <= started && CardEntitlement.Has(household.State, round.Kind, day) && string.CompareOrdinal(household.Id, after) > 0)
            {
                read.Add(household);
            }
        }

        return ([.. read.OrderBy(h => h.Id, StringComparer.Ordinal)], unreadable);
    }

    private async Task<CardTally> AddOnceAsync(CardRound round, string village, string household, CancellationToken cancellation)
    {
        var turn = await turns.NextAsync(village, cancellation);
        var found = await households.FindAsync(village, household, cancellation) ?? throw new MessageException($"there is no household {household} in {village}");
        var standing = await cards.RoundAsync(village, round.Id, cancellation) ?? throw new StaleException();
        if (!standing.State.Complete)
        {
            throw new StaleException();
        }

        if (standing.Unreadable?.Contains(household) != true)
        {
            return standing.Tally();
        }

        IReadOnlyList<string> missing = [.. standing.Unreadable.Where(id => id != household)];
        var day = round.MadeOn(AreaCode.Parse(village));
        IReadOnlyList<HouseholdDocument> entitled = CardEntitlement.Has(found.State, round.Kind, day) ? [found] : [];
        var holding = await HoldingAsync(round, village, turn, cancellation);
        var next = standing with { Unreadable = missing.Count == 0 ? null : missing };
        return (await SaveAsync(round, next, entitled, holding, isLast: true, cancellation)).Tally();
    }

    // Whose withdrawn card's validity is over before the round's begins has one of it.
    private async Task<Holding> HoldingAsync(CardRound round, string village, HoldingTurnDocument turn, CancellationToken cancellation)
    {
        var day = round.MadeOn(AreaCode.Parse(village));
        return new Holding(await held.HoldersAsync(village, round.Kind, day, cancellation), await held.WellOffAsync(village, round.Kind, LocalDate.Max(day, round.ValidFrom), cancellation), turn);
    }

    // One entry for the cards of a batch, by their serials, and one once the village is done.
    private static IEnumerable<AuditEntry> Audited(CardRound round, VillageCardsDocument village, List<CardDocument> made, bool isLast)
    {
        if (made.Count > 0)
        {
            var part = string.Create(CultureInfo.InvariantCulture, $"{made[0].State.Number.Serial}..{made[^1].State.Number.Serial}");
            yield return AuditEntry.Of(Actor.System, CardEventCodes.Made, village.Id, made[0].State, part) with { Rule = "CRD-10", Policy = round.Policy };
        }

        if (isLast)
        {
            yield return AuditEntry.Of(Actor.System, CardEventCodes.VillageMade, village.Id, new { village.State.Counts, village.State.PassedOver, village.State.LeftOut }) with { Rule = "CRD-1", Policy = round.Policy };
        }
    }

    private static OutboxEntry Told(CardRound round, VillageCardsDocument village) => OutboxEntry.Event(
        $"dtks.{CardEventCodes.VillageMade}.v1",
        $"card-rounds/{round.Id}/villages/{village.Village}",
        new VillageCardsEventData(round.Id, village.Village, village.State.Counts.Total(), village.State.PassedOver, village.State.Counts.Expired, round.Policy));

    private static OutboxEntry Expiry(CardRound round, VillageCardsDocument village) =>
        ExpireCards.Of(round, village.Village).Entry();

    private static SetAsideItem Aside(CardRound round, string village, UnreadableDocument unreadable)
    {
        var household = unreadable.IdAfter(HouseholdDocument.IdOf(string.Empty));
        return SetAsideItem.Of(RunCardVillages.Queue, new CardVillageMessage(round.Id, village, household), unreadable.Failure) with { Area = village, Subject = $"households/{village}/{household}" };
    }

    // Who holds a card of the kind, who was judged well-off, and the turn that was asked for before that was looked at.
    private sealed record Holding(IReadOnlySet<string> Holders, IReadOnlySet<string> WellOff, HoldingTurnDocument Turn);
}
