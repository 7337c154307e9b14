using Dtks.Domain.Verification;

namespace Dtks.Domain.Tests.Verification;

public sealed class LineRangesTests
{
    [Theory]
    [InlineData(new int[0], "")]
    [InlineData(new[] { 7 }, "7")]
    [InlineData(new[] { 3, 1, 2 }, "1-3")]
    [InlineData(new[] { 1, 2, 4, 6, 7, 8, 8 }, "1-2,4,6-8")]
    public void Numbers_that_follow_each_other_are_a_range(int[] lines, string expected) => Assert.Equal(expected, LineRanges.Of(lines));

    [Theory]
    [InlineData("7")]
    [InlineData("1-2,4,6-8")]
    public void What_was_written_is_read_again(string ranges) => Assert.Equal(ranges, LineRanges.Of(LineRanges.Read(ranges)));

    [Fact]
    public void None_are_read_from_nothing_and_nothing_from_what_is_written_otherwise()
    {
        Assert.Empty(LineRanges.Read(null));
        Assert.Throws<FormatException>(() => LineRanges.Read("1-x"));
    }
}
