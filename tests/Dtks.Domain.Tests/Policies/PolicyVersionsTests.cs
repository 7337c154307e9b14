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

    [Fact]
    public void Versions_are_in_order_and_their_ids_begin_with_their_day()
    {
        Assert.Equal(PolicyVersions.All.OrderBy(p => p.EffectiveFrom), PolicyVersions.All);
        Assert.All(
            PolicyVersions.All, p => Assert.StartsWith(p.EffectiveFrom.ToString("uuuu-MM-dd", null) + "/", p.Id, StringComparison.Ordinal));
    }
}
