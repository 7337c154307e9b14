using Dtks.Domain.Areas;
using Dtks.Domain.Removals;
using NodaTime;
using static Dtks.Domain.Removals.RemovalStatus;

namespace Dtks.Domain.Tests.Removals;

/// <summary>Which of a household's removals stand, wherever it went.</summary>
[Trait("rule", "RAT-6")]
[Trait("rule", "REG-8")]
public sealed class RemovalStandingTests
{
    private static readonly AreaCode First = AreaCode.Parse(Samples.VillageWib);
    private static readonly AreaCode Second = AreaCode.Parse("5103010001");
    private static readonly LocalDate Day = new(2026, 11, 2);

    [Theory]
    [InlineData(Noticed, Noticed, "copy")]
    [InlineData(Moot, Effective, "copy")]
    [InlineData(Noticed, Effective, "copy")]
    [InlineData(Effective, Moot, "r-1")]
    [InlineData(Effective, Undone, "r-1")]
    [InlineData(Noticed, Moot, "r-1")]
    [InlineData(Moot, Undone, null)]
    [InlineData(Noticed, Undone, null)]
    [InlineData(Cancelled, Noticed, null)]
    [InlineData(Noticed, Cancelled, null)]
    [InlineData(Moot, Moot, null)]
    public void One_and_what_followed_it_are_one(RemovalStatus origin, RemovalStatus copy, string? stands)
    {
        var standing = RemovalStanding.Of("h-1", [Of("r-1", origin), Copy("copy", copy)], []);

        Assert.Equal(stands is null ? [] : [stands], standing.Select(r => r.Id));
    }

    [Fact]
    public void Of_several_the_latest_is_last_and_one_that_was_taken_back_takes_no_other_along()
    {
        var earlier = Of("r-2", Noticed) with { RecordedOn = Day.PlusDays(-1) };

        Assert.Equal(["r-2", "copy"], RemovalStanding.Of("h-1", [Of("r-1", Moot), Copy("copy", Effective), earlier], []).Select(r => r.Id));
        Assert.Equal(["r-2"], RemovalStanding.Of("h-1", [Of("r-1", Cancelled), Copy("copy", Noticed), earlier], []).Select(r => r.Id));
    }

    [Fact]
    public void Of_those_with_whom_one_of_it_lives_now_only_what_followed_counts()
    {
        var theirs = Of("r-9", Effective) with { Village = Second, Household = "h-2" };

        Assert.Empty(RemovalStanding.Of("h-1", [theirs], []));
        Assert.Equal(["copy"], RemovalStanding.Of("h-1", [Of("r-1", Moot), Copy("copy", Effective) with { Household = "h-2" }, theirs], []).Select(r => r.Id));
    }

    [Theory]
    [InlineData(Moot, Effective, "apart")]
    [InlineData(Moot, Noticed, "apart")]
    [InlineData(Moot, Undone, null)]
    [InlineData(Moot, Cancelled, null)]
    [InlineData(Undone, Effective, "apart")]
    [InlineData(Effective, Effective, "r-1")]
    [InlineData(Noticed, Noticed, "r-1")]
    [InlineData(Cancelled, Noticed, null)]
    public void Where_it_stands_for_nobody_of_the_family_any_more_it_stands_where_those_went_whom_it_means(RemovalStatus origin, RemovalStatus apart, string? stands)
    {
        var there = Copy("apart", apart) with { Household = "h-2" };

        Assert.Equal(stands is null ? [] : [stands], RemovalStanding.Of("h-1", [Of("r-1", origin)], [there]).Select(r => r.Id));
    }

    private static RemovalFacts Of(string id, RemovalStatus status) => new(id, First, "h-1", RemovalGround.Ineligible, status, Day, Day.PlusDays(14));

    private static RemovalFacts Copy(string id, RemovalStatus status) => Of(id, status) with { Village = Second, Origin = new RemovalOrigin(First, "r-1") };
}
