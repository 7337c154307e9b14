using Dtks.Domain.Appeals;
using Dtks.Domain.Removals;
using Dtks.Functions.Data;
using Dtks.Functions.Registry;
using Dtks.Functions.Removals;
using Dtks.Functions.Tests.Claims;
using Dtks.Functions.Tests.FamilyChanges;
using Dtks.Functions.Tests.Stand;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Tests.Removals;

/// <summary>A removal that is taken back somewhere is taken back wherever it followed those whom it means.</summary>
[Collection(StandTests.Name)]
[Trait("rule", "RAT-6")]
[Trait("rule", "REG-8")]
public sealed class TakenBackRemovalsTests(ClaimsStand stand)
{
    private const string Village = "3404022007";
    private const string Other = "3306162007";
    private const string Third = "3306162006";

    [Fact]
    [Trait("rule", "GOV-3")]
    public async Task Taken_back_where_it_was_recorded_it_takes_no_effect_where_the_family_went()
    {
        var family = await stand.EnrolAsync(Village);
        var removal = await stand.NoticedAsync(family, ["01", "02", "03"]);
        var there = await stand.MoveAsync(family, Other);
        await stand.TakeBackAsync(removal);
        await stand.CancelAllAsync(family.Id, Village, Other);

        // Before the notice is over, and whoever then works its deadline.
        Assert.Equal((RemovalStatus.Cancelled, "Salah orang"), Assert.Single((await stand.AllAsync(Other, family.Id)).Select(r => (r.Status, r.Reason))));
        var way = await stand.Of<HouseholdPlaces>().OfAsync(family.Village, family.Id, CancellationToken.None);
        Assert.Empty(await stand.Of<RemovalRepository>().StandingAsync(way, CancellationToken.None));
        await stand.NoticeIsOverAsync(family.Id, [Other]);
        await stand.RunAllAsync(family.Id, [Village, Other]);
        Assert.Equal(3, (await stand.FamilyAsync(Other, there.Id)).State.Members.Count);
    }

    [Fact]
    [Trait("rule", "GOV-3")]
    public async Task Taken_back_where_the_family_went_it_is_taken_back_where_it_came_from_and_where_it_went_on()
    {
        var family = await stand.EnrolAsync(Village);
        await stand.NoticedAsync(family, ["01", "02", "03"]);
        var there = await stand.MoveAsync(await stand.MoveAsync(family, Other), Third);

        await stand.TakeBackAsync(Assert.Single(await stand.AllAsync(Other, family.Id)));
        await stand.CancelAllAsync(family.Id, Other);

        Assert.Equal(RemovalStatus.Cancelled, Assert.Single(await stand.AllAsync(Village, family.Id)).Status);
        Assert.Equal(RemovalStatus.Cancelled, Assert.Single(await stand.AllAsync(Third, there.Id)).Status);
    }

    [Fact]
    [Trait("rule", "GOV-3")]
    public async Task Taken_back_for_one_who_left_it_stays_noticed_for_those_who_stayed()
    {
        var family = await stand.EnrolAsync(Village);
        var removal = await stand.NoticedAsync(family, ["02", "03"]);
        var own = await stand.LeaveAsync(family, "02");

        await stand.TakeBackAsync(Assert.Single(await stand.AllAsync(Village, own.Id)));
        await stand.CancelAllAsync(own.Id, Village);
        Assert.Equal(RemovalStatus.Noticed, Assert.Single(await stand.AllAsync(Village, family.Id)).Status);

        await stand.TakeBackAsync(removal);
        Assert.Equal(RemovalStatus.Cancelled, Assert.Single(await stand.AllAsync(Village, family.Id)).Status);
    }

    [Fact]
    [Trait("rule", "GOV-3")]
    public async Task One_that_comes_to_stand_just_after_the_first_was_taken_back_is_taken_back_too_and_nobody_objects_to_it_before()
    {
        var family = await stand.EnrolAsync(Village);
        var there = await stand.MoveAsync(family, Other);
        var removal = await stand.NoticedAsync(family, ["01", "02", "03"]);
        await stand.TakeBackAsync(removal);

        // It was looked at before.
        await stand.Of<FollowingRemovals>().FollowAsync(removal, (await stand.FamilyAsync(Village, family.Id)).State, CancellationToken.None);
        await stand.CancelAllAsync(family.Id, Other);

        var followed = Assert.Single(await stand.AllAsync(Other, family.Id));
        Assert.Equal((RemovalStatus.Cancelled, "Salah orang"), (followed.Status, followed.Reason));
        await stand.EditAsync(Partitions.Registry(Other), RemovalDocument.IdOf(followed.Id), stored => (stored["status"], stored["state"]!["status"]) = ("noticed", "noticed"));
        var refused = await Assert.ThrowsAsync<ProblemException>(() => stand.ObjectAsync(there));
        Assert.Equal((409, AppealViolations.NotRemoved), (refused.Problem.Status, refused.Problem.Code));
    }
}
