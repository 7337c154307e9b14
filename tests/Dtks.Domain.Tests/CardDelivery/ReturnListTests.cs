using Dtks.Domain.Cards;
using Dtks.Domain.Policies;
using NodaTime;
using static Dtks.Domain.Tests.CardRounds.CardSamples;

namespace Dtks.Domain.Tests.CardDelivery;

/// <summary>What becomes of a village's lists of returns, on both sides of each day.</summary>
public sealed class ReturnListTests
{
    private static readonly VillageRound Whole = Round with { Complete = true, Counts = new CardCounts(Made: 5) };
    private static readonly LocalDate Day0 = MadeOn.PlusDays(9);

    private static CardState CameBack(string reason = "emptyHouse", string id = "c-1") => Next(Made(), Returned(MadeOn, reason), MadeOn) with { Id = id };

    private static CardState HandedBack(string id) => Next(Next(Made(), Delivered(MadeOn), MadeOn), new CardCommand.HandBack(null, Tksk), MadeOn) with { Id = id };

    private static VillageRound Handed(VillageRound round, LocalDate on, params CardState[] cards) =>
        DeliverySamples.Accepted(ReturnListDecider.HandOver(round, cards, Post, Samples.Policy, Noon(on))).Aggregate(round, ReturnListDecider.Evolve);

    private static string? Refusal(VillageRound? round, LocalDate on, params CardState[] cards) =>
        ReturnListDecider.HandOver(round, cards, Post, Samples.Policy, Noon(on)).Violations.Select(v => $"{v.Kind} {v.Rule} {v.Code}").SingleOrDefault();

    [Fact]
    [Trait("rule", "CRD-2")]
    public void What_came_back_and_was_handed_back_is_on_a_list_by_the_policys_order_and_what_comes_later_on_a_supplementary_one_with_its_own_days()
    {
        var first = Handed(Whole, Day0, CameBack("moved", "a"), CameBack("emptyHouse", "b"), CameBack("moved", "c"), HandedBack("d"));

        var list = Assert.Single(first.Returns!.Lists);
        Assert.Equal("1 2026-11-11 2026-11-26 emptyHouse 1, moved 2; 1 of 4", Told(list) + $" of {list.Returned() + list.Surrendered}");
        var again = Handed(first, Day0.PlusDays(1));
        Assert.Same(first, again);
        var later = Handed(first, Day0.PlusDays(3), CameBack("refused", "e"));
        Assert.Equal(["1 2026-11-11 2026-11-26 emptyHouse 1, moved 2; 1", "2 2026-11-14 2026-11-29 refused 1; 0"], later.Returns!.Lists.Select(Told));
        Assert.Equal(Day0.PlusDays(15), later.Returns.DueOn());
    }

    [Fact]
    [Trait("rule", "CRD-2")]
    public void None_is_handed_over_where_nothing_came_back_before_all_cards_are_made_nor_once_their_validity_is_over()
    {
        Assert.Equal("Refused CRD-2 cardList.none", Refusal(Whole, Day0));
        Assert.Equal("Refused CRD-2 cardList.noCards", Refusal(null, Day0, CameBack()));
        Assert.Equal("Conflict CRD-2 cardList.making", Refusal(Whole with { Complete = false }, Day0, CameBack()));
        Assert.Null(Refusal(Whole, Until, CameBack()));
        Assert.Equal("Refused CRD-10 card.expired", Refusal(Whole, Until.PlusDays(1), CameBack()));
        var full = Whole with { Returns = new([.. Enumerable.Range(1, VillageReturns.MostLists).Select(n => Handed(Whole, Day0, CameBack()).Returns!.Lists[0] with { Number = n })]) };
        Assert.Equal("Conflict CRD-2 cardList.full", Refusal(full, Day0, CameBack()));
        Assert.Null(Refusal(full with { Returns = new([.. full.Returns!.Lists.SkipLast(1)]) }, Day0, CameBack()));
    }

    [Theory]
    [Trait("rule", "CRD-4")]
    [InlineData(8, 7, false)]
    [InlineData(8, 8, true)]
    [InlineData(8, 12, true)]
    [InlineData(8, 13, false)]
    [InlineData(13, 12, false)]
    [InlineData(13, 13, true)]
    [InlineData(13, 15, true)]
    [InlineData(13, 16, false)]
    public void A_reminder_is_given_from_its_day_until_the_next_and_never_once_the_days_are_over(int day, int after, bool given)
    {
        var round = Handed(Whole, Day0, CameBack());

        var reminded = ReturnListDecider.Remind(round, 1, day, Samples.Policy, Noon(Day0.PlusDays(after))).Events;

        Assert.Equal(given, reminded.Count == 1);
        var next = reminded.Aggregate(round, ReturnListDecider.Evolve);
        Assert.Empty(given ? ReturnListDecider.Remind(next, 1, day, Samples.Policy, Noon(Day0.PlusDays(after))).Events : []);
        Assert.Empty(ReturnListDecider.Remind(round, 2, day, Samples.Policy, Noon(Day0.PlusDays(after))).Events);
    }

    [Fact]
    [Trait("rule", "CRD-4")]
    public void It_is_overdue_after_the_fifteenth_day_told_once_and_not_where_the_deliberation_was_held_which_may_be_late()
    {
        var round = Handed(Whole, Day0, CameBack());
        Assert.Empty(Told(round, 15));
        var overdue = Told(round, 16).Aggregate(round, ReturnListDecider.Evolve);
        Assert.Equal(Day0.PlusDays(16), overdue.Returns!.Lists[0].OverdueOn);
        Assert.Empty(Told(overdue, 17));
        Assert.Equal((false, true), (round.Returns!.Lists[0].IsLateOn(Day0.PlusDays(15)), round.Returns.Lists[0].IsLateOn(Day0.PlusDays(16))));

        Assert.Empty(round.Returns.Deliberable());
        var arrived = Arrived(round, 1);
        var inTime = arrived with { Returns = arrived.Returns!.Deliberated("m-1", Day0.PlusDays(15)) };
        Assert.Empty(Told(inTime, 16));
        Assert.Empty(ReturnListDecider.Remind(inTime, 1, 13, Samples.Policy, Noon(Day0.PlusDays(13))).Events);
        Assert.False(inTime.Returns.Lists[0].IsLateOn(Day0.PlusDays(99)));
        Assert.True(arrived.Returns.Deliberated("m-1", Day0.PlusDays(16)).Lists[0].IsLateOn(Day0.PlusDays(99)));
        Assert.Null(inTime.Returns.DueOn());

        static IReadOnlyList<ReturnListEvent> Told(VillageRound round, int after) => ReturnListDecider.Overdue(round, 1, Samples.Policy, Noon(Day0.PlusDays(after))).Events;
    }

    [Fact]
    [Trait("rule", "CRD-4")]
    public void A_circular_names_the_lists_up_to_the_one_it_told_of_once_and_a_deliberation_those_it_was_held_on()
    {
        var two = Handed(Handed(Whole, Day0, CameBack()), Day0.PlusDays(1), CameBack("moved", "c-2"));

        var first = Arrived(two, 1);
        Assert.Equal(["400/1", null], first.Returns!.Lists.Select(l => l.Circular?.Number));
        Assert.Empty(ReturnListDecider.Arrive(first, Edaran("400/9"), 1, Samples.Policy, Noon(Day0)).Events);
        var held = first with { Returns = first.Returns.Deliberated("m-1", Day0.PlusDays(2)) };
        Assert.Equal(["m-1", null], held.Returns!.Lists.Select(l => l.Deliberation));
        Assert.Equal(Day0.PlusDays(16), held.Returns.DueOn());
        var both = Arrived(held, 2, "400/2");
        Assert.Equal(["400/1", "400/2"], both.Returns!.Lists.Select(l => l.Circular!.Number));
        Assert.Equal([2], both.Returns.Deliberable().Select(l => l.Number));
        Assert.Equal(["m-1", "m-2"], both.Returns.Deliberated("m-2", Day0.PlusDays(4)).Lists.Select(l => l.Deliberation));

        // Held before the day of the circular, it was not held on what that told of.
        Assert.Equal(["m-1", null], both.Returns.Deliberated("m-2", Day0).Lists.Select(l => l.Deliberation));
        Assert.Equal((0, 1), (both.Returns.Deliberable(Day0).Count, both.Returns.Deliberable(Day0.PlusDays(1)).Count));
        Assert.True(both.Returns.Steps() > held.Returns.Steps() && held.Returns.Steps() > first.Returns.Steps() && first.Returns.Steps() > two.Returns!.Steps());
    }

    private static ReturnCircular Edaran(string number) => new("r-1-1", number, Day0.PlusDays(1));

    private static VillageRound Arrived(VillageRound round, int upTo, string number = "400/1") =>
        DeliverySamples.Accepted(ReturnListDecider.Arrive(round, Edaran(number), upTo, Samples.Policy, Noon(Day0.PlusDays(1)))).Aggregate(round, ReturnListDecider.Evolve);

    private static string Told(ReturnList list) => $"{list.Number} {CardRules.Day(list.HandedOn)} {CardRules.Day(list.DueOn)} {string.Join(", ", list.Reasons.Select(r => $"{r.Reason} {r.Count}"))}; {list.Surrendered}";
}
