using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Removals;
using Dtks.Domain.Tests.Households;
using Dtks.Domain.Tests.Verification;
using Dtks.Domain.Verification;
using NodaTime;

namespace Dtks.Domain.Tests.Removals;

/// <summary>By how many removals those of a household go whom a ratified sheet found; and what a newer sheet keeps of an older one. The sheet's lines of the family are PBI-JKN of 01 and 02, both adult.</summary>
[Trait("rule", "RAT-6")]
public sealed class SheetRemovalGroupTests
{
    private static readonly SheetRemoval Worker = new("01", RemovalGround.Ineligible, 5, 3);
    private static readonly SheetRemoval InFamily = new("02", RemovalGround.Ineligible, 6, 4);
    private static readonly SheetRemoval Dead = new("01", RemovalGround.Deceased, null, 3);

    [Fact]
    [Trait("rule", "VER-6")]
    public void A_family_of_which_all_are_ineligible_goes_by_one_removal_with_the_children_without_a_line()
    {
        Assert.Equal("ineligible 5: 01 02", Groups(["01", "02"], Worker, InFamily));
        Assert.Equal("ineligible 5: 01 02 + 03", Groups(["01", "02", "03"], Worker, InFamily));
        Assert.Equal("deceased : 01; ineligible 6: 02 + 03", Groups(["01", "02", "03"], Dead, InFamily));
    }

    [Fact]
    public void One_goes_on_each_ground_where_somebody_stays()
    {
        Assert.Equal("ineligible 5: 01", Groups(["01", "02", "03"], Worker));
        Assert.Equal("ineligible 5: 01; ineligible 6: 02", Groups(["01", "02", "04"], Worker, InFamily));
        Assert.Equal("deceased : 01", Groups(["01", "03"], Dead));
    }

    [Fact]
    [Trait("rule", "REG-8")]
    public void A_child_who_joined_the_family_stands_elsewhere_on_a_sheet_and_stays()
    {
        var family = Family(["01", "02", "03"]) with { Changes = [new AppliedChange("c-1", FamilyChangeKind.Marriage, Samples.Now, Other: null, ["03"])] };
        Assert.Equal("ineligible 5: 01; ineligible 6: 02", Groups(family, Worker, InFamily));
    }

    [Theory]
    [Trait("rule", "RAT-5")]
    [InlineData(LineOutcome.Eligible, true)]
    [InlineData(LineOutcome.Ineligible, true)]
    [InlineData(LineOutcome.Unverified, false)]
    [InlineData(LineOutcome.Elsewhere, false)]
    public void What_a_newer_sheet_verified_stands(LineOutcome outcome, bool stands)
    {
        var older = new[] { SheetSamples.Lines[0], SheetSamples.Lines[1] with { Cause = 3 }, SheetSamples.Lines[2] };
        var (family, person) = (SheetSamples.Lines[0] with { Member = "02", Outcome = outcome }, SheetSamples.Lines[2] with { Outcome = outcome });
        Assert.Equal(stands ? [1] : [], NewerFindings.Overtaken(older, [family]).Order());
        Assert.Equal(stands ? [2, 3] : [], NewerFindings.Overtaken(older, [person]).Order());
        Assert.Empty(NewerFindings.Overtaken(older, [person with { Member = "02" }, family with { Household = "h-2" }]));
        Assert.Equal((stands, stands), (NewerFindings.Knows("h-1", "01", died: true, [person]), NewerFindings.Knows("h-1", "01", died: false, [person])));
        Assert.Equal((stands, false), (NewerFindings.Knows("h-1", "02", died: true, [family]), NewerFindings.Knows("h-1", "02", died: false, [family])));
        Assert.False(NewerFindings.Knows("h-2", "01", died: true, [person]));
    }

    private static HouseholdState Family(string[] members)
    {
        var household = HouseholdSamples.Enrolled();
        var adult = household.Members[0].Person;
        var child = adult with { Relationship = Relationship.Child, MaritalStatus = MaritalStatus.Unmarried, BirthDate = new LocalDate(2026, 11, 1) };
        return household with { Id = "h-1", Members = [.. members.Select(m => new HouseholdMember(m, m == "03" ? child : adult))] };
    }

    private static string Groups(string[] members, params SheetRemoval[] found) => Groups(Family(members), found);

    private static string Groups(HouseholdState family, params SheetRemoval[] found) => string.Join("; ", SheetRemovalGroup.Of(found, family, [SheetSamples.Lines[2], SheetSamples.Lines[3]], Samples.Policy, Samples.Now).Select(g =>
        $"{WireName.Of(g.Ground)} {g.Number}: {string.Join(' ', g.Findings.Select(f => f.Member))}{(g.Children.Count > 0 ? " + " + string.Join(' ', g.Children) : string.Empty)}"));
}
