using Dtks.Domain.Areas;
using Dtks.Domain.Cards;
using Dtks.Domain.Kernel;
using NodaTime;
using static Dtks.Domain.Tests.CardRounds.CardSamples;

namespace Dtks.Domain.Tests.CardDelivery;

/// <summary>The camat's circulars: once over each list that arrived, and why a village is in none.</summary>
[Trait("rule", "CRD-4")]
public sealed class CircularTests
{
    private static readonly LocalDate Day0 = MadeOn.PlusDays(5);

    private static VillageRound In(string village, int returned, params (int Number, LocalDate On, string Reason, int Count, int Surrendered)[] lists) => Round with
    {
        Village = AreaCode.Parse(village),
        Counts = new CardCounts(Made: 7, Returned: returned),
        Returns = lists.Length == 0 ? null : new([.. lists.Select(l => new ReturnList
        {
            Number = l.Number, HandedOn = l.On, DueOn = l.On.PlusDays(15), Reasons = [new(l.Reason, l.Count)], Surrendered = l.Surrendered, Policy = Samples.Policy.Id,
        })]),
    };

    private static Decision<Circular> Issue(DistrictCirculars before, IReadOnlyList<VillageRound> villages, string? number = "400/1", LocalDate? date = null, params string[] named) => CircularDecider.Issue(
        new CircularDraft("r-1", number, CardRules.Day(date ?? Day0), named.Length == 0 ? null : named), before, villages, MadeOn, Day0.PlusDays(4), Noon(Day0.PlusDays(4)));

    private static string? Refusals(Decision<Circular> decision) => decision.IsAccepted ? null : string.Join("; ", decision.Violations.Select(v => $"{v.Kind} {v.Pointer} {v.Code}"));

    private static string Told(Circular circular) =>
        string.Join("; ", circular.Rows.Select(r => $"{r.Village} {r.From}-{r.UpTo}{(r.IsSupplementary() ? "t" : "")} {r.Cards}: {string.Join(", ", r.Reasons.Select(x => $"{x.Reason} {x.Count}"))}; {r.Surrendered} by {CardRules.Day(r.DueOn)}"));

    [Fact]
    public void It_tells_of_every_list_that_arrived_by_its_date_once_and_a_later_one_is_supplementary()
    {
        VillageRound[] villages = [In("5103012002", 3, (1, Day0, "moved", 2, 1), (2, Day0.PlusDays(1), "moved", 1, 0)), In("5103012003", 1, (1, Day0.PlusDays(2), "refused", 1, 0)), In("5103012001", 0)];

        var first = DeliverySamples.Accepted(Issue(DistrictCirculars.None, villages))[0];
        Assert.Equal("5103012002 1-1 10: moved 2; 1 by 2026-11-22", Told(first));
        var after = new DistrictCirculars([first]);
        var second = DeliverySamples.Accepted(Issue(after, villages, "400/2", Day0.PlusDays(4)))[0];
        Assert.Equal("5103012002 2-2t 10: moved 1; 0 by 2026-11-23; 5103012003 1-1 8: refused 1; 0 by 2026-11-24", Told(second));
        var both = new DistrictCirculars([first, second]);
        Assert.Equal("Refused  cardCircular.empty", Refusals(Issue(both, villages, "400/3")));
        Assert.Equal("Refused /date cardCircular.listLater", Refusals(Issue(DistrictCirculars.None, [villages[1], villages[2]], "400/3", Day0.PlusDays(1))));
        Assert.Equal("5103012002 1-2 10: moved 3; 1 by 2026-11-22", Told(DeliverySamples.Accepted(Issue(DistrictCirculars.None, villages, "400/9", Day0.PlusDays(1)))[0]));
        Assert.Same(first, DeliverySamples.Accepted(Issue(both, villages))[0]);
        Assert.Equal("Conflict /number cardCircular.numberTaken", Refusals(Issue(both, villages, date: Day0.PlusDays(1))));
        var full = new DistrictCirculars([.. Enumerable.Repeat(first, DistrictCirculars.Most)]);
        Assert.Equal("Conflict  cardCircular.full", Refusals(Issue(full, [In("5103012009", 1, (1, Day0, "moved", 1, 0))], "400/99")));
    }

    [Fact]
    public void It_is_dated_from_the_making_day_to_today_and_numbered()
    {
        VillageRound[] villages = [In("5103012002", 3, (1, MadeOn, "moved", 2, 1))];

        Assert.Null(Refusals(Issue(DistrictCirculars.None, villages, date: MadeOn)));
        Assert.Equal("Invalid /date cardCircular.date", Refusals(Issue(DistrictCirculars.None, villages, date: MadeOn.PlusDays(-1))));
        Assert.Null(Refusals(Issue(DistrictCirculars.None, villages, date: Day0.PlusDays(4))));
        Assert.Equal("Invalid /date cardCircular.date", Refusals(Issue(DistrictCirculars.None, villages, date: Day0.PlusDays(5))));
        Assert.Equal("Invalid /number input.required", Refusals(Issue(DistrictCirculars.None, villages, number: null)));
    }

    [Fact]
    public void A_village_that_is_named_and_has_no_list_that_none_told_of_is_refused_with_why()
    {
        VillageRound[] villages = [In("5103012001", 0), In("5103012002", 2), In("5103012003", 2, (1, Day0.PlusDays(1), "moved", 2, 0)), In("5103012004", 2, (1, Day0, "moved", 2, 0)), In("5103012005", 2, (1, Day0, "moved", 2, 0))];
        var before = new DistrictCirculars([DeliverySamples.Accepted(Issue(DistrictCirculars.None, villages, "400/0", null, "5103012004"))[0]]);

        Assert.Equal(
            "Refused /villages/0 cardCircular.noReturns; Refused /villages/1 cardCircular.listAwaited; Refused /villages/2 cardCircular.listLater; Refused /villages/3 cardCircular.covered; Refused /villages/5 cardList.noCards",
            Refusals(Issue(before, villages, "400/1", null, "5103012001", "5103012002", "5103012003", "5103012004", "5103012005", "5103012006")));
        Assert.Equal(["5103012005"], DeliverySamples.Accepted(Issue(before, villages, "400/1", null, "5103012005"))[0].Rows.Select(r => r.Village.Value));
    }
}
