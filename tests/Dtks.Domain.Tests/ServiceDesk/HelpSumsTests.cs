using Dtks.Domain.Kernel;
using Dtks.Domain.ServiceDesk;
using Dtks.Domain.ServiceDesk.Numbers;
using NodaTime;
using static Dtks.Domain.Tests.ServiceDesk.HelpSamples;

namespace Dtks.Domain.Tests.ServiceDesk;

/// <summary>What applications count as, and their sums.</summary>
[Trait("rule", "SVC-1")]
public sealed class HelpSumsTests
{
    [Fact]
    public void A_village_that_was_late_counts_as_late_also_once_it_answered()
    {
        var last = VillageRules.LateAt(Today.PlusDays(7), Village);
        var late = Evolved(Asked(), VillageRules.Late(Asked(), Samples.Policy, last));
        var answered = Evolved(late, VillageRules.Answer(late, Poor(), isTaken: false, Head, Samples.Policy, last));
        var inTime = Evolved(Asked(), VillageRules.Answer(Asked(), NotPoor, isTaken: false, Head, Samples.Policy, Samples.Now));

        Assert.Equal(
            [VillagePace.NotAsked, VillagePace.Awaited, VillagePace.Late, VillagePace.AnsweredLate, VillagePace.InTime],
            new[] { Found(), Asked(), late, answered, inTime }.Select(state => HelpCounted.Of(state).Village));
        Assert.Equal([new(HelpStage.Check, 0), new(HelpStage.Village, 8)], HelpCounted.Of(answered).Days);
        Assert.Equal(HelpEnd.NotPoor, HelpCounted.Of(inTime).End);
        Assert.True(HelpCounted.Of(answered).Version > HelpCounted.Of(late).Version);
    }

    [Theory]
    [InlineData(new[] { 4 }, 4, 4)]
    [InlineData(new[] { 1, 2, 3, 4 }, 2, 4)]
    [InlineData(new[] { 9, 1, 1, 1, 1, 1, 1, 1, 1, 1 }, 1, 1)]
    [InlineData(new[] { 9, 9, 1, 1, 1, 1, 1, 1, 1, 1 }, 1, 9)]
    public void The_median_and_the_ninetieth_are_the_days_within_which_so_many_came_through(int[] days, int median, int ninetieth)
    {
        var parts = days.Select(d => HelpSums.Of([Counted(days: d)])).ToList();
        var sums = HelpSums.Of(parts);

        Assert.Equal((median, ninetieth, null), (sums.DaysOf(HelpStage.Village, 0.5), sums.DaysOf(HelpStage.Village, 0.9), sums.DaysOf(HelpStage.Field, 0.5)));
        Assert.Equal((days.Length, 1), (sums.Count(), sums.Cells.Count));
    }

    [Fact]
    public void The_oldest_that_goes_on_is_told_and_those_at_their_end_are_not()
    {
        var sums = HelpSums.Of([Counted(filed: 3), Counted(filed: 2), Counted(HelpStatus.Served, filed: 1)]);

        Assert.Equal(Today.PlusDays(2), sums.OldestOpen);
        Assert.Equal((2, 1), (sums.Count(c => c.Status == HelpStatus.AskedOfVillage), sums.Count(c => c.Status == HelpStatus.Served)));
        Assert.Null(HelpSums.Of([Counted(HelpStatus.Served)]).OldestOpen);
    }

    private static HelpCounted Counted(HelpStatus status = HelpStatus.AskedOfVillage, int days = 0, int filed = 0) =>
        new(1, Today.PlusDays(filed), Domain.Kernel.Section.Health, status, null, VillagePace.Awaited, [new StageTook(HelpStage.Village, days)]);
}
