using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Removals;
using Dtks.Domain.Tests.Households;
using NodaTime;

namespace Dtks.Domain.Tests.Removals;

/// <summary>A removal goes along with whom it means.</summary>
[Trait("rule", "RAT-6")]
[Trait("rule", "REG-8")]
public sealed class RemovalFollowingTests
{
    private const string OtherVillage = "5103010001";
    private static readonly FamilyPlace Here = new(AreaCode.Parse(Samples.VillageWib), "h-1");
    private static readonly FamilyPlace There = new(AreaCode.Parse(OtherVillage), "h-1");

    [Fact]
    public void Of_a_family_that_moved_it_is_what_it_was()
    {
        var recorded = RemovalTests.Recorded(RemovalTests.Draft() with { Members = ["01"], NewHead = "02" });
        var (here, there) = Moved();
        Assert.Equal([There], RemovalFollowing.Places(recorded, here));

        var followed = Assert.Single(Of(recorded, here, there)).Removal;

        Assert.Equal((There.Village, "h-1", "02", new RemovalOrigin(Here.Village, "r-1")), (followed.Village, followed.Household, followed.NewHead, followed.Origin));
        Assert.Equal((recorded.NoticeEndsOn, recorded.RecordedBy, recorded.Note, RemovalStatus.Noticed), (followed.NoticeEndsOn, followed.RecordedBy, followed.Note, followed.Status));
        Assert.Equal(["01"], followed.Members);
        Assert.Equal(followed.Id, Assert.Single(Of(recorded, here, there)).Removal.Id);
        Assert.NotEqual("r-1", followed.Id);
        var stands = RemovalDecider.Evolve(null, Of(recorded, here, there)[0]);
        Assert.Equal(["removal.recorded", "removal.followed"], stands.History.Select(h => h.Code));
    }

    [Fact]
    public void Who_is_meant_there_already_or_was_removed_there_is_not_meant_again()
    {
        var recorded = RemovalTests.Recorded(RemovalTests.Draft() with { Members = ["03"] });
        var (here, there) = Moved();
        var followed = Of(recorded, here, there)[0].Removal;
        Assert.Empty(Of(recorded, here, there, followed));
        Assert.Single(Of(recorded, here, there, followed with { Origin = null, Id = "r-2" }));
        Assert.Single(Of(recorded, here, there, followed with { Status = RemovalStatus.Effective }));

        var son = there.Members[2];
        Assert.Empty(Of(recorded, here, there with { Members = [.. there.Members.Except([son])], Former = [.. there.Former, new FormerMember(son, FormerReason.Removed, new LocalDate(2026, 12, 1), To: null)] }));
    }

    [Fact]
    public void A_family_with_others_that_takes_them_in_is_told_and_none_that_went_on_or_is_theirs_alone()
    {
        var recorded = RemovalTests.Recorded(RemovalTests.Draft() with { Members = ["03"] });
        var joined = FamilySamples.Carried(FamilySamples.Marriage("03", joins: "h-2"), FamilySamples.Family(), FamilySamples.Other());
        Assert.True(RemovalFollowing.IsTakenIn(Assert.Single(Of(recorded, joined.Here, joined.There!)).Removal, joined.There!));
        var own = FamilySamples.Carried(FamilySamples.Marriage("03"), FamilySamples.Family());
        Assert.False(RemovalFollowing.IsTakenIn(Assert.Single(Of(recorded, own.Here, own.There!)).Removal, own.There!));
        var (here, there) = Moved();
        Assert.False(RemovalFollowing.IsTakenIn(Assert.Single(Of(recorded, here, there)).Removal, there));
        Assert.False(RemovalFollowing.IsTakenIn(recorded, FamilySamples.Family()));
    }

    [Fact]
    public void It_means_a_whole_family_where_that_went_on_or_all_who_stand_there()
    {
        var whole = RemovalTests.Recorded(RemovalTests.Draft());
        Assert.True(whole.Whole);
        Assert.Null(RemovalTests.Recorded(RemovalTests.Draft() with { Members = ["03"] }).Whole);
        var (here, there) = Moved();
        Assert.True(Assert.Single(Of(whole, here, there)).Removal.Whole);
        var own = FamilySamples.Carried(FamilySamples.Marriage("03"), FamilySamples.Family());
        Assert.True(Assert.Single(Of(whole, own.Here, own.There!)).Removal.Whole);
        var joined = FamilySamples.Carried(FamilySamples.Marriage("03", joins: "h-2"), FamilySamples.Family(), FamilySamples.Other());
        Assert.Null(Assert.Single(Of(whole, joined.Here, joined.There!)).Removal.Whole);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void One_who_joined_another_family_is_meant_by_their_id_there(bool corrected)
    {
        var recorded = RemovalTests.Recorded(RemovalTests.Draft() with { Members = ["03", "04"] });
        var family = FamilySamples.Family();
        var (son, to) = (family.Members[2], new FamilyPlace(Here.Village, "h-2"));
        var here = family with { Members = [.. family.Members.Except([son])], Former = [new FormerMember(son, FormerReason.Married, new LocalDate(2026, 11, 3), to)] };
        var person = corrected ? FamilySamples.Nothing with { Nik = FamilySamples.Wife.Nik } : FamilySamples.Nothing;
        var other = FamilySamples.Other();
        var there = other with
        {
            Members = [.. other.Members, new HouseholdMember("03", person.Of(son.Person))],
            Changes = [new AppliedChange("c-1", FamilyChangeKind.Marriage, Samples.Now, Here, ["03"])],
        };

        Assert.Equal(["03"], Assert.Single(Of(recorded, here, there)).Removal.Members);
        Assert.Empty(Of(recorded, here, there with { Changes = [] }));
    }

    [Fact]
    [Trait("rule", "GOV-3")]
    public void Taken_back_first_it_takes_no_effect()
    {
        var recorded = RemovalTests.Recorded(RemovalTests.Draft());
        var (here, there) = Moved();
        var followed = Of(recorded, here, there)[0].Removal;
        var end = NoticePeriod.EndOf(followed.NoticeEndsOn, followed.Village);

        var taken = RemovalTests.Evolved(followed, RemovalDecider.TakeEffect(followed, there, Samples.Policy, end, recorded with { Status = RemovalStatus.Cancelled, Reason = "Salah" }));

        Assert.Equal((RemovalStatus.Cancelled, "Salah"), (taken.Status, taken.Reason));
        Assert.Equal(RemovalStatus.Effective, RemovalTests.Evolved(followed, RemovalDecider.TakeEffect(followed, there, Samples.Policy, end, recorded)).Status);
    }

    [Fact]
    [Trait("rule", "GOV-3")]
    public void Taken_back_at_one_place_it_is_at_the_other_while_it_is_noticed_and_the_first_where_all_are_meant()
    {
        var recorded = RemovalTests.Recorded(RemovalTests.Draft() with { Members = ["03", "04"] });
        var (here, there) = Moved();
        var followed = Of(recorded, here, there)[0].Removal;
        var taken = recorded with { Status = RemovalStatus.Cancelled, Reason = "Salah" };

        var along = RemovalTests.Evolved(followed, RemovalDecider.CancelWith(followed, taken, Samples.Policy, Samples.Now));
        Assert.Equal((RemovalStatus.Cancelled, "Salah", "RAT-6"), (along.Status, along.Reason, along.History[^1].Rule));
        Assert.Empty(RemovalDecider.CancelWith(followed, recorded, Samples.Policy, Samples.Now).Events);
        Assert.Empty(RemovalDecider.CancelWith(followed with { Status = RemovalStatus.Effective }, taken, Samples.Policy, Samples.Now).Events);
        Assert.True(RemovalFollowing.IsWhole(followed, recorded));
        Assert.False(RemovalFollowing.IsWhole(followed with { Members = ["03"] }, recorded));
        Assert.True(RemovalFollowing.AreOne(recorded, followed) && RemovalFollowing.AreOne(followed, followed with { Id = "r-3" }));
        Assert.False(RemovalFollowing.AreOne(followed, recorded with { Id = "r-2" }));
        var refused = RemovalDecider.Cancel(followed, new RemovalCancellationDraft("Salah"), new Actor("regency-3", Role.RegencyOfficer, There.Village.Regency!), Samples.Policy, Samples.Now);
        Assert.Equal([$"removal.notOwn GOV-3 - removal=r-1,village={Here.Village}"], Told.Of(refused.Violations));
    }

    private static IReadOnlyList<RemovalFollowed> Of(RemovalState removal, HouseholdState here, HouseholdState there, params RemovalState[] standing) =>
        RemovalFollowing.Of(removal, here, there, standing, Samples.Policy, Samples.Now);

    private static (HouseholdState Here, HouseholdState There) Moved()
    {
        var family = FamilySamples.Family();
        var ended = new LocalDate(2026, 11, 3);
        return (
            family with { Members = [], Former = [.. family.Members.Select(m => new FormerMember(m, FormerReason.Moved, ended, There))], Ended = new HouseholdEnd(HouseholdEndReason.Moved, ended, There) },
            family with { Village = There.Village, Changes = [new AppliedChange("c-1", FamilyChangeKind.Move, Samples.Now, Here, [.. family.Members.Select(m => m.Id)])] });
    }
}
