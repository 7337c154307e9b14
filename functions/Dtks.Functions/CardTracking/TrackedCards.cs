using Dtks.Domain.Areas;
using Dtks.Domain.Cards;
using Dtks.Domain.Households;
using Dtks.Functions.CardDelivery;
using Dtks.Functions.CardRounds;
using Dtks.Functions.Data;
using Dtks.Functions.Proposals;
using Dtks.Functions.Registry;
using Dtks.Platform.Documents;
using Dtks.Platform.Records;
using NodaTime;

namespace Dtks.Functions.CardTracking;

/// <summary>Finds a household's card wherever the household lived, and where it waits: one query by the household for each place, and of a card that came back the lists of its village.</summary>
public sealed class TrackedCards(DocumentStore store, UnreadableRecords unreadables, CardRepository cards, CardRoundRepository rounds, ReturnListRepository lists, IDecidedCards decided, INamedFamilies named, IObjections objections) : ITrackedCards
{
    /// <inheritdoc />
    public async Task<TrackedCard?> OfAsync(HouseholdWay way, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(way);
        var (made, today) = (new Dictionary<string, TrackedCardDocument>(StringComparer.Ordinal), cards.Today(way.Now.Village.Value));
        foreach (var place in way.Places.Except([way.Now]).Append(way.Now))
        {
            foreach (var card in await InAsync(place, cancellation))
            {
                made[card.State.Id] = card;
            }
        }

        var receives = CardEntitlement.Has(way.Entitlements, CardKind.Kks, today);
        var told = new List<TrackedCard>();
        foreach (var outlook in CardOutlook.AllOf([.. made.Values.Select(c => c.Card())], receives, today))
        {
            told.Add(await ToldAsync(outlook, made[outlook.Card.Id], today, cancellation));
        }

        told.AddRange(await NamedAsync(way, told.Count > 0, cancellation));
        return told is [var first, .. var others] ? first with { Others = others } : null;
    }

    // What it is to have in another's place, of the latest round: what came to nothing is told as long as that round is valid, or where the family has no card that says anything.
    private async Task<IEnumerable<TrackedCard>> NamedAsync(HouseholdWay way, bool hasOwn, CancellationToken cancellation)
    {
        var told = new List<TrackedCard>();
        foreach (var family in await named.OfAsync(way, cancellation))
        {
            if (StepOf(family.Standing.Place) is { } step && (step != CardStep.Over || !hasOwn) && await cards.RoundAsync(family.Village, family.Round, cancellation) is { State: var counted })
            {
                var round = await rounds.KnownAsync(family.Round, cancellation);
                told.Add(new TrackedCard(step, counted.Kind, AreaCode.Parse(family.Village), round?.State.Name, counted.ValidUntil, KpsExpiredOn: null, By: null) { Lapsed = family.Standing.Because, Letter = family.Letter });
            }
        }

        return told.OrderBy(c => c.Step).ThenByDescending(c => c.ValidUntil).DistinctBy(c => c.Kind);
    }

    private static CardStep? StepOf(ReplacementPlace place) => place switch
    {
        ReplacementPlace.Named => CardStep.Named,
        ReplacementPlace.Reserve => CardStep.Reserve,
        ReplacementPlace.Lapsed => CardStep.Lapsed,
        ReplacementPlace.Gone => CardStep.Gone,
        ReplacementPlace.Over => CardStep.Over,
        _ => null,
    };

    private async Task<TrackedCard> ToldAsync(CardOutlook outlook, TrackedCardDocument found, LocalDate today, CancellationToken cancellation)
    {
        var (step, by) = outlook.Step is CardStep.Returned or CardStep.Deaths or CardStep.Surrendered ? await WaitingAsync(outlook.Step, found, cancellation) : (outlook.Step, null);
        var round = await rounds.KnownAsync(found.State.Round, cancellation);
        return new TrackedCard(step, outlook.Card.Kind, AreaCode.Parse(found.Village), round?.State.Name, outlook.Card.ValidUntil, outlook.KpsExpiredOn, by)
        {
            Objection = step == CardStep.Blocked ? await objections.ToCardAsync(found.Village, outlook.Card.Id, cancellation) : null,
            IsWellOff = outlook.Card.IsWellOff,
            IsOver = today > outlook.Card.ValidUntil,
            IsKksToCome = outlook.IsKksToCome,
        };
    }

    private async Task<IReadOnlyList<TrackedCardDocument>> InAsync(FamilyPlace place, CancellationToken cancellation)
    {
        var partition = Partitions.Registry(place.Village.Value);
        var query = new DocumentQuery("SELECT * FROM c WHERE c.type = 'card' AND c.state.household = @household").With("@household", place.Household);
        return (await unreadables.ApartAsync(partition, store.AllAsync<TrackedCardDocument>(partition, query, cancellation), CardDocument.IdOf(string.Empty), cancellation)).Read;
    }

    // With PT Pos until the list that it stands on was handed to the village head (CRD-2); there until the deliberation on cards decides (CRD-4), and then for another household's (CRD-5).
    private async Task<(CardStep Step, LocalDate? By)> WaitingAsync(CardStep step, TrackedCardDocument card, CancellationToken cancellation)
    {
        try
        {
            if ((await decided.OfAsync(card.Village, card.State.Round, cancellation)).Contains(card.State.Id))
            {
                return (CardStep.Decided, null);
            }

            if (step == CardStep.Returned && await cards.RoundAsync(card.Village, card.State.Round, cancellation) is { State.Returns: { } returns } counted
                && (await lists.ListsAsync(counted, cancellation)).Zip(returns.Lists).FirstOrDefault(l => l.First.Cards.Any(c => c.Card == card.State.Id)).Second is { } list)
            {
                return (CardStep.Waiting, list.HeldOn is null && cards.Today(card.Village) <= list.DueOn ? list.DueOn : null);
            }
        }
        catch (Exception e) when (UnreadableRecords.Is(e))
        {
            unreadables.Tell(e);
        }

        return (step, null);
    }
}
