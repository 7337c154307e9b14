using Dtks.Domain.Appeals;
using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Removals;
using Dtks.Functions.Appeals;
using Dtks.Functions.Data;
using Dtks.Functions.Registry;
using Dtks.Functions.Removals;
using Dtks.Functions.Tests.Claims;
using Dtks.Functions.Tests.FamilyChanges;
using Dtks.Functions.Tests.Stand;
using Dtks.Platform.Access;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Problems;
using NodaTime;

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
    private static readonly LocalDate Today = new(2026, 11, 26);

    [Theory]
    [InlineData(Other)]
    [InlineData(Other, Third)]
    [InlineData(Other, Village)]
    [InlineData(Other, Village, Other)]
    public async Task It_is_noticed_where_a_family_moved_to_and_takes_effect_there_alone(params string[] ways)
    {
        var family = await stand.EnrolAsync(Village);
        var removal = await NoticedAsync(family, ["01", "02", "03"]);
        var at = family;
        foreach (var to in ways)
        {
            at = await stand.MoveAsync(at, to);
        }

        var shown = Assert.Single(await StandingAsync(at));
        Assert.Equal((RemovalStatus.Noticed, 11, "regency-1", removal.NoticeEndsOn), (shown.Status, shown.Number, shown.RecordedBy, shown.NoticeEndsOn));
        Assert.Equal(removal.Members, shown.Members);

        var places = ways.Append(Village).Distinct().ToList();
        await NoticeIsOverAsync(family.Id, places);
        await RunAllAsync(family.Id, places);
        await RunAllAsync(family.Id, places);

        var gone = (await stand.FamilyAsync(at.Village.Value, at.Id)).State;
        Assert.Equal(HouseholdEndReason.Removed, gone.Ended?.Reason);
        Assert.All(gone.Entitlements, e => Assert.Equal((EntitlementStatus.Stopped, 11), (e.Status, e.Ground)));
        var all = new List<RemovalStatus>();
        foreach (var place in places)
        {
            all.AddRange((await AllAsync(place, family.Id)).Select(r => r.Status));
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
        await NoticedAsync(family, ["02", "03"]);
        var own = RegisteredFamilies.Change(FamilyChangeKind.Marriage) with { Member = "02", Card = RegisteredFamilies.CardOf() };
        await stand.EnterAsync(family, own);
        await stand.DriveFamilyAsync(family);
        var alone = (await stand.FamilyAsync(Village, own.Id)).State;
        Assert.Equal(["01"], Assert.Single(await StandingAsync(alone)).Members);

        await NoticeIsOverAsync(family.Id, [Village]);
        await NoticeIsOverAsync(own.Id, [Village]);
        await RunAllAsync(family.Id, [Village]);
        await RunAllAsync(own.Id, [Village]);

        Assert.Equal(HouseholdEndReason.Removed, (await stand.FamilyAsync(Village, own.Id)).State.Ended?.Reason);
        Assert.Equal(["01"], (await stand.FamilyAsync(Village, family.Id)).State.Members.Select(m => m.Id));
    }

    [Theory]
    [InlineData(Village)]
    [InlineData(Other)]
    public async Task It_is_found_from_the_family_that_one_left_for_another_in_this_village_or_in_another_and_by_an_officer_in_theirs_alone(string village)
    {
        var (family, joined) = (await stand.EnrolAsync(Village), await stand.EnrolAsync(village));
        await NoticedAsync(family, ["02"]);
        var marriage = RegisteredFamilies.Change(FamilyChangeKind.Marriage) with { Member = "02", Joins = joined.Id, Card = joined.FamilyCardNumber, Relationship = Relationship.Relative };
        await stand.EnterAsync(family, marriage);
        if (village != Village)
        {
            await stand.TakeOverAsync(family);
        }

        await stand.DriveFamilyAsync(family);
        var followed = Assert.Single(await StandingAsync(joined));
        await NoticeIsOverAsync(family.Id, [Village]);
        await NoticeIsOverAsync(joined.Id, [village]);
        await RunAllAsync(family.Id, [Village]);
        await RunAllAsync(joined.Id, [village]);

        Assert.Equal(RemovalStatus.Moot, Assert.Single(await AllAsync(Village, family.Id)).Status);
        var way = await stand.Of<HouseholdPlaces>().OfAsync(family.Village, family.Id, CancellationToken.None);
        var tracked = await stand.Of<RemovalRepository>().LatestAsync(way, CancellationToken.None);
        Assert.Equal((RemovalStatus.Effective, joined.Village), (tracked?.Status, tracked?.Village));
        Assert.Contains(joined.Village, await stand.Of<RemovalRepository>().VillagesAsync(way, CancellationToken.None));
        var officer = new Caller("village-officer-1", string.Empty, Role.VillageOfficer, family.Village);
        var asked = new AppealRequest(AppealKind.Removed, new AppealAboutDraft(null, family.Id, null), "Tidak benar", "+6281200000001");
        if (village == Village)
        {
            Assert.Equal(followed.Id, (await stand.Of<AppealTargets>().FindAsync(asked, officer, CancellationToken.None)).About.Id);
        }
        else
        {
            Assert.Equal(AppealViolations.NotRemoved, (await Assert.ThrowsAsync<ProblemException>(() => stand.Of<AppealTargets>().FindAsync(asked, officer, CancellationToken.None))).Problem.Code);
        }
    }

    [Fact]
    public async Task Its_deadline_brings_it_on_where_nothing_followed_the_move_and_once_whoever_died_in_between()
    {
        var family = await stand.EnrolAsync(Village);
        var there = await stand.MoveAsync(family, Other);
        var removal = await NoticedAsync(family, ["01", "02", "03"], Today.PlusDays(-2));

        // As far as a process came that died before the removal itself was saved.
        await stand.Of<FollowingRemovals>().FollowAsync(removal, (await stand.FamilyAsync(Village, family.Id)).State, CancellationToken.None);
        Assert.Equal(RemovalStatus.Noticed, Assert.Single(await StandingAsync(there)).Status);
        await RunAllAsync(family.Id, [Village, Other]);

        Assert.Equal(RemovalStatus.Moot, Assert.Single(await AllAsync(Village, family.Id)).Status);
        Assert.Equal(RemovalStatus.Effective, Assert.Single(await AllAsync(Other, family.Id)).Status);
        Assert.Equal(HouseholdEndReason.Removed, (await stand.FamilyAsync(Other, family.Id)).State.Ended?.Reason);
    }

    [Fact]
    [Trait("rule", "GOV-3")]
    public async Task Taken_back_where_it_was_recorded_it_takes_no_effect_where_the_family_went()
    {
        var family = await stand.EnrolAsync(Village);
        var removal = await NoticedAsync(family, ["01", "02", "03"]);
        var there = await stand.MoveAsync(family, Other);
        await TakeBackAsync(removal);
        await CancelAllAsync(family.Id, Village, Other);

        // Before the notice is over, and whoever then works its deadline.
        Assert.Equal((RemovalStatus.Cancelled, "Salah orang"), Assert.Single((await AllAsync(Other, family.Id)).Select(r => (r.Status, r.Reason))));
        var way = await stand.Of<HouseholdPlaces>().OfAsync(family.Village, family.Id, CancellationToken.None);
        Assert.Empty(await stand.Of<RemovalRepository>().StandingAsync(way, CancellationToken.None));
        await NoticeIsOverAsync(family.Id, [Other]);
        await RunAllAsync(family.Id, [Village, Other]);
        Assert.Equal(3, (await stand.FamilyAsync(Other, there.Id)).State.Members.Count);
    }

    [Fact]
    [Trait("rule", "GOV-3")]
    public async Task Taken_back_where_the_family_went_it_is_taken_back_where_it_came_from_and_where_it_went_on()
    {
        var family = await stand.EnrolAsync(Village);
        await NoticedAsync(family, ["01", "02", "03"]);
        var there = await stand.MoveAsync(await stand.MoveAsync(family, Other), Third);

        await TakeBackAsync(Assert.Single(await AllAsync(Other, family.Id)));
        await CancelAllAsync(family.Id, Other);

        Assert.Equal(RemovalStatus.Cancelled, Assert.Single(await AllAsync(Village, family.Id)).Status);
        Assert.Equal(RemovalStatus.Cancelled, Assert.Single(await AllAsync(Third, there.Id)).Status);
    }

    [Fact]
    [Trait("rule", "GOV-3")]
    public async Task Taken_back_for_one_who_left_it_stays_noticed_for_those_who_stayed()
    {
        var family = await stand.EnrolAsync(Village);
        var removal = await NoticedAsync(family, ["02", "03"]);
        var own = RegisteredFamilies.Change(FamilyChangeKind.Marriage) with { Member = "02", Card = RegisteredFamilies.CardOf() };
        await stand.EnterAsync(family, own);
        await stand.DriveFamilyAsync(family);

        await TakeBackAsync(Assert.Single(await AllAsync(Village, own.Id)));
        await CancelAllAsync(own.Id, Village);
        Assert.Equal(RemovalStatus.Noticed, Assert.Single(await AllAsync(Village, family.Id)).Status);

        await TakeBackAsync(removal);
        Assert.Equal(RemovalStatus.Cancelled, Assert.Single(await AllAsync(Village, family.Id)).Status);
    }

    [Fact]
    [Trait("rule", "GOV-3")]
    public async Task One_that_comes_to_stand_just_after_the_first_was_taken_back_is_taken_back_too_and_nobody_objects_to_it_before()
    {
        var family = await stand.EnrolAsync(Village);
        var there = await stand.MoveAsync(family, Other);
        var removal = await NoticedAsync(family, ["01", "02", "03"]);
        await TakeBackAsync(removal);

        // It was looked at before.
        await stand.Of<FollowingRemovals>().FollowAsync(removal, (await stand.FamilyAsync(Village, family.Id)).State, CancellationToken.None);
        await CancelAllAsync(family.Id, Other);

        var followed = Assert.Single(await AllAsync(Other, family.Id));
        Assert.Equal((RemovalStatus.Cancelled, "Salah orang"), (followed.Status, followed.Reason));
        await stand.EditAsync(Partitions.Registry(Other), RemovalDocument.IdOf(followed.Id), stored => (stored["status"], stored["state"]!["status"]) = ("noticed", "noticed"));
        var officer = new Caller("village-officer-1", string.Empty, Role.VillageOfficer, there.Village);
        var asked = new AppealRequest(AppealKind.Removed, new AppealAboutDraft(null, there.Id, null), "Tidak benar", "+6281200000001");
        var refused = await Assert.ThrowsAsync<ProblemException>(() => stand.Of<AppealTargets>().FindAsync(asked, officer, CancellationToken.None));
        Assert.Equal((409, AppealViolations.NotRemoved), (refused.Problem.Status, refused.Problem.Code));
    }

    private async Task CancelAllAsync(string household, params string[] villages)
    {
        foreach (var removal in (await Task.WhenAll(villages.Select(v => AllAsync(v, household)))).SelectMany(all => all))
        {
            await stand.New<RemovalCancellations>().RunAsync(RemovalCancellations.Of(removal), CancellationToken.None);
        }
    }

    private async Task TakeBackAsync(RemovalState removal)
    {
        var found = (await stand.Of<RemovalRepository>().FindAsync(removal.Village.Value, removal.Id, CancellationToken.None))!;
        var taken = new RemovalCancelled(removal.History[0] with { Code = RemovalEventCodes.Cancelled }, "Salah orang");
        await stand.Of<ChangeCommit>().SaveAsync(RemovalRepository.Change(found, taken).Change, CancellationToken.None);
    }

    private async Task<RemovalState> NoticedAsync(HouseholdState family, string[] members, LocalDate? ends = null)
    {
        var removal = new RemovalState
        {
            Id = Guid.NewGuid().ToString("N"),
            Village = family.Village,
            Household = family.Id,
            Ground = RemovalGround.Ineligible,
            Number = 11,
            Members = members,
            Source = "Kunjungan rumah",
            Note = "Rumah besar",
            RecordedBy = "regency-1",
            RecordedOn = Today,
            NoticeEndsOn = ends ?? Today.PlusDays(14),
            Status = RemovalStatus.Noticed,
            History = [new EventMeta(Instant.FromUtc(2026, 11, 26, 3, 0), Role.RegencyOfficer, "regency-1", "removal.recorded", "RAT-6", "2024-05-08/1")],
        };
        await stand.KeepAsync(Partitions.Registry(family.Village.Value), new RemovalDocument { Id = RemovalDocument.IdOf(removal.Id), Village = family.Village.Value, State = removal });
        return removal;
    }

    private Task<IReadOnlyList<RemovalState>> StandingAsync(HouseholdState family) => stand.Of<RemovalRepository>().StandingAsync(family.Village.Value, family.Id, CancellationToken.None);

    private async Task<IReadOnlyList<RemovalState>> AllAsync(string village, string household)
    {
        var all = new List<RemovalState>();
        var query = new DocumentQuery("SELECT * FROM c WHERE c.type = 'removal' AND c.about = @household").With("@household", household);
        await foreach (var found in stand.Of<DocumentStore>().AllAsync<RemovalDocument>(Partitions.Registry(village), query, CancellationToken.None))
        {
            Assert.True(found.TryRead(out var document, out _));
            all.Add(document.State);
        }

        return all;
    }

    private async Task NoticeIsOverAsync(string household, IReadOnlyList<string> villages)
    {
        foreach (var village in villages)
        {
            foreach (var removal in await AllAsync(village, household))
            {
                await stand.EditAsync(Partitions.Registry(village), RemovalDocument.IdOf(removal.Id), stored => stored["state"]!["noticeEndsOn"] = "2026-11-24");
            }
        }
    }

    private async Task RunAllAsync(string household, IReadOnlyList<string> villages)
    {
        foreach (var village in villages)
        {
            foreach (var removal in await AllAsync(village, household))
            {
                await stand.New<TakeRemovalsEffect>().RunAsync(TakeRemovalsEffect.Of(removal), CancellationToken.None);
            }
        }
    }
}
