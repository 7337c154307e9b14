using Dtks.Domain.Cards;
using Dtks.Domain.Deliberations;
using Dtks.Domain.Evidence;
using Dtks.Domain.Tests.Deliberations;
using static Dtks.Domain.Tests.CardReplacement.CardDeliberationSamples;

namespace Dtks.Domain.Tests.CardReplacement;

/// <summary>Deliberations on cards: when they can be opened, what they decide, and how many households they replace.</summary>
public sealed class CardDeliberationTests
{
    private static readonly IReadOnlyList<VillageUnit> Units = [new("RW 001", UnitKind.Rw, "Rukun Warga Satu")];

    [Fact]
    [Trait("rule", "CRD-4")]
    public void It_is_opened_only_once_the_circular_has_arrived_and_after_its_last_day_it_is_late()
    {
        Assert.Equal(["deliberation.circularMissing CRD-4 /round -"], Told.Of(Opening(Draft(), Arrived with { CircularOn = null }).Violations));
        Assert.Equal(["deliberation.returnsDeliberated CRD-4 /round heldOn=2026-11-10"], Told.Of(Opening(Draft(), Arrived with { CircularOn = null, DeliberatedOn = HeldOn }).Violations));
        Assert.Equal(["deliberation.beforeCircular CRD-4 /heldOn circularOn=2026-11-11"], Told.Of(Opening(Draft(), Arrived with { CircularOn = HeldOn.PlusDays(1) }).Violations));
        Assert.True(Opening(Draft(), Arrived with { CircularOn = HeldOn }).IsAccepted);
        Assert.Equal(["deliberation.roundUnknown CRD-4 /round -"], Told.Of(Opening(Draft(), null).Violations));
        Assert.Equal(["deliberation.roundNeeded CRD-4 /round -"], Told.Of(Opening(Draft(round: null), null).Violations));
        Assert.Equal(["deliberation.roundOdd CRD-4 /round -"], Told.Of(Opening(Draft(kind: "regular"), null).Violations));

        bool Late(int day) => Opening(Draft(CardRules.Day(HeldOn.PlusDays(day))), Arrived).Events.Aggregate((DeliberationState?)null, DeliberationDecider.Evolve)!.IsLate();
        Assert.Equal((false, true), (Late(4), Late(5)));
        Assert.False(DeliberationSamples.Open().IsLate());
    }

    [Fact]
    [Trait("rule", "CRD-7")]
    [Trait("rule", "MUS-8")]
    public void It_decides_on_cards_of_its_village_and_round_alone_and_each_once()
    {
        var cards = Standing(ReturnedCard("c-1"), DeliveredCard("c-2"), HandedBackCard("c-3"), ReturnedCard("c-4"));
        var state = Open();
        string[] Refused(params DecisionDraft[] drafts) => [.. Told.Of(Decide(state, new DeliberationCommand.RecordDecisions(drafts, Subjects(cards with { DecidedBy = new Dictionary<string, string> { ["c-4"] = "d-0" } }), Officer)).Violations)];

        Assert.Empty(Refused(On("c-1", "withdrawCard"), On("c-2", "wellOff"), On("c-3", "withdrawCard")));
        Assert.Equal(["resolution.cardUnknown CRD-7 /0/card -"], Refused(On("c-9", "withdrawCard")));
        Assert.Equal(["resolution.twice MUS-2 /1 -"], Refused(On("c-1", "withdrawCard"), On("c-1", "withdrawCard")));
        Assert.Equal(["resolution.cardCountedAnyway CRD-5 /0/card status=returned", "resolution.cardCountedAnyway CRD-5 /1/card status=surrendered"], Refused(On("c-1", "wellOff"), On("c-3", "wellOff")));
        Assert.Equal(["resolution.decidedElsewhere MUS-8 /0/card deliberation=d-0"], Refused(On("c-4", "withdrawCard")));
        Assert.Equal(["resolution.decisionForSubject MUS-2 /0/decision -"], Refused(On("c-1", "admit")));
        Assert.Equal(["resolution.subject MUS-2 /0 -"], Refused(On("c-1", "withdrawCard") with { Household = "h-1" }));
        Assert.Equal(["resolution.forKind CRD-7 /0/decision kind=cards"], Refused(new DecisionDraft(null, "h-1", "terminate", 3, null)));
        var late = cards with { Told = new HashSet<string>() };
        Assert.Equal(
            ["resolution.cardAwaitsCircular CRD-4 /0/card -"], Told.Of(Decide(state, new DeliberationCommand.RecordDecisions([On("c-1", "withdrawCard")], Subjects(late), Officer)).Violations));
        var regular = DeliberationSamples.Open();
        Assert.Equal(["resolution.forKind CRD-7 /0/decision kind=regular"], Told.Of(Decide(regular, new DeliberationCommand.RecordDecisions([On("c-1", "wellOff")], Subjects(cards), Officer)).Violations));
        Assert.Equal(["deliberation.notOnCards CRD-5 - -"], Told.Of(Decide(regular, new DeliberationCommand.RecordReplacements([], cards, Officer)).Violations));
    }

    [Fact]
    [Trait("rule", "CRD-5")]
    [Trait("rule", "CRD-9")]
    public void Who_has_a_card_in_anothers_place_is_one_household_each_that_stands_in_the_register_and_holds_none()
    {
        var cards = Standing(ReturnedCard("c-1"), DeliveredCard("c-2"), DeliveredCard("c-3")) with
        {
            Holders = new HashSet<string> { "h-4" },
            GivenBy = new Dictionary<string, string> { ["h-3"] = "d-0" },
            DecidedBy = new Dictionary<string, string> { ["c-4"] = "d-0" },
        };
        var state = Decided(Open(), cards, On("c-2", "wellOff"));
        string[] Refused(params ReplacementDraft[] drafts) => [.. Told.Of(Decide(state, new DeliberationCommand.RecordReplacements(drafts, cards, Officer)).Violations)];

        Assert.Empty(Refused(By("c-1", "h-1"), By("c-2", "h-2")));
        Assert.Equal(["card.notReplaceable CRD-5 /0/card status=delivered"], Refused(By("c-3", "h-1")));
        Assert.Equal(["resolution.cardUnknown CRD-5 /0/card -"], Refused(By("c-8", "h-1")));
        Assert.Equal(["replacement.householdUnknown CRD-5 /0/household -"], Refused(By("c-1", "h-9")));
        Assert.Equal(["card.holderHas CRD-9 /0/household kind=KPS"], Refused(By("c-1", "h-4")));
        Assert.Equal(["replacement.householdElsewhere CRD-5 /0/household deliberation=d-0"], Refused(By("c-1", "h-3")));
        Assert.Equal(["replacement.judgedWellOff CRD-5 /0/household -"], Refused(By("c-1", "h-c-2")));
        Assert.Equal(["replacement.householdUnknown CRD-5 /0/household -"], Refused(By("c-1", "h-c-3")));
        Assert.Equal(["replacement.householdTwice CRD-5 /1/household first=/0"], Refused(By("c-1", "h-1"), By("c-2", "h-1")));
        Assert.Equal(["replacement.placeTwice CRD-5 /1/card first=/0"], Refused(By("c-1", "h-1"), By("c-1", "h-2")));
        Assert.Equal(["replacement.placeTwice CRD-5 /2/reserve first=/1"], Refused(By("c-1", "h-1"), By("c-1", "h-2", 1), By("c-1", "h-5", 1)));
        Assert.Equal(["replacement.reserveAlone CRD-5 /0/reserve -"], Refused(By("c-1", "h-1", 1)));
        Assert.Equal(["replacement.household CRD-5 /0/household -"], Refused(new ReplacementDraft("c-1", null, null, null)));
        Assert.Equal(
            ["replacement.householdTwice CRD-5 /1/household first=/0"], Refused(new("c-1", null, new("p-1", "5103"), null), new("c-2", null, new("p-2", "5103"), null)));

        // A family that is proposed with it is admitted by it.
        var proposed = Replaced(state, cards, new ReplacementDraft("c-1", null, new ProposedReplacement("p-1", "5103"), null), By("c-2", "h-2"));
        Assert.Equal(["WellOff c-2 ", "Admit  p-1"], proposed.Decisions.Select(d => $"{d.Kind} {d.CardId} {d.ProposalId}"));
        Assert.True(proposed.Brought("p-1"));
        Assert.Equal((2, 1), (proposed.ProposalCount, proposed.TerminationCount));
        var again = Decided(proposed, cards, On("c-2", "wellOff", "Mampu"));
        Assert.Equal(["WellOff c-2 ", "Admit  p-1"], again.Decisions.Select(d => $"{d.Kind} {d.CardId} {d.ProposalId}"));
        Assert.Empty(Decide(again, new DeliberationCommand.RecordDecisions([On("c-2", "wellOff", "Mampu")], Subjects(cards), Officer)).Events);
    }

    [Fact]
    [Trait("rule", "CRD-5")]
    [Trait("rule", "CRD-6")]
    [Trait("rule", "MUS-7")]
    public void It_is_concluded_with_as_many_replacements_and_SKRTM_as_cards_and_minutes_that_say_so()
    {
        var cards = Standing(ReturnedCard("c-1"), HandedBackCard("c-2"), DeliveredCard("c-3"), DeliveredCard("c-4"));
        var short1 = Replaced(Decided(Open(), cards, On("c-3", "wellOff"), On("c-4", "withdrawCard")), cards, By("c-1", "h-1"), By("c-2", "h-2"));
        var all = Replaced(short1, cards, By("c-1", "h-1"), By("c-2", "h-2"), By("c-3", "h-3"), By("c-3", "h-4", 1));
        var filled = cards with { Filled = all.Replacements.Where(r => r.Reserve is null).Select(r => r.Id).ToHashSet() };
        string[] Unmet(DeliberationState state, CardStandings standings, CardMinutesDraft? minutes, int terminations = 2) => [.. Told.Of(Decide(
            state,
            new DeliberationCommand.Conclude(new(new(state.ProposalCount, terminations, Cards: minutes)), Documents(), new("head-1", Dtks.Domain.Kernel.Role.VillageHead, CardRounds.CardSamples.Village)) { Units = Units, Cards = standings }).Violations)];

        Assert.Equal(
            [
                "resolution.withdrawalUnexplained GOV-3 /decisions/1 -", "deliberation.replacementCount CRD-5 /replacements needed=3,replacements=2,returned=1,surrendered=1,wellOff=1",
                "deliberation.skrtmCount CRD-6 /replacements filled=0,replacements=2", "deliberation.countMismatch MUS-7 /minutes/cards/replacements recorded=2,stated=3", "deliberation.countMismatch MUS-7 /minutes/cards/skrtm recorded=0,stated=3",
            ],
            Unmet(short1, cards, new(1, 1, 1, 3, 3)));
        var explained = Decided(all, cards, On("c-3", "wellOff"), On("c-4", "withdrawCard", "Pindah"));
        Assert.Empty(Unmet(explained, filled, new(1, 1, 1, 3, 3)));
        Assert.Equal(["deliberation.cardCountsMissing MUS-7 /minutes/cards -"], Unmet(explained, filled, null));
        Assert.Equal(
            ["deliberation.countMismatch MUS-7 /minutes/cards/returned recorded=1,stated=2", "deliberation.countMismatch MUS-7 /minutes/cards/wellOff recorded=1,stated=0"], Unmet(explained, filled, new(2, 1, 0, 3, 3)));
        Assert.Equal(["deliberation.countMismatch MUS-7 /minutes/terminations recorded=2,stated=1"], Unmet(explained, filled, new(1, 1, 1, 3, 3), terminations: 1));

        // What is no longer so is told: the well-off decision was taken back, a card was replaced elsewhere meanwhile.
        Assert.Equal(
            ["card.notReplaceable CRD-5 /replacements/2 status=delivered", "card.notReplaceable CRD-5 /replacements/3 status=delivered", "deliberation.replacementCount CRD-5 /replacements needed=2,replacements=3,returned=1,surrendered=1,wellOff=0"],
            Unmet(Decided(all, cards, On("c-4", "withdrawCard", "Pindah")), filled, new(1, 1, 0, 3, 3), terminations: 1));
        Assert.Equal(
            ["resolution.decidedElsewhere MUS-8 /replacements/0 deliberation=d-2", "deliberation.replacementCount CRD-5 /replacements needed=2,replacements=3,returned=0,surrendered=1,wellOff=1"],
            Unmet(explained, filled with { DecidedBy = new Dictionary<string, string> { ["c-1"] = "d-2" } }, new(0, 1, 1, 3, 3)));
        var regular = DeliberationSamples.Open();
        Assert.Equal(["deliberation.cardCountsOdd CRD-7 /minutes/cards -"], Told.Of(Decide(regular, new DeliberationCommand.Conclude(new(new(0, 0, Cards: new(0, 0, 0, 0, 0))), [], Officer)).Violations));
    }

    [Fact]
    [Trait("rule", "CRD-5")]
    public void A_card_for_which_nobody_named_is_left_is_replaced_by_the_next_and_counted_as_it_stood()
    {
        CardState Blocked(CardState card, CardBlockReason reason) => CardRounds.CardSamples.Next(card, new CardCommand.Block(reason, "d-0", CardRounds.CardSamples.Head), HeldOn);
        var cards = Standing(ReturnedCard("c-1"), Blocked(ReturnedCard("c-2"), CardBlockReason.Withdrawn), Blocked(HandedBackCard("c-3"), CardBlockReason.Withdrawn), Blocked(DeliveredCard("c-4"), CardBlockReason.WellOff));
        var (all, state) = (new[] { By("c-1", "h-1"), By("c-2", "h-2"), By("c-3", "h-3"), By("c-4", "h-4") }, Open());

        // While somebody named is left, it is decided elsewhere; of those that are blocked otherwise nothing is left.
        var decided = cards with { DecidedBy = cards.Cards.Keys.ToDictionary(c => c, _ => "d-0") };
        Assert.All(Decide(state, new DeliberationCommand.RecordReplacements(all, decided, Officer)).Violations, v => Assert.Equal(DeliberationViolations.DecidedElsewhere, v.Code));
        Assert.Equal(["card.notReplaceable CRD-5 /1/card status=blocked", "card.notReplaceable CRD-5 /2/card status=blocked", "card.notReplaceable CRD-5 /3/card status=blocked"], Told.Of(Decide(state, new DeliberationCommand.RecordReplacements(all, cards, Officer)).Violations));
        Assert.Equal(new CardMinutes(1, 0, 0, 0, 0), cards.Recorded(state));

        var lapsed = cards with { Lapsed = cards.Cards.Keys.ToHashSet() };
        var named = Replaced(state, lapsed, all);
        Assert.Equal(new CardMinutes(2, 1, 1, 4, 0), lapsed.Recorded(named));
        Assert.Equal(new CardMinutes(0, 0, 0, 4, 0), (lapsed with { Today = CardRounds.CardSamples.Until.PlusDays(1) }).Recorded(named));
    }

    [Fact]
    [Trait("rule", "CRD-11")]
    public void A_KKS_goes_to_a_household_that_receives_what_it_is_for()
    {
        var cards = Standing(ReturnedCard("c-1")) with { Kind = CardKind.Kks, Receiving = new HashSet<string> { "h-1" } };
        string[] Refused(CardStandings standings, ReplacementDraft draft) => [.. Told.Of(Decide(Open(), new DeliberationCommand.RecordReplacements([draft], standings, Officer)).Violations)];

        Assert.Empty(Refused(cards, By("c-1", "h-1")));
        Assert.Equal(["replacement.notReceiving CRD-11 /0/household -"], Refused(cards, By("c-1", "h-2")));
        Assert.Equal(["replacement.notReceiving CRD-11 /0/household -"], Refused(cards, new ReplacementDraft("c-1", null, new ProposedReplacement("p-1", "5103"), null)));
        Assert.Empty(Refused(cards with { Kind = CardKind.Kps }, By("c-1", "h-2")));
    }

    private static IReadOnlyList<EvidenceState> Documents() => DeliberationSamples.AllFour;
}
