using Dtks.Functions.Areas;
using Dtks.Functions.Verification;

namespace Dtks.Functions.Tests.Verification;

public sealed class VillageGroupsTests
{
    private static readonly AreaDirectory Areas = new();
    private static readonly VillageGroups Groups = new(Areas);
    private static readonly IReadOnlyList<string> All = [.. Areas.Children("3306").SelectMany(d => Areas.Children(d.Code)).Select(v => v.Code)];

    [Fact]
    public void A_regencys_villages_are_all_in_groups_of_so_many()
    {
        var groups = Groups.Of("3306", All).ToList();

        Assert.Equal(All, groups.SelectMany(g => g));
        Assert.All(groups.SkipLast(1), g => Assert.Equal(VillageGroups.Most, g.Count));
        Assert.Equal(groups.Count, groups.Select(g => Assert.Single(g.Select(Groups.NameOf).Distinct())).Distinct().Count());
    }

    [Fact]
    public void A_village_is_of_the_same_group_whichever_others_are_concerned()
    {
        var few = All.Where((_, place) => place % 3 == 1).Reverse().ToList();

        var groups = Groups.Of("3306", few).ToList();

        Assert.Equal(few.Order(StringComparer.Ordinal), groups.SelectMany(g => g));
        Assert.All(groups, g => Assert.InRange(g.Count, 1, 11));
        Assert.All(groups, g => Assert.Equal(Groups.NameOf(All[All.ToList().IndexOf(g[0]) / VillageGroups.Most * VillageGroups.Most]), Groups.NameOf(g[^1])));
    }

    [Fact]
    public void One_that_the_directory_does_not_have_goes_with_its_district()
    {
        var unknown = Enumerable.Range(8001, 40).Select(n => $"330601{n}").ToList();

        var groups = Groups.Of("3306", [All[0], .. unknown]).ToList();

        Assert.Equal([1, 32, 8], groups.Select(g => g.Count));
        Assert.Equal("3306-x01", Groups.NameOf(unknown[0]));
    }
}
