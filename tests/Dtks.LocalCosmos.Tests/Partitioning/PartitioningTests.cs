using System.Text;
using Dtks.LocalCosmos.Partitioning;
using Xunit;

namespace Dtks.LocalCosmos.Tests.Partitioning;

/// <summary>Hashes, ranges and where keys lie. That the SDK computes the same is shown by the bulk cases on five ranges.</summary>
public sealed class PartitioningTests
{
    [Theory]
    [InlineData("", 0ul, 0ul)]
    [InlineData("The quick brown fox jumps over the lazy dog", 0xe34bbc7bbc071b6cul, 0x7a433ca9c49a9347ul)]
    public void The_hash_is_the_published_one(string text, ulong low, ulong high) =>
        Assert.Equal((low, high), MurmurHash3.Hash128(Encoding.ASCII.GetBytes(text)));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(100)]
    public void Ranges_meet_without_gap_or_overlap_and_share_keys_evenly(int count)
    {
        var ranges = new PartitionKeyRanges(count);
        Assert.Equal("", ranges.Find("0")!.MinText);
        Assert.Equal("FF", ranges.Find($"{count - 1}")!.MaxText);
        for (var i = 1; i < count; i++)
        {
            Assert.Equal(ranges.Find($"{i - 1}")!.MaxText, ranges.Find($"{i}")!.MinText);
        }

        const int Keys = 10_000;
        var held = Enumerable.Range(0, Keys).GroupBy(i => ranges.IdOf(EffectivePartitionKey.Of(PartitionKeyValue.OfText($"key-{i}"))));
        Assert.All(held, range => Assert.InRange(range.Count(), Keys / count / 2, Keys / count * 2));
        Assert.Null(ranges.Find($"{count}"));
    }

    [Fact]
    public void A_key_is_in_the_range_that_names_it_and_in_no_other()
    {
        var ranges = new PartitionKeyRanges(5);
        for (var i = 0; i < 1000; i++)
        {
            var key = EffectivePartitionKey.Of(PartitionKeyValue.OfNumber(i));
            var holding = Enumerable.Range(0, 5).Where(range => ranges.Find($"{range}")!.Contains(key)).Select(range => $"{range}");
            Assert.Equal(ranges.IdOf(key), Assert.Single(holding));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public void A_number_of_ranges_out_of_its_limits_is_refused(int count) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new PartitionKeyRanges(count));

    [Theory]
    [InlineData("", "FF", true)]
    [InlineData("05", "05", true)]
    [InlineData("06", "05", false)]
    [InlineData("0", "FF", false)]
    [InlineData("zz", "FF", false)]
    public void Bounds_are_hexadecimal_and_in_order(string min, string max, bool good) => Assert.Equal(good, KeyRange.TryParse(min, max) is not null);

    [Fact]
    public void Kinds_of_values_lie_apart()
    {
        PartitionKeyValue[] values =
        [
            PartitionKeyValue.Undefined, PartitionKeyValue.Null, PartitionKeyValue.OfBoolean(true), PartitionKeyValue.OfBoolean(false),
            PartitionKeyValue.OfText(""), PartitionKeyValue.OfText("1"), PartitionKeyValue.OfNumber(1), PartitionKeyValue.OfNumber(0),
        ];
        Assert.Equal(values.Length, values.Select(value => Convert.ToHexString(EffectivePartitionKey.Of(value))).Distinct().Count());
    }
}
