using Dtks.Domain.Cards;
using Dtks.Domain.Kernel;
using Dtks.Domain.Notices;
using Dtks.Domain.Policies;
using Dtks.Functions.Areas;
using Dtks.Functions.CardRounds;
using Dtks.Functions.Notices;
using Dtks.Functions.Registry;
using Dtks.Platform.Changes;

namespace Dtks.Functions.CardDelivery;

/// <summary>What the people of a household are told of its card (CRD-1, CRD-3): that it came back, why and where it waits; that it was handed back in their name, or was not after all.</summary>
public sealed class CardNotices(CardRepository cards, IDecidedCards decided, HouseholdRepository households, HouseholdReach reach, AreaDirectory areas) : INoticeSource
{
    /// <summary>The kind of cards.</summary>
    public const string RecordKind = "card";

    /// <summary>What is told of a card that came back.</summary>
    public const string Returned = "cardReturned";

    /// <summary>What is told of one that came back because all members are said to have died.</summary>
    public const string ReturnedDeaths = "cardReturnedDeaths";

    /// <summary>What is told of one that came back, of which a concluded deliberation decided by now (CRD-5).</summary>
    public const string ReturnedDecided = "cardReturnedDecided";

    /// <summary>What is told of one that came back, whose validity is over by now (CRD-10).</summary>
    public const string ReturnedExpired = "cardReturnedExpired";

    /// <summary>What is told of a card that was handed back.</summary>
    public const string Surrendered = "cardSurrendered";

    /// <summary>What is told where that was recorded wrongly.</summary>
    public const string SurrenderUndone = "cardSurrenderUndone";

    /// <inheritdoc />
    public string Kind => RecordKind;

    /// <inheritdoc />
    public async Task<NoticeFacts?> FindAsync(NoticeInput wanted, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        if (await cards.FindAsync(wanted.Village, wanted.Id, cancellation) is not { State: var card }
            || await households.FindAsync(wanted.Village, card.Household, cancellation) is not { } household
            || await ToldAsync(wanted.Code, card, cancellation) is not { } code)
        {
            return null;
        }

        return await reach.FactsAsync(household.State, code, [.. ArgumentsOf(card)], FamilyNews.Card, cancellation);
    }

    // What is so by now (CRD-1): a row may come late, of a card that was delivered, given to others or expired since.
    private async Task<string?> ToldAsync(string wanted, CardState card, CancellationToken cancellation) => (wanted, card.StatusOn(cards.Today(card.Village.Value))) switch
    {
        (SurrenderUndone, var status) => card.TakenBack is null || status is CardStatus.Blocked or CardStatus.Expired ? null : wanted,
        (Surrendered, _) => card.Surrender is null ? null : wanted,
        (Returned, _) when card.Status != CardStatus.Returned => null,
        (Returned, _) when card.Attempts[^1].Reason == PolicyReason.AllDeceased => ReturnedDeaths,
        (Returned, CardStatus.Expired) => ReturnedExpired,
        (Returned, _) => (await decided.OfAsync(card.Village.Value, card.Round, cancellation)).Contains(card.Id) ? ReturnedDecided : Returned,
        _ => wanted,
    };

    private IEnumerable<NoticeArgument> ArgumentsOf(CardState card)
    {
        yield return new NoticeArgument("card", WireName.Of(card.Kind));
        yield return new NoticeArgument("village", areas.NameOf(card.Village.Value));
        if (card.Status == CardStatus.Returned)
        {
            yield return new NoticeArgument("reason", card.Attempts[^1].Reason!);
            yield return new NoticeArgument("until", CardRules.Day(card.ValidUntil));
        }

        if (card.Surrender is { } surrender)
        {
            yield return new NoticeArgument("on", CardRules.Day(surrender.On));
        }
    }
}

/// <summary>Which events of cards people are told of: that it came back, and that it was handed back. Who has the card in hand knows.</summary>
public sealed class CardNoticeFollowUps : IEventFollower
{
    private static readonly Dictionary<string, string> Told = new(StringComparer.Ordinal)
    {
        [$"dtks.{CardEventCodes.Returned}.v1"] = CardNotices.Returned,
        [$"dtks.{CardEventCodes.Surrendered}.v1"] = CardNotices.Surrendered,
        [$"dtks.{CardEventCodes.SurrenderUndone}.v1"] = CardNotices.SurrenderUndone,
    };

    /// <inheritdoc />
    public IEnumerable<OutboxEntry> Of(OutboxEntry happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        if (Told.TryGetValue(happened.Target, out var code) && happened.Subject?.Split('/') is ["cards", var village, var card])
        {
            yield return new NoticeInput(village, CardNotices.RecordKind, card, code, $"{happened.Target}/{(string?)happened.Data["version"]}").Entry();
        }
    }
}
