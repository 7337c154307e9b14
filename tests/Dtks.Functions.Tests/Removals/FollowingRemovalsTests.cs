using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Removals;
using Dtks.Functions.Registry;
using Dtks.Functions.Removals;
using Dtks.Functions.Tests.Claims;
using Dtks.Functions.Tests.FamilyChanges;
using Dtks.Functions.Tests.Stand;

namespace Dtks.Functions.Tests.Removals;

/// <summary>Nobody escapes a removal that was noticed by moving, or by going to another card.</summary>
[Collection(StandTests.Name)]
[Trait("rule", "RAT-6")]
[Trait("rule", "REG-8")]
public sealed class FollowingRemovalsTests(ClaimsStand stand)
{
    private const string Village = "3404022007";
    private const string Other = "3306162007";
    private const string Third = "3306162006";

    [Theory]
    [InlineData(Other)]
    [InlineData(Other, Third)]
    [InlineData(Other, Village)]
    [InlineData(Other, Village, Other)]
    public async Task It_is_noticed_where_a_family_moved_to_and_takes_effect_there_alone(params string[] ways)
    {
        var family = await stand.EnrolAsync(Village);
        var removal = await stand.NoticedAsync(family, ["01", "02", "03"]);
        var at = family;
        foreach (var to in ways)
        {
            at = await stand.MoveAsync(at, to);
        }

        var shown = Assert.Single(await stand.StandingAsync(at));
        Assert.Equal((RemovalStatus.Noticed, 11, "regency-1", removal.NoticeEndsOn), (shown.Status, shown.Number, shown.RecordedBy, shown.NoticeEndsOn));
        Assert.Equal(removal.Members, shown.Members);

        var places = ways.Append(Village).Distinct().ToList();
        await stand.NoticeIsOverAsync(family.Id, places);
        await stand.RunAllAsync(family.Id, places);
        await stand.RunAllAsync(family.Id, places);

        var gone = (await stand.FamilyAsync(at.Village.Value, at.Id)).State;
        Assert.Equal(HouseholdEndReason.Removed, gone.Ended?.Reason);
        Assert.All(gone.Entitlements, e => Assert.Equal((EntitlementStatus.Stopped, 11), (e.Status, e.Ground)));
        var all = new List<RemovalStatus>();
        foreach (var place in places)
        {
            all.AddRange((await stand.AllAsync(place, family.Id)).Select(r => r.Status));
        }

        Assert.Single(all, RemovalStatus.Effective);
        Assert.All(all, s => Assert.True(s is RemovalStatus.Effective or RemovalStatus.Moot));

        // From wherever it is looked for.
        var way = await stand.Of<HouseholdPlaces>().OfAsync(family.Village, family.Id, CancellationToken.None);
        Assert.Equal((at.Village, HouseholdEndReason.Removed), (way.Now.Village, way.Ended));
        Assert.Equal(places.Order(StringComparer.Ordinal), way.Places.Select(p => p.Village.Value).Order(StringComparer.Ordinal));
        var tracked = await stand.Of<RemovalRepository>().LatestAsync(way, CancellationToken.None);
        Assert.Equal((RemovalStatus.Effective, at.Village), (tracked?.Status, tracked?.Village));
    }

    [Fact]
    public async Task It_goes_along_with_one_to_a_card_of_their_own_and_stays_for_the_others()
    {
        var family = await stand.EnrolAsync(Village);
        await stand.NoticedAsync(family, ["02", "03"]);
        var own = await stand.LeaveAsync(family, "02");
        Assert.Equal(["01"], Assert.Single(await stand.StandingAsync(own)).Members);

        await stand.NoticeIsOverAsync(family.Id, [Village]);
        await stand.NoticeIsOverAsync(own.Id, [Village]);
        await stand.RunAllAsync(family.Id, [Village]);
        await stand.RunAllAsync(own.Id, [Village]);

        Assert.Equal(HouseholdEndReason.Removed, (await stand.FamilyAsync(Village, own.Id)).State.Ended?.Reason);
        Assert.Equal(["01"], (await stand.FamilyAsync(Village, family.Id)).State.Members.Select(m => m.Id));
    }

    [Theory]
    [InlineData(Village)]
    [InlineData(Other)]
    public async Task It_is_found_from_the_family_that_one_left_for_another_in_this_village_or_in_another_and_by_an_officer_there_too(string village)
    {
        var (family, joined) = (await stand.EnrolAsync(Village), await stand.EnrolAsync(village));
        await stand.NoticedAsync(family, ["02"]);
        var marriage = RegisteredFamilies.Change(FamilyChangeKind.Marriage) with { Member = "02", Joins = joined.Id, Card = joined.FamilyCardNumber, Relationship = Relationship.Relative };
        await stand.EnterAsync(family, marriage);
        if (village != Village)
        {
            await stand.TakeOverAsync(family);
        }

        await stand.DriveFamilyAsync(family);
        var followed = Assert.Single(await stand.StandingAsync(joined));
        await stand.NoticeIsOverAsync(family.Id, [Village]);
        await stand.NoticeIsOverAsync(joined.Id, [village]);
        await stand.RunAllAsync(family.Id, [Village]);
        await stand.RunAllAsync(joined.Id, [village]);

        Assert.Equal(RemovalStatus.Moot, Assert.Single(await stand.AllAsync(Village, family.Id)).Status);
        var way = await stand.Of<HouseholdPlaces>().OfAsync(family.Village, family.Id, CancellationToken.None);
        var tracked = await stand.Of<RemovalRepository>().LatestAsync(way, CancellationToken.None);
        Assert.Equal((RemovalStatus.Effective, joined.Village), (tracked?.Status, tracked?.Village));
        Assert.Contains(joined.Village, await stand.Of<RemovalRepository>().VillagesAsync(way, CancellationToken.None));
        Assert.Equal(followed.Id, (await stand.ObjectAsync(family)).About.Id);
    }

    [Fact]
    public async Task Its_deadline_brings_it_on_where_nothing_followed_the_move_and_once_whoever_died_in_between()
    {
        var family = await stand.EnrolAsync(Village);
        var there = await stand.MoveAsync(family, Other);
        var removal = await stand.NoticedAsync(family, ["01", "02", "03"], NoticedRemovals.Today.PlusDays(-2));

        // As far as a process came that died before the removal itself was saved.
        await stand.Of<FollowingRemovals>().FollowAsync(removal, (await stand.FamilyAsync(Village, family.Id)).State, CancellationToken.None);
        Assert.Equal(RemovalStatus.Noticed, Assert.Single(await stand.StandingAsync(there)).Status);
        await stand.RunAllAsync(family.Id, [Village, Other]);

        Assert.Equal(RemovalStatus.Moot, Assert.Single(await stand.AllAsync(Village, family.Id)).Status);
        Assert.Equal(RemovalStatus.Effective, Assert.Single(await stand.AllAsync(Other, family.Id)).Status);
        Assert.Equal(HouseholdEndReason.Removed, (await stand.FamilyAsync(Other, family.Id)).State.Ended?.Reason);
    }
}
