using Dtks.Domain.Cards;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Policies;
using Dtks.Platform.Audit;
using NodaTime;

namespace Dtks.Functions.CardRounds;

/// <summary>A card in a list.</summary>
[ShowsPerson]
internal sealed record CardItem(string Id, string Number, string Round, CardKind Kind, string Household, CardStatus Status, string? Head, Address Address, string? Reason, LocalDate ValidUntil, string? ReplacedBy)
{
    public static CardItem Of(CardState card, LocalDate today) => new(
        card.Id, card.Number.Value, card.Round, card.Kind, card.Household, card.StatusOn(today), card.Holder.Head, card.Holder.Address, ReasonOf(card), card.ValidUntil, card.ReplacedBy);

    // Why it came back last, or why it is blocked.
    internal static string? ReasonOf(CardState card) => card.Status switch
    {
        CardStatus.Returned => card.Attempts[^1].Reason,
        CardStatus.Blocked => WireName.Of(card.Block!.Reason),
        _ => null,
    };
}

/// <summary>A card, with what it says of its household (CRD-10) and what became of it.</summary>
[ShowsPerson]
internal sealed record CardView(
    string Id, string Number, string Round, CardKind Kind, string Household, CardStatus Status, string Head, string? Spouse, IReadOnlyList<string> Members, Address Address, string FamilyCardNumber,
    LocalDate MadeOn, LocalDate ValidFrom, LocalDate ValidUntil, IReadOnlyList<CardAttemptView> Attempts, CardSurrender? Surrender, CardBlock? Block, string? Replaces, string? ReplacedBy,
    IReadOnlyList<CardFamilyChange> FamilyChanges, IReadOnlyList<CardHistoryView> History)
{
    /// <summary>That it was handed back was recorded wrongly; absent where it was not.</summary>
    public CardTakenBack? TakenBack { get; init; }

    public static CardView Of(CardState card, LocalDate today, PolicyVersions policies, string language) => new(
        card.Id, card.Number.Value, card.Round, card.Kind, card.Household, card.StatusOn(today), card.Holder.Head, card.Holder.Spouse, card.Holder.Members, card.Holder.Address, card.Holder.FamilyCardNumber.Value,
        card.MadeOn, card.ValidFrom, card.ValidUntil, [.. card.Attempts.Select(a => CardAttemptView.Of(a, policies, language))], card.Surrender, card.Block, card.Replaces, card.ReplacedBy,
        card.FamilyChanges, [.. card.History.Select(h => new CardHistoryView(h.At, h.Code, h.Role, h.Rule, h.Policy))])
    {
        TakenBack = card.TakenBack,
    };
}

/// <summary>An attempt to deliver a card (CRD-1).</summary>
internal sealed record CardAttemptView(LocalDate On, DeliveryOutcome Outcome, string? Reason, string? ReasonText, string? ReceivedBy, string? AccompaniedBy)
{
    public static CardAttemptView Of(CardAttempt attempt, PolicyVersions policies, string language) => new(
        attempt.On, attempt.Outcome, attempt.Reason, attempt.Reason is { } code ? policies.At(attempt.On).CardReturnReason(code)?.Text.In(language) : null, attempt.ReceivedBy, attempt.AccompaniedBy);
}

/// <summary>A step of a card.</summary>
internal sealed record CardHistoryView(Instant At, string Code, Role Role, string? Rule, string Policy);
