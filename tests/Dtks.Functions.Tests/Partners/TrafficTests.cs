using Dtks.Functions.Partners.Trust;
using NodaTime;

namespace Dtks.Functions.Tests.Partners;

/// <summary>What is counted of a partner's day is bounded, whatever comes.</summary>
[Trait("rule", "REG-3")]
public sealed class TrafficTests
{
    private static readonly LocalDate Day = new(2026, 11, 28);
    private static readonly Instant Noon = Instant.FromUtc(2026, 11, 28, 5, 0);

    [Fact]
    public void Counts_are_added_to_those_of_before()
    {
        var tally = new TrafficTally(Day);
        tally.Note("search", "succ", failedAt: null);
        tally.Note("search", "succ", failedAt: null);
        tally.Note("message", "err.request.bad", Noon);
        var once = tally.AddTo(Empty());

        Assert.Equal([new TrafficCount("message", "err.request.bad", 1), new("search", "succ", 2)], once.Counts);
        Assert.Equal([new TrafficFailure(Noon, "message", "err.request.bad")], once.Failures);
        Assert.Equal([2, 4], tally.AddTo(once).Counts.Select(c => c.Count));
    }

    [Fact]
    public void What_could_not_be_saved_is_counted_with_the_next()
    {
        var (failed, next) = (new TrafficTally(Day), new TrafficTally(Day));
        failed.Note("search", "succ", failedAt: null);
        failed.Note("search", "rjct", Noon);
        next.Note("search", "succ", failedAt: null);
        next.Take(failed);

        Assert.Equal([1, 2], next.AddTo(Empty()).Counts.Select(c => c.Count));
        Assert.Single(next.AddTo(Empty()).Failures);
    }

    [Fact]
    public void Kinds_and_failures_are_no_more_than_are_kept()
    {
        var tally = new TrafficTally(Day);
        for (var i = 0; i < 500; i++)
        {
            tally.Note("search", $"rjct.{i}", Noon + Duration.FromSeconds(i));
        }

        var day = tally.AddTo(tally.AddTo(Empty()));
        Assert.Equal((201, 1000), (day.Counts.Count, day.Counts.Sum(c => c.Count)));
        Assert.Equal((TrafficTally.MostFailures, Noon + Duration.FromSeconds(499)), (day.Failures.Count, day.Failures[^1].At));
    }

    private static PartnerDayDocument Empty() => new() { Id = "day", Partner = "p", Day = Day };
}
