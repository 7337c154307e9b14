using System.Security.Cryptography;
using System.Text;
using Dtks.Domain.Cards;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using NodaTime;

namespace Dtks.Domain.Deliberations;

/// <summary>Recording which households have a card in another's place (CRD-5).</summary>
internal static class ReplacementRules
{
    private const int Most = 2000;
    private const int MostReserves = 99;
    private const int IdDigits = 32;

    public static Decision<DeliberationEvent> Decide(DeliberationCommand.RecordReplacements command, DeliberationState state, PolicyVersion policy, Instant now)
    {
        if (state.Kind != DeliberationKind.Cards) return Decision<DeliberationEvent>.Reject(Violation.Refused(DeliberationViolations.NotOnCards, "CRD-5"));
        var input = new InputReader();
        if (!input.Count(command.Drafts, string.Empty, 0, Most, "CRD-5")) return Decision<DeliberationEvent>.Reject(input.Violations);
        var read = command.Drafts.Select((draft, i) => Read(draft, $"/{InputReader.Number(i)}", state, command.Cards, input)).ToList();
        CheckTogether(command.Drafts, input);
        if (!input.IsClean) return Decision<DeliberationEvent>.Reject(input.Violations);
        IReadOnlyList<NamedReplacement> replacements = [.. read.OfType<NamedReplacement>()];
        return state.Replacements.SequenceEqual(replacements)
            ? Decision<DeliberationEvent>.Accept()
            : Decision<DeliberationEvent>.Accept(new ReplacementsRecorded(EventMeta.Of(command.By, DeliberationEventCodes.ReplacementsRecorded, "CRD-5", policy, now), replacements));
    }

    /// <summary>The replacements that can no longer be as they were recorded.</summary>
    public static IEnumerable<Violation> Obstacles(DeliberationState state, CardStandings cards) => state.Replacements.SelectMany((replacement, i) =>
    {
        var pointer = $"/replacements/{InputReader.Number(i)}";
        return new[] { OnCard(replacement.Card, state, cards), replacement.Household is { } household ? OnHousehold(household, state, cards) : OnProposed(cards) }
            .OfType<Violation>().Select(refused => refused with { Kind = ViolationKind.Refused, Pointer = pointer });
    });

    /// <summary>Of decisions, those that are about cards.</summary>
    public static IReadOnlyList<DeliberationDecision> OnCards(IReadOnlyList<DeliberationDecision> decisions) => [.. decisions.Where(d => d.CardId is not null)];

    /// <summary>What follows of replacements: a family that is proposed with one is admitted to the register.</summary>
    public static IEnumerable<DeliberationDecision> Admissions(IReadOnlyList<NamedReplacement> replacements) =>
        replacements.Where(r => r.Proposal is not null).Select(r => new DeliberationDecision(r.Proposal, null, DecisionKind.Admit, Ground: null, Note: null));

    private static NamedReplacement? Read(ReplacementDraft? draft, string pointer, DeliberationState state, CardStandings cards, InputReader input)
    {
        if (!input.Present(draft, pointer)) return null;
        if (input.Present(draft.Card, pointer + "/card") && OnCard(draft.Card, state, cards) is { } refused) input.Add(refused with { Pointer = pointer + "/card" });
        if (draft.Household is null == draft.Proposed is null) input.Invalid(DeliberationViolations.ReplacementHousehold, pointer + "/household", "CRD-5");
        else if ((draft.Household is { } household ? OnHousehold(household, state, cards) : OnProposed(cards)) is { } no) input.Add(no with { Pointer = pointer + "/household" });
        var reserve = draft.Reserve is null ? null : input.Whole(draft.Reserve, pointer + "/reserve", 1, MostReserves, "CRD-5");
        var who = draft.Household ?? draft.Proposed?.Proposal;
        return draft.Card is null || who is null ? null : new NamedReplacement(IdOf(state.Id, draft.Card, who), draft.Card, draft.Household, draft.Proposed?.Proposal, reserve);
    }

    private static Violation? OnCard(string named, DeliberationState state, CardStandings cards)
    {
        if (!cards.Cards.TryGetValue(named, out var card)) return Violation.Invalid(DeliberationViolations.DecisionCardUnknown, null, "CRD-5");
        if (cards.DecidedBy.TryGetValue(named, out var other)) return DecisionRules.Elsewhere(other, string.Empty);
        if (card.ReplacedBy is not null) return Violation.Conflict(CardViolations.ReplacedBefore, "CRD-9");
        if (cards.AwaitsCircular(card)) return Violation.Refused(DeliberationViolations.CardAwaitsCircular, "CRD-4");
        var status = card.StatusOn(cards.Today);
        return status == CardStatus.Expired ? Violation.Refused(CardViolations.Expired, "CRD-10", null, ("until", CardRules.Day(card.ValidUntil)))
            : status is CardStatus.Returned or CardStatus.Surrendered || (cards.Lapsed.Contains(named) && cards.Today <= card.ValidUntil) || (status != CardStatus.Blocked && state.JudgedWellOff(named)) ? null
            : Violation.Refused(CardViolations.NotReplaceable, "CRD-5", null, ("status", WireName.Of(status)));
    }

    // Who is judged well-off is told so, and not that they hold the card which that takes from them.
    private static Violation? OnHousehold(string household, DeliberationState state, CardStandings cards) =>
        cards.Cards.Values.Any(c => c.Household == household && (state.JudgedWellOff(c.Id) || c.Block?.Reason == CardBlockReason.WellOff)) ? Violation.Refused(DeliberationViolations.ReplacementWellOff, "CRD-5")
        : !cards.Households.Contains(household) ? Violation.Invalid(DeliberationViolations.ReplacementUnknown, null, "CRD-5")
        : cards.Holders.Contains(household) ? Violation.Refused(CardViolations.HolderHas, "CRD-9", null, ("kind", WireName.Of(cards.Kind)))
        : cards.GivenBy.TryGetValue(household, out var other) ? Violation.Conflict(DeliberationViolations.ReplacementElsewhere, "CRD-5", ("deliberation", other))
        : cards.Kind == CardKind.Kks && !cards.Receiving.Contains(household) ? Violation.Refused(DeliberationViolations.ReplacementNotReceiving, "CRD-11")
        : null;

    // What is admitted with it receives nothing by that.
    private static Violation? OnProposed(CardStandings cards) => cards.Kind == CardKind.Kks ? Violation.Refused(DeliberationViolations.ReplacementNotReceiving, "CRD-11") : null;

    // One household, one card; one card, one household and one at each place of its reserve.
    private static void CheckTogether(IReadOnlyList<ReplacementDraft?> drafts, InputReader input)
    {
        var (households, places) = (new Dictionary<string, int>(StringComparer.Ordinal), new Dictionary<(string, int?), int>());
        for (var i = 0; i < drafts.Count; i++)
        {
            var at = $"/{InputReader.Number(i)}";
            if (drafts[i]?.Household is { } h) Once(households, $"household {h}", i, DeliberationViolations.ReplacementTwice, at + "/household", input);
            if (drafts[i]?.Proposed is { } p) Once(households, $"family {p.Family}", i, DeliberationViolations.ReplacementTwice, at + "/household", input);
            if (drafts[i]?.Card is { } card) Once(places, (card, drafts[i]!.Reserve), i, DeliberationViolations.ReplacementPlaceTwice, drafts[i]!.Reserve is null ? at + "/card" : at + "/reserve", input);
        }

        for (var i = 0; i < drafts.Count; i++)
            if (drafts[i] is { Reserve: not null, Card: { } card } && !places.ContainsKey((card, null))) input.Invalid(DeliberationViolations.ReserveAlone, $"/{InputReader.Number(i)}/reserve", "CRD-5");
    }

    private static void Once<TKey>(Dictionary<TKey, int> seen, TKey key, int place, string code, string pointer, InputReader input)
        where TKey : notnull
    {
        if (!seen.TryAdd(key, place)) input.Invalid(code, pointer, "CRD-5", ("first", $"/{InputReader.Number(seen[key])}"));
    }

    private static string IdOf(string deliberation, string card, string who) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{deliberation}/{card}/{who}")))[..IdDigits];
}
