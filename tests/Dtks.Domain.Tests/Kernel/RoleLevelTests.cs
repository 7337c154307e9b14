using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;

namespace Dtks.Domain.Tests.Kernel;

[Trait("rule", "GOV-2")]
public class RoleLevelTests
{
    private static readonly string[] Areas = ["ID", "33", "3306", "330616", "3306162001"];

    [Theory]
    [InlineData("citizen", 10)]
    [InlineData("village-officer", 10)]
    [InlineData("village-head", 10)]
    [InlineData("tksk", 6)]
    [InlineData("district-head", 6)]
    [InlineData("regency-officer", 4)]
    [InlineData("regent", 4)]
    [InlineData("post-officer", 4)]
    [InlineData("desk-officer", 4)]
    [InlineData("section-officer", 4)]
    [InlineData("giver", 4)]
    [InlineData("ministry-officer", 2)]
    [InlineData("operator", 2)]
    [InlineData("auditor", 0)]
    public void A_role_goes_with_the_areas_of_its_level_alone(string name, int length)
    {
        Assert.True(WireName.TryParse<Role>(name, out var role));
        var fitting = Areas.Where(a => length == 0 || (length == 2 ? a == "ID" : a.Length == length));

        Assert.Equal(fitting, Areas.Where(a => RoleLevel.Fits(role, AreaCode.Parse(a))));
    }

    [Fact]
    public void Every_role_has_its_level() => Assert.All(Enum.GetValues<Role>(), role => Assert.Null(Record.Exception(() => RoleLevel.Of(role))));
}
