using Dtks.Platform.Deadlines;

namespace Dtks.Platform.Tests.Deadlines;

public sealed class DeadlineBucketTests
{
    private static readonly DateTimeOffset At = new(2026, 12, 22, 16, 59, 59, TimeSpan.Zero);

    // Stored names: another hash would not find what is there.
    [Theory]
    [InlineData("00000000000000000000000000000000", "2026-12-22/04")]
    [InlineData("ffffffffffffffffffffffffffffffff", "2026-12-22/05")]
    public void The_shard_is_that_of_the_target_for_good(string target, string bucket) => Assert.Equal(bucket, DeadlineBucket.Of(At, target));

    [Fact]
    public void The_day_is_that_of_UTC() =>
        Assert.StartsWith("2026-12-21/", DeadlineBucket.Of(new DateTimeOffset(2026, 12, 22, 6, 59, 59, TimeSpan.FromHours(7)), "x"), StringComparison.Ordinal);

    [Fact]
    public void A_days_targets_spread_over_all_its_shards()
    {
        var sizes = Enumerable.Range(0, 16_000).GroupBy(i => DeadlineBucket.Of(At, $"{i:x32}")).ToDictionary(g => g.Key, g => g.Count());

        Assert.Equal(DeadlineBucket.Shards, sizes.Count);
        Assert.All(sizes.Values, size => Assert.InRange(size, 800, 1200));
        Assert.Subset(DeadlineBucket.OfDay(new DateOnly(2026, 12, 22)).ToHashSet(), sizes.Keys.ToHashSet());
    }

    [Theory]
    [InlineData("2026-12-22", true)]
    [InlineData("2026-12-22/00", true)]
    [InlineData("2026-12-22/15", true)]
    [InlineData("2026-12-22/16", false)]
    [InlineData("2026-12-22/7", false)]
    [InlineData("2026-12-22/07/", false)]
    [InlineData("2026-12-32", false)]
    [InlineData("swept", false)]
    [InlineData("", false)]
    public void What_is_no_bucket_is_told(string text, bool isBucket) => Assert.Equal(isBucket, DeadlineBucket.IsBucket(text));
}
