using System.Globalization;
using Dtks.Domain.Cards;
using Dtks.Domain.Deliberations;
using Dtks.Domain.Kernel;
using Dtks.Domain.Notices;
using Dtks.Functions.CardRounds;
using Dtks.Functions.Deliberations;
using Dtks.Functions.Notices;
using Dtks.Functions.Registry;
using Dtks.Platform.Changes;

namespace Dtks.Functions.CardReplacement;

/// <summary>What the people of a household are told of its card (CRD-7, CRD-9, GOV-3): that it was withdrawn, or went to another household, why, and how to object; and that a card was made for them in another's place.</summary>
public sealed class WithdrawnCardNotices(CardRepository cards, DeliberationRepository deliberations, HouseholdRepository households, HouseholdReach reach) : INoticeSource
{
    /// <summary>The kind of cards that changed hands.</summary>
    public const string RecordKind = "cardReplacement";

    /// <inheritdoc />
    public string Kind => RecordKind;

    /// <inheritdoc />
    public async Task<NoticeFacts?> FindAsync(NoticeInput wanted, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        if (await cards.FindAsync(wanted.Village, wanted.Id, cancellation) is not { State: var card } || await households.FindAsync(wanted.Village, card.Household, cancellation) is not { } household
            || CodeOf(wanted.Code, card) is not { } code)
        {
            return null;
        }

        var decision = code == WithdrawnWhy ? await DecisionAsync(wanted.Village, card, cancellation) : null;
        var facts = await reach.FactsAsync(household.State, decision is { Note: null, Ground: not null } ? WithdrawnOnGround : code, [.. ArgumentsOf(card, decision)], FamilyNews.Card, cancellation);
        return facts with { Remark = decision?.Note };
    }

    private const string WithdrawnWhy = "cardWithdrawn";
    private const string WithdrawnOnGround = "cardWithdrawnOnGround";

    // Replaced, what was withdrawn before was told already.
    private static string? CodeOf(string wanted, CardState card) => wanted switch
    {
        WithdrawnCardFollowUps.Given => card.Replaces is null ? null : wanted,
        WithdrawnCardFollowUps.Replaced => card.Block is not { Reason: CardBlockReason.Replaced, From: var from } ? null : from == CardStatus.Surrendered ? "cardReplacedSurrendered" : "cardReplacedReturned",
        _ => card.Block switch
        {
            { Reason: CardBlockReason.Ended } => null,
            { Reason: CardBlockReason.WellOff } => "cardWellOff",
            { From: CardStatus.Returned } => "cardWithdrawnReturned",
            { From: CardStatus.Surrendered } => "cardWithdrawnSurrendered",
            not null => WithdrawnWhy,
            null => null,
        },
    };

    private async Task<DeliberationDecision?> DecisionAsync(string village, CardState card, CancellationToken cancellation) =>
        card.Block?.Deliberation is { } id ? (await deliberations.FindAsync(village, id, cancellation))?.State.Decisions.FirstOrDefault(d => d.CardId == card.Id) : null;

    private static IEnumerable<NoticeArgument> ArgumentsOf(CardState card, DeliberationDecision? decision)
    {
        yield return new NoticeArgument("card", WireName.Of(card.Kind));
        if (card.Block is { } block)
        {
            yield return new NoticeArgument("on", CardRules.Day(block.On));
        }
        else
        {
            yield return new NoticeArgument("until", CardRules.Day(card.ValidUntil));
        }

        if (decision?.Ground is { } ground)
        {
            yield return new NoticeArgument(NoticeTexts.Ground, ground.ToString(CultureInfo.InvariantCulture));
        }
    }
}

/// <summary>Which events of cards people are told of here: that it was withdrawn, that it went to another household, and that one was made in another's place.</summary>
public sealed class WithdrawnCardFollowUps : IEventFollower
{
    internal const string Withdrawn = "cardWithdrawn";
    internal const string Replaced = "cardReplaced";
    internal const string Given = "cardGiven";

    private static readonly Dictionary<string, string> Told = new(StringComparer.Ordinal)
    {
        [$"dtks.{CardEventCodes.Blocked}.v1"] = Withdrawn,
        [$"dtks.{CardEventCodes.Replaced}.v1"] = Replaced,
        [$"dtks.{CardEventCodes.Made}.v1"] = Given,
    };

    /// <inheritdoc />
    public IEnumerable<OutboxEntry> Of(OutboxEntry happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        if (Told.TryGetValue(happened.Target, out var code) && happened.Subject?.Split('/') is ["cards", var village, var card])
        {
            yield return new NoticeInput(village, WithdrawnCardNotices.RecordKind, card, code, $"{happened.Target}/{(string?)happened.Data["version"]}").Entry();
        }
    }
}
