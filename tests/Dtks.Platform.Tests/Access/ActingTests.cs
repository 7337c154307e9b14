using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Platform.Access;
using Dtks.Platform.Problems;

namespace Dtks.Platform.Tests.Access;

/// <summary>Whoever may not act is told which role, which area and which claim of the token is meant, so that it can be mended.</summary>
[Trait("rule", "GOV-2")]
public sealed class ActingTests
{
    [Theory]
    [InlineData(Role.VillageOfficer, "3306", "forbidden.level", "role=village-officer area=3306 digits=10")]
    [InlineData(Role.DistrictHead, "3306", "forbidden.level", "role=district-head area=3306 digits=6")]
    [InlineData(Role.Regent, "330616", "forbidden.level", "role=regent area=330616 digits=4")]
    [InlineData(Role.Operator, "3306", "forbidden.levelNation", "role=operator area=3306")]
    [InlineData(Role.SectionOfficer, "3306", "forbidden.claim", "role=section-officer claim=section")]
    [InlineData(Role.Giver, "3306", "forbidden.claim", "role=giver claim=giver allowed=1-200")]
    public void It_is_told_what_the_role_lacks(Role role, string area, string code, string told)
    {
        var problem = Refused([role], Holding(area, role));

        Assert.Equal((403, code, "GOV-2"), (problem.Status, problem.Code, problem.Rule));
        foreach (var arg in told.Split(' ').Select(pair => pair.Split('=')))
        {
            Assert.Equal(arg[1], problem.Args![arg[0]]);
        }
    }

    [Fact]
    public void The_sections_that_there_are_are_listed() =>
        Assert.StartsWith("education, health, ", Refused([Role.SectionOfficer], Holding("3306", Role.SectionOfficer)).Args!["allowed"], StringComparison.Ordinal);

    [Fact]
    public void Of_several_roles_the_first_that_lacks_nothing_is_acted_in_and_else_the_first_lack_is_told()
    {
        var holder = Holding("3306", Role.VillageOfficer, Role.Regent, Role.RegencyOfficer);

        Assert.Equal(Role.Regent, Acting.In([Role.VillageOfficer, Role.Regent, Role.RegencyOfficer], holder));
        Assert.Equal("forbidden.level", Refused([Role.VillageOfficer, Role.Operator], holder).Code);
        Assert.Equal("forbidden.role", Refused([Role.Auditor], holder).Code);
        Assert.Equal("village-head, district-head", Refused([Role.VillageHead, Role.DistrictHead], holder).Args!["role"]);
    }

    [Fact]
    public void With_the_claim_they_act()
    {
        Assert.Equal(Role.SectionOfficer, Acting.In([Role.SectionOfficer], Holding("3306", Role.SectionOfficer) with { Section = Section.Health }));
        Assert.Equal(Role.Giver, Acting.In([Role.Giver], Holding("3306", Role.Giver) with { Giver = "a" }));
    }

    private static TokenHolder Holding(string area, params Role[] roles) => new("officer-1", "Contoh", roles.ToHashSet(), AreaCode.Parse(area));

    private static Problem Refused(IReadOnlyList<Role> roles, TokenHolder holder) => Assert.Throws<ProblemException>(() => Acting.In(roles, holder)).Problem;
}
