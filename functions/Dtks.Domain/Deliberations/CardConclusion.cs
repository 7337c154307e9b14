using Dtks.Domain.Cards;
using Dtks.Domain.Kernel;

namespace Dtks.Domain.Deliberations;

/// <summary>What a deliberation on cards can decide, and what is asked of its conclusion (CRD-5, CRD-6, CRD-7).</summary>
internal static class CardConclusion
{
    /// <summary>Why a card cannot be decided on so; null where it can.</summary>
    public static Violation? Obstacle(DeliberationDecision decision, CardStandings cards)
    {
        if (!cards.Cards.TryGetValue(decision.CardId!, out var card)) return Violation.Invalid(DeliberationViolations.DecisionCardUnknown, null, "CRD-7");
        if (cards.DecidedBy.TryGetValue(card.Id, out var other)) return DecisionRules.Elsewhere(other, string.Empty);
        if (cards.AwaitsCircular(card)) return Violation.Refused(DeliberationViolations.CardAwaitsCircular, "CRD-4");
        return card.StatusOn(cards.Today) switch
        {
            CardStatus.Expired => Violation.Refused(CardViolations.Expired, "CRD-10", null, ("until", CardRules.Day(card.ValidUntil))),
            CardStatus.Blocked => card.IsEnded() ? Violation.Refused(CardViolations.FamilyGone, "CRD-10", null, (CardViolations.Reader, CardViolations.ToVillage)) : Violation.Refused(CardViolations.Blocked, "CRD-7", null, ("reason", WireName.Of(card.Block!.Reason))),
            CardStatus.Returned or CardStatus.Surrendered when decision.Kind == DecisionKind.WellOff =>
                Violation.Refused(DeliberationViolations.CardCountedAnyway, "CRD-5", null, ("status", WireName.Of(card.Status))),
            _ => null,
        };
    }

    /// <summary>Every condition that is not met, of its decisions, its replacements and their number.</summary>
    public static IReadOnlyList<Violation> Unmet(DeliberationState state, CardStandings cards)
    {
        var recorded = cards.Recorded(state);
        return [.. Undecidable(state, cards), .. ReplacementRules.Obstacles(state, cards), .. Uneven(recorded), .. Unfilled(recorded)];
    }

    private static IEnumerable<Violation> Undecidable(DeliberationState state, CardStandings cards) => state.Decisions
        .Select((decision, place) => (decision, pointer: $"/decisions/{InputReader.Number(place)}"))
        .Where(d => d.decision.CardId is not null)
        .Select(d => Obstacle(d.decision, cards) is { } refused ? refused with { Kind = ViolationKind.Refused, Pointer = d.pointer } : Unexplained(d.decision, cards, d.pointer))
        .OfType<Violation>();

    // Whoever has a card, and loses it, learns why; that one came back, or was judged well-off, is reason enough.
    private static Violation? Unexplained(DeliberationDecision decision, CardStandings cards, string pointer) =>
        decision is { Kind: DecisionKind.WithdrawCard, Ground: null, Note: null } && cards.Cards[decision.CardId!].StatusOn(cards.Today) is CardStatus.Made or CardStatus.Delivered
            ? Violation.Refused(DeliberationViolations.WithdrawalUnexplained, "GOV-3", pointer)
            : null;

    private static IEnumerable<Violation> Uneven(CardMinutes recorded)
    {
        var needed = recorded.Returned + recorded.Surrendered + recorded.WellOff;
        if (recorded.Replacements == needed) yield break;
        yield return Violation.Refused(
            DeliberationViolations.ReplacementCount, "CRD-5", "/replacements",
            ("replacements", InputReader.Number(recorded.Replacements)), ("returned", InputReader.Number(recorded.Returned)), ("surrendered", InputReader.Number(recorded.Surrendered)),
            ("wellOff", InputReader.Number(recorded.WellOff)), ("needed", InputReader.Number(needed)));
    }

    private static IEnumerable<Violation> Unfilled(CardMinutes recorded)
    {
        if (recorded.Skrtm == recorded.Replacements) yield break;
        yield return Violation.Refused(
            DeliberationViolations.SkrtmCount, "CRD-6", "/replacements", ("filled", InputReader.Number(recorded.Skrtm)), ("replacements", InputReader.Number(recorded.Replacements)));
    }
}
