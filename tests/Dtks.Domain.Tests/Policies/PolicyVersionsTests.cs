using Dtks.Domain.Policies;
using NodaTime;

namespace Dtks.Domain.Tests.Policies;

public class PolicyVersionsTests
{
    [Fact]
    public void The_first_version_holds_from_its_day_and_stands_in_before()
    {
        Assert.Equal("2024-05-08/1", PolicyVersions.At(new LocalDate(2024, 5, 8)).Id);
        Assert.Equal("2024-05-08/1", PolicyVersions.At(new LocalDate(2024, 5, 7)).Id);
        Assert.Equal("2024-05-08/1", PolicyVersions.At(new LocalDate(2030, 1, 1)).Id);
        Assert.Equal(PolicyVersions.Kepmensos73Of2024, PolicyVersions.Find("2024-05-08/1"));
        Assert.Null(PolicyVersions.Find("2024-05-08/2"));
    }

    [Theory]
    [InlineData("2024-01-01", "first")]
    [InlineData("2024-05-08", "first")]
    [InlineData("2026-06-30", "first")]
    [InlineData("2026-07-01", "second")]
    [InlineData("2027-12-31", "second")]
    [InlineData("2028-01-01", "third")]
    [InlineData("2040-01-01", "third")]
    public void Of_several_versions_each_holds_from_its_day_until_the_next(string date, string expected)
    {
        var versions = new[] { Version("first", 2024, 5, 8), Version("second", 2026, 7, 1), Version("third", 2028, 1, 1) };

        Assert.Equal(expected, PolicyVersions.Holding(versions, NodaTime.Text.LocalDatePattern.Iso.Parse(date).Value).Id);
    }

    [Fact]
    public void Versions_are_in_order_and_their_ids_begin_with_their_day()
    {
        Assert.Equal(PolicyVersions.All.OrderBy(p => p.EffectiveFrom), PolicyVersions.All);
        Assert.All(
            PolicyVersions.All, p => Assert.StartsWith(p.EffectiveFrom.ToString("uuuu-MM-dd", null) + "/", p.Id, StringComparison.Ordinal));
    }

    private static PolicyVersion Version(string id, int year, int month, int day) =>
        Samples.Policy with { Id = id, EffectiveFrom = new LocalDate(year, month, day) };
}
