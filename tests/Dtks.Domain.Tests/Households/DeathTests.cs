using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Removals;
using Dtks.Domain.Tests.Removals;
using NodaTime;
using static Dtks.Domain.Tests.Households.FamilySamples;

namespace Dtks.Domain.Tests.Households;

/// <summary>A death that was entered wrong is undone: by the village for a while, and by an objection that is granted.</summary>
[Trait("rule", "REG-8")]
[Trait("rule", "GOV-3")]
public class DeathTests
{
    private static readonly AreaCode There = AreaCode.Parse(Samples.VillageWit);

    [Fact]
    [Trait("rule", "REG-2")]
    [Trait("rule", "VER-4")]
    public void Who_is_alive_stands_there_again_and_all_stand_and_receive_as_before()
    {
        var family = Family();
        var (dead, _) = Carried(Death("02"), family);
        Assert.Equal(["01 head widowed", "03 child unmarried", "04 child unmarried"], OnCard(dead));

        var (back, _) = Carried(Undone("02"), dead);

        Assert.Equal(OnCard(family), OnCard(back));
        Assert.Equal(["PBI-JKN 01 active", "PBI-JKN 02 active", "PBI-JKN 03 active", "PBI-JKN 04 active", "PKH 01 active"], Received(back).Order(StringComparer.Ordinal));
        Assert.Empty(back.Former);
        Assert.Equal(("household.deathUndone", "REG-8", FamilyChangeKind.Reinstatement), (back.History[^1].Code, back.History[^1].Rule, back.Changes[^1].Kind));
        Assert.Equal(["02"], back.Changes[^1].Came!);
        Assert.Equal(["change.notDead REG-8 /member -"], Wrong(Undone("02"), back));

        // The population register is asked about whoever stands there again.
        var effect = Right(Undone("02"), dead);
        Assert.Equal(Wife, Assert.Single(effect.ToConfirm!.Members));
        Assert.Equal([string.Empty], effect.Pointers);
    }

    [Fact]
    [Trait("rule", "REG-2")]
    public void A_head_heads_the_family_again_and_what_changed_otherwise_since_stays()
    {
        var (dead, _) = Carried(Death("01", newHead: "02", card: NewCard), Family());
        Assert.Equal(OnCard(Family()), OnCard(Granted(dead, "c-1")));
        Assert.Equal(NewCard, Granted(dead, "c-1").FamilyCardNumber);

        // Corrected since, the wife stands as corrected; the head of now stays it.
        var (other, _) = Carried(Correction("02", Nothing with { MaritalStatus = MaritalStatus.Divorced }, "c-2"), dead);
        Assert.Equal(["01 relative married", "02 head divorced", "03 child unmarried", "04 child unmarried"], OnCard(Granted(other, "c-1")));
        Assert.Equal(("household.deathUndone", "GOV-3"), (Granted(other, "c-1").History[^1].Code, Granted(other, "c-1").History[^1].Rule));
    }

    [Fact]
    [Trait("rule", "RAT-6")]
    public void The_last_member_too_and_alone_they_head_the_family()
    {
        var (dead, _) = Carried(Death("01"), Family(Head));
        Assert.Equal(HouseholdEndReason.Deceased, dead.Ended!.Reason);
        Assert.Null(Granted(dead, "c-1").GoneFor());
        Assert.Equal(["01 head married"], OnCard(Carried(Undone("01"), dead).Here));

        // Of two who died, the one who is meant.
        var (both, _) = Carried(Death("01", id: "c-2"), Carried(Death("02"), Family(Head, Wife)).Here);
        Assert.Equal(["02 head widowed"], OnCard(Granted(both, "c-1")));
        Assert.Equal(["01 head widowed"], OnCard(Granted(both, "c-2")));
        Assert.Equal(["01 head married", "02 wife married"], OnCard(Granted(Granted(both, "c-2"), "c-1")));
    }

    [Fact]
    public void Where_the_family_went_they_stand_there_and_nowhere_twice()
    {
        var (dead, _) = Carried(Death("02"), Family());
        var departure = new Departure(Move(Samples.VillageWit, "c-9"), new FamilyPlace(There, "h-1"), null, Samples.VillageOfficer, Samples.Now, Samples.VillageOfficer);
        var here = Evolved(dead, FamilyChangeDecider.MoveAway(departure, dead, Samples.Policy, Samples.Now));
        var there = Evolved(null, FamilyChangeDecider.Arrive(departure, dead, Samples.Policy, Samples.Now));

        Assert.Equal(OnCard(Family()), OnCard(Granted(there, "c-1")));
        Assert.Empty(Deaths.Undo(here, "c-1", Samples.RegencyOfficer, Samples.Policy, Samples.Now).Events);
        Assert.Equal(["household.ended REG-8 root reason=moved"], Wrong(Undone("02"), here));
        Assert.Empty(Deaths.Undo(Granted(there, "c-1"), "c-1", Samples.RegencyOfficer, Samples.Policy, Samples.Now).Events);
        Assert.Empty(Deaths.Undo(there, "c-7", Samples.RegencyOfficer, Samples.Policy, Samples.Now).Events);

        // Under the same NIK somebody stands there by now, as whoever was born to it.
        var again = there with { Members = [.. there.Members, new HouseholdMember("05", Wife)] };
        Assert.Empty(Deaths.Undo(again, "c-1", Samples.RegencyOfficer, Samples.Policy, Samples.Now).Events);
        Assert.Equal(["change.alreadyMember REG-5 /member -"], Wrong(Undone("02"), again));
    }

    [Theory]
    [InlineData(Samples.VillageWib, "2026-12-31T16:59:59Z", true)]
    [InlineData(Samples.VillageWib, "2026-12-31T17:00:00Z", false)]
    [InlineData(Samples.VillageWit, "2026-12-31T14:59:59Z", true)]
    [InlineData(Samples.VillageWit, "2026-12-31T15:00:00Z", false)]
    public void The_village_takes_it_back_until_the_month_after_it_is_over_there_and_an_objection_after_that(string village, string at, bool mayStill)
    {
        var family = Of("h-1", Card, village, [Head, Wife]);
        var (dead, _) = Carried(Death("02"), family);
        var now = NodaTime.Text.InstantPattern.ExtendedIso.Parse(at).Value;

        var judged = FamilyChangeRules.Judge(Undone("02"), dead, null, Samples.Policy, now);

        Assert.Equal(mayStill ? [] : ["change.deathSettled REG-8 /member until=2026-12-31"], Told.Of(judged.Violations));
        Assert.Equal(OnCard(family), OnCard(Evolved(dead, Deaths.Undo(dead, "c-1", Samples.RegencyOfficer, Samples.Policy, now))));
    }

    [Fact]
    [Trait("rule", "RAT-6")]
    public void Who_left_otherwise_or_was_removed_as_deceased_is_told_so()
    {
        var (left, _) = Carried(Marriage("03", "h-2"), Family(), Other());
        Assert.Equal(["change.memberGone REG-8 /member reason=married"], Wrong(Undone("03"), left));
        Assert.Equal(["change.memberUnknown REG-8 /member -"], Wrong(Undone("77")));
        var removal = RemovalTests.Recorded(RemovalTests.Draft() with { Ground = "deceased", Number = null, Members = ["02"] });
        var removed = Evolved(Family(), RemovalEffects.Remove(removal, Family(), Samples.Policy, Samples.Now));
        Assert.Equal(["change.removedAsDead RAT-6 /member -"], Wrong(Undone("02"), removed));
        Assert.Null(Deaths.Of(removed, "02"));
    }

    [Fact]
    [Trait("rule", "VER-4")]
    public void What_was_granted_anew_since_is_not_received_twice_and_what_stopped_otherwise_stays_stopped()
    {
        var (dead, _) = Carried(Death("01", newHead: "02"), Family(Wife with { Relationship = Relationship.Head }, Daughter));
        Assert.Equal(["PKH 01 stopped 3", "PBI-JKN 01 stopped 3", "PBI-JKN 02 active"], Received(dead));
        Assert.All(dead.Entitlements.Take(2), e => Assert.True(Deaths.Explains(dead, e)));
        Assert.Equal(["PKH 01 active", "PBI-JKN 01 active", "PBI-JKN 02 active"], Received(Granted(dead, "c-1")));

        var anew = dead with { Entitlements = [.. dead.Entitlements, new(Programme.Pkh, "02", November), new(Programme.Bpnt, "01", November, EntitlementStatus.Stopped, November.Next, 11)] };
        Assert.Equal(["PKH 01 stopped 3", "PBI-JKN 01 active", "PBI-JKN 02 active", "PKH 02 active", "BPNT 01 stopped 11"], Received(Granted(anew, "c-1")));
        Assert.False(Deaths.Explains(anew, anew.Entitlements[^1]));
    }

    [Fact]
    public void Those_of_before_it_was_noted_by_what_they_died_are_undone_too()
    {
        var (dead, _) = Carried(Death("04", id: "c-2"), Carried(Death("02"), Family()).Here);
        var older = dead with { Former = [.. dead.Former.Select(f => f with { By = null })], Changes = [.. dead.Changes.Select(c => c with { Stood = null })], Removals = null };
        Assert.Equal(["c-1 02", "c-2 04"], Deaths.All(older).Select(d => $"{d.Change.Id} {d.Former.Member.Id}"));
        Assert.Equal(["01 head widowed", "02 wife married", "03 child unmarried"], OnCard(Granted(older, "c-1")));
        Assert.Empty(Deaths.All(older with { Changes = [.. older.Changes, new AppliedChange("r-1", FamilyChangeKind.Removal, Samples.Now, null)] }));
    }

    [Fact]
    public void Two_spouses_since_one_came_back_are_shown_to_whoever_looks()
    {
        var (dead, _) = Carried(Death("02"), Family(Head, Wife));
        var married = dead with { Members = [.. dead.Members, new HouseholdMember("03", Person(21, "1985-01-01", Sex.Female, Relationship.Wife, MaritalStatus.Married))] };
        Assert.Null(HouseholdHints.Of(married));

        // As they were recorded from the first, nobody need look.
        Assert.Null(HouseholdHints.Of(Family(Head, Wife, married.Members[^1].Person)));
        Assert.Equal("change.spousesBeside", HouseholdHints.Of(Granted(married, "c-1")));
        Assert.Null(HouseholdHints.Of(Granted(dead, "c-1")));
    }

    private static FamilyChange Undone(string member) => new() { Id = "c-undone", Kind = FamilyChangeKind.DeathUndone, Member = member };

    private static HouseholdState Granted(HouseholdState household, string death) => Evolved(household, Deaths.Undo(household, death, Samples.RegencyOfficer, Samples.Policy, Samples.Now));
}
