using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Removals;
using Dtks.Functions.Data;
using Dtks.Functions.Removals;
using Dtks.Functions.Tests.Claims;
using Dtks.Functions.Tests.FamilyChanges;
using Dtks.Functions.Tests.Stand;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
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
        await NoticeIsOverAsync(family.Id, [Other]);
        var found = (await stand.Of<RemovalRepository>().FindAsync(Village, removal.Id, CancellationToken.None))!;
        var taken = new RemovalCancelled(removal.History[0] with { Code = RemovalEventCodes.Cancelled }, "Salah orang");
        await stand.Of<ChangeCommit>().SaveAsync(RemovalRepository.Change(found, taken).Change, CancellationToken.None);

        await RunAllAsync(family.Id, [Village, Other]);

        Assert.Equal((RemovalStatus.Cancelled, "Salah orang"), Assert.Single((await AllAsync(Other, family.Id)).Select(r => (r.Status, r.Reason))));
        Assert.Equal(3, (await stand.FamilyAsync(Other, there.Id)).State.Members.Count);
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
