using Dtks.Domain.Cards;
using Dtks.Domain.Deliberations;
using Dtks.Domain.Kernel;
using Dtks.Domain.Tests.CardRounds;
using NodaTime;
using static Dtks.Domain.Tests.CardRounds.CardSamples;

namespace Dtks.Domain.Tests.CardReplacement;

/// <summary>A deliberation on cards of a village in Bali, held on 10 November, whose circular is of the 9th.</summary>
internal static class CardDeliberationSamples
{
    public static readonly LocalDate HeldOn = new(2026, 11, 10);
    public static readonly CardRoundStanding Arrived = new("r-1", HeldOn.PlusDays(-1), HeldOn.PlusDays(4));
    public static readonly Actor Officer = new("officer-1", Role.VillageOfficer, Village);

    public static DeliberationDraft Draft(string? heldOn = null, string? round = "r-1", string kind = "cards") => new(
        kind, heldOn ?? CardRules.Day(HeldOn), "Balai Banjar Contoh",
        [new("Contoh Satu", "villageGovernment", null), new("Contoh Dua", "communityGroup", null), new("Contoh Tiga", "householdRepresentative", "RW 01")], round);

    public static Decision<DeliberationEvent> Opening(DeliberationDraft draft, CardRoundStanding? round, LocalDate? today = null) =>
        DeliberationDecider.Decide(new DeliberationCommand.Open("d-1", Village, draft, Officer) { Round = round }, null, Samples.Policy, Noon(today ?? HeldOn.PlusDays(30)));

    public static DeliberationState Open() => Opening(Draft(), Arrived).Events.Aggregate((DeliberationState?)null, DeliberationDecider.Evolve)!;

    /// <summary>A card of the round: made, and what is done with it on the 3rd and 4th.</summary>
    public static CardState Card(string id, params CardCommand[] done)
    {
        var made = CardSamples.Next(null, new CardCommand.Make(id, Round, $"h-{id}", Holder, HoldsOne: false), MadeOn);
        return done.Aggregate(made, (card, command) => CardSamples.Next(card, command, MadeOn.PlusDays(2)));
    }

    public static CardState ReturnedCard(string id) => Card(id, Returned(MadeOn.PlusDays(1)));

    public static CardState DeliveredCard(string id) => Card(id, Delivered(MadeOn.PlusDays(1)));

    public static CardState HandedBackCard(string id) => Card(id, Delivered(MadeOn.PlusDays(1)), new CardCommand.HandBack(null, Tksk));

    public static CardStandings Standing(params CardState[] cards) => new(HeldOn, cards.ToDictionary(c => c.Id))
    {
        Told = cards.Select(c => c.Id).ToHashSet(),
        Households = new HashSet<string> { "h-1", "h-2", "h-3", "h-4", "h-5" },
    };

    public static Decision<DeliberationEvent> Decide(DeliberationState state, DeliberationCommand command) => DeliberationDecider.Decide(command, state, Samples.Policy, Noon(HeldOn.PlusDays(1)));

    public static DeliberationState Decided(DeliberationState state, CardStandings cards, params DecisionDraft[] decisions) =>
        Next(state, new DeliberationCommand.RecordDecisions(decisions, Subjects(cards), Officer));

    public static DeliberationState Replaced(DeliberationState state, CardStandings cards, params ReplacementDraft[] replacements) =>
        Next(state, new DeliberationCommand.RecordReplacements(replacements, cards, Officer));

    public static SubjectStandings Subjects(CardStandings cards) => new(new Dictionary<string, Dtks.Domain.Proposals.ProposalStanding>(), new HashSet<string>()) { Cards = cards };

    public static DecisionDraft On(string card, string decision, string? note = null) => new(null, null, decision, null, note, card);

    public static ReplacementDraft By(string card, string household, int? reserve = null) => new(card, household, null, reserve);

    private static DeliberationState Next(DeliberationState state, DeliberationCommand command)
    {
        var decision = Decide(state, command);
        Assert.Equal([], Told.Of(decision.Violations));
        return decision.Events.Aggregate(state, DeliberationDecider.Evolve);
    }
}
