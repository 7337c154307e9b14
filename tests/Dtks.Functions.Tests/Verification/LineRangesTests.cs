using Dtks.Functions.Verification;

namespace Dtks.Functions.Tests.Verification;

public sealed class LineRangesTests
{
    [Theory]
    [InlineData(new int[0], "")]
    [InlineData(new[] { 7 }, "7")]
    [InlineData(new[] { 3, 1, 2 }, "1-3")]
    [InlineData(new[] { 1, 2, 4, 6, 7, 8, 8 }, "1-2,4,6-8")]
    public void Numbers_that_follow_each_other_are_a_range(int[] lines, string expected) => Assert.Equal(expected, LineRanges.Of(lines));
}
