using Dtks.Domain.Appeals;
using Dtks.Domain.Areas;
using Dtks.Domain.Cards;
using Dtks.Functions.Appeals;
using Dtks.Functions.CardRounds;
using Dtks.Functions.Data;
using Dtks.Functions.Deliberations;
using Dtks.Functions.Registry;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Problems;
using Dtks.Platform.Records;

namespace Dtks.Functions.CardReplacement;

/// <summary>
/// What appeals against the withdrawal of a card are about, and do (GOV-3, CRD-7): granted, a card of the same round is made for the household anew, once, its id from the appeal. Nobody loses one by that: the withdrawn
/// one stays blocked, and who has one in its place keeps it. It is made where the household lives by then.
/// </summary>
public sealed class WithdrawnCards(
    DocumentStore store, CardRepository cards, HeldCards held, HoldingTurns turns, VillageRounds villageRounds, HouseholdRepository households, HouseholdPlaces places, DeliberationRepository deliberations,
    UnreadableRecords unreadables, ChangeCommit commit, OptimisticRetry retry) : IWithdrawnCards
{
    /// <inheritdoc />
    public async Task<AppealTarget?> OfAsync(HouseholdWay way, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(way);
        var withdrawn = new List<CardState>();
        var own = way.Places.Where(p => p.Household == way.Now.Household).ToList();
        foreach (var village in own.Select(p => p.Village.Value).Distinct())
        {
            var query = new DocumentQuery($"SELECT * FROM c WHERE c.type = '{CardDocument.TypeName}' AND c.state.household = @household AND c.state.status = 'blocked' AND c.state.block.reason != 'ended'").With("@household", way.Now.Household);
            var partition = Partitions.Registry(village);
            withdrawn.AddRange((await unreadables.ApartAsync(partition, store.AllAsync<CardDocument>(partition, query, cancellation), CardDocument.IdOf(string.Empty), cancellation)).Read.Select(c => c.State));
        }

        return withdrawn.OrderBy(c => c.Block!.On).ThenBy(c => c.Number.Value, StringComparer.Ordinal).LastOrDefault() is { } card
            ? new AppealTarget(
                card.Village, new AppealSubject(AppealRecord.Card, card.Id) { Household = card.Household }, await HandsAsync(card, cancellation), Round: 0, EndedTargets.Once(card.Id, 0), [.. own.Select(p => p.Village)])
            : null;
    }

    /// <inheritdoc />
    public async Task<AppealEffect> RestoreAsync(AppealState appeal, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(appeal);
        var turn = await turns.NextAsync(appeal.Village.Value, cancellation);
        var found = await ReadAsync(appeal, cancellation);
        return found is not { Household: { } household, Counted: { } counted, Made: { } made } ? new AppealEffect(found.Result)
            : household.Village != appeal.Village.Value ? new AppealEffect(found.Result) { Elsewhere = true }
            : new AppealEffect(found.Result, CardRepository.Change(counted, [(null, made)]).Change.Replace(household).Save(turn));
    }

    /// <inheritdoc />
    public async Task CarryOutAsync(AppealState granted, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(granted);
        if (granted.Result != AppealResult.CardMade)
        {
            return;
        }

        var withdrawn = await FindAsync(granted, cancellation);
        var id = CardIds.OfAppeal(withdrawn, granted.Id);
        await retry.RetryAsync(
            async () =>
            {
                var way = await places.OfAsync(granted.Village, withdrawn.Household, cancellation);
                foreach (var village in way.Places.Select(p => p.Village.Value).Append(granted.Village.Value).Distinct())
                {
                    if (await cards.FindAsync(village, id, cancellation) is not null)
                    {
                        return;
                    }
                }

                await MakeElsewhereAsync(granted, way.Now.Village.Value, cancellation);
            },
            cancellation);
    }

    // Whoever objected is told with it, once it is there to be seen. With the household as it is, and the turn of the village in which it lives: it neither moves on nor has another made meanwhile.
    private async Task MakeElsewhereAsync(AppealState granted, string here, CancellationToken cancellation)
    {
        var turn = await turns.NextAsync(here, cancellation);
        var found = await ReadAsync(granted, cancellation);
        if (found is { Household: { } household, Counted: { } counted, Made: { } made } && household.Village == here)
        {
            await commit.SaveAsync(CardRepository.Change(counted, [(null, made)]).Change.Replace(household).Save(turn).Then([.. VillageRounds.FollowUps(counted), Told(granted)]), cancellation);
        }
        else if (found.Result != AppealResult.CardMade)
        {
            // What it came to since is told, and no card.
            await commit.SaveAsync(new ChangeSet(Partitions.Registry(here), []).Then(Told(granted with { Result = found.Result })), cancellation);
        }
    }

    private static OutboxEntry Told(AppealState appeal) => AppealChanges.Told(appeal, AppealEventCodes.Granted).Entry();

    // Who had the card in hand, or decided on it.
    private async Task<IReadOnlyList<string>> HandsAsync(CardState card, CancellationToken cancellation)
    {
        var deliberation = card.Block?.Deliberation is { } id ? await deliberations.FindAsync(card.Village.Value, id, cancellation) : null;
        return EndedTargets.Subjects([.. card.History, .. deliberation?.State.History ?? []]);
    }

    private async Task<CardState> FindAsync(AppealState appeal, CancellationToken cancellation) =>
        (await cards.FindAsync(appeal.Village.Value, appeal.About.Id, cancellation) ?? throw new ProblemException(Problem.NotFound)).State;

    private async Task<Prospect> ReadAsync(AppealState appeal, CancellationToken cancellation)
    {
        var (village, withdrawn) = (appeal.Village.Value, await FindAsync(appeal, cancellation));
        var now = (await places.OfAsync(appeal.Village, withdrawn.Household, cancellation)).Now;
        if (await households.FindAsync(now.Village.Value, now.Household, cancellation) is not { } household || household.State.GoneFor() is not null)
        {
            return new Prospect(AppealResult.NobodyThere);
        }

        var (id, today) = (CardIds.OfAppeal(withdrawn, appeal.Id), cards.Today(village));
        if (household.State.IsTakenOver())
        {
            throw new StaleException();
        }

        foreach (var place in new[] { village, now.Village.Value }.Distinct())
        {
            if ((await held.ByAsync(place, withdrawn.Household, withdrawn.Kind, today, cancellation)).Any(by => by != CardDocument.IdOf(id) && by != MovedCardDocument.IdOf(id)))
            {
                return new Prospect(AppealResult.DoneBefore);
            }
        }

        var counted = await villageRounds.InAsync(now.Village.Value, withdrawn.Round, cancellation);
        var decision = cards.Decide(new CardCommand.Make(id, counted.State, withdrawn.Household, CardHolder.Of(household.State), HoldsOne: false) { IsAnew = true }, state: null, now.Village.Value);
        return decision.IsAccepted && (withdrawn.Kind != CardKind.Kks || CardEntitlement.Has(household.State, CardKind.Kks, today))
            ? new Prospect(AppealResult.CardMade, household, counted, decision.Events)
            : new Prospect(AppealResult.CardNotDue);
    }

    private sealed record Prospect(AppealResult Result, HouseholdDocument? Household = null, VillageCardsDocument? Counted = null, IReadOnlyList<CardEvent>? Made = null);
}
