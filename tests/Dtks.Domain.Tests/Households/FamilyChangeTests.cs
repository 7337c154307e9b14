using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using NodaTime;
using static Dtks.Domain.Tests.Households.FamilySamples;

namespace Dtks.Domain.Tests.Households;

/// <summary>What a change of a family makes of it, and of the other it concerns.</summary>
[Trait("rule", "REG-8")]
public class FamilyChangeTests
{
    [Fact]
    public void A_child_is_born_into_the_family_and_receives_nothing_yet()
    {
        var (here, _) = Carried(Birth(), Family());
        Assert.Equal("05 child unmarried", OnCard(here).Last());
        Assert.Equal(Received(Family()), Received(here));
        Assert.Equal(("household.memberBorn", "REG-8", "officer-1"), (here.History[^1].Code, here.History[^1].Rule, here.History[^1].Subject));
        var asked = Right(Birth()).ToConfirm!;
        Assert.Equal((Card, 1), (asked.FamilyCardNumber, asked.Members.Count));
    }

    [Fact]
    [Trait("rule", "VER-4")]
    public void The_head_dies_and_the_family_goes_on_under_a_new_head_and_card()
    {
        var (here, _) = Carried(Death("01", "02", NewCard), Family());
        Assert.Equal(["02 head widowed", "03 child unmarried", "04 child unmarried"], OnCard(here));
        Assert.Equal(["PKH 02 active", "PBI-JKN 01 stopped 3", "PBI-JKN 02 active", "PBI-JKN 03 active", "PBI-JKN 04 active"], Received(here));
        Assert.Equal(CyclePeriod.Parse("2026-12"), here.Entitlements[1].StoppedFrom);
        Assert.Equal(NewCard, here.FamilyCardNumber);
        var former = Assert.Single(here.Former);
        Assert.Equal(("01", FormerReason.Deceased, new LocalDate(2026, 11, 1), (FamilyPlace?)null), (former.Member.Id, former.Reason, former.On, former.To));
        Assert.Equal(3, Right(Death("01", "02", NewCard)).ToConfirm!.Members.Count);
    }

    [Fact]
    [Trait("rule", "VER-4")]
    public void The_recipient_dies_and_the_programme_stands_on_another_adult()
    {
        var (here, _) = Carried(Death("02"), Family());
        Assert.Equal("01 head widowed", OnCard(here).First());
        Assert.Equal(["PKH 01 active", "PBI-JKN 01 active", "PBI-JKN 02 stopped 3"], Received(here).Take(3));
    }

    [Fact]
    [Trait("rule", "VER-4")]
    public void Where_no_adult_is_left_who_may_be_named_the_programme_falls_with_its_recipient()
    {
        var minor = Daughter with { Relationship = Relationship.Child };
        var (here, _) = Carried(Death("01", "02"), Family(Head, minor));
        Assert.Equal(["02 head unmarried"], OnCard(here));
        Assert.Equal(["PKH 01 stopped 3", "PBI-JKN 01 stopped 3", "PBI-JKN 02 active"], Received(here));

        // Found ineligible for PBI-JKN is to be ineligible for all.
        var found = Family(Head, Wife);
        found = found with { Entitlements = [.. found.Entitlements.Select(e => e is { Programme: Programme.PbiJkn, MemberId: "01" } ? e with { Status = EntitlementStatus.Stopped, Ground = 11 } : e)] };
        Assert.Equal("PKH 02 stopped 3", Received(Carried(Death("02"), found).Here).First());
    }

    [Fact]
    [Trait("rule", "VER-4")]
    public void An_adult_is_one_from_seventeen_on()
    {
        string Falls(string born) => Received(Carried(Death("01", "02"), Family(Head, Person(5, born, Sex.Male, Relationship.Child, MaritalStatus.Unmarried))).Here).First();
        Assert.Equal("PKH 02 active", Falls("2009-11-02"));
        Assert.Equal("PKH 01 stopped 3", Falls("2009-11-03"));
    }

    [Fact]
    [Trait("rule", "RAT-6")]
    public void With_its_last_member_the_household_ends_and_all_it_receives()
    {
        var (here, _) = Carried(Death("01"), Family(Head));
        Assert.Equal((HouseholdEndReason.Deceased, 0), (here.Ended!.Reason, here.Members.Count));
        Assert.Equal(["PKH 01 stopped 3", "PBI-JKN 01 stopped 3"], Received(here));
        Assert.Equal("RAT-6", here.History[^1].Rule);
        Assert.Equal(["household.ended REG-8 root reason=deceased"], Wrong(Birth(id: "c-2"), here));
    }

    [Theory]
    [InlineData("02", "03 child unmarried,04 child unmarried")]
    [InlineData("03", "02 parent widowed,04 relative unmarried")]
    public void Who_stays_stands_to_the_new_head_as_far_as_the_card_tells(string newHead, string others) =>
        Assert.Equal(others.Split(','), OnCard(Carried(Death("01", newHead), Family()).Here).Where(m => !m.Contains("head", StringComparison.Ordinal)));

    [Fact]
    public void A_member_marries_into_another_family_with_what_is_theirs()
    {
        var (here, there) = Carried(Marriage("03", "h-2"), Family(), Other());
        Assert.Equal(["01", "02", "04"], here.Members.Select(m => m.Id));
        Assert.Equal(["PKH 02 active", "PBI-JKN 01 active", "PBI-JKN 02 active", "PBI-JKN 04 active"], Received(here));
        Assert.Equal(["01 head widowed", "02 child unmarried", "03 childInLaw married"], OnCard(there!));
        Assert.Equal(["PKH 01 active", "PBI-JKN 01 active", "PBI-JKN 02 active", "PBI-JKN 03 active"], Received(there!));
        Assert.Equal(new FamilyPlace(there!.Village, "h-2"), Assert.Single(here.Former).To);
        Assert.Equal(["03"], there.Changes[^1].Came!);
    }

    [Fact]
    public void Who_joins_a_head_without_a_spouse_is_the_spouse()
    {
        var woman = Person(5, "1985-01-05", Sex.Female, Relationship.Relative, MaritalStatus.Divorced);
        var (_, there) = Carried(Marriage("03", "h-2"), Family(Head, Wife, woman), Other());
        Assert.Equal(["01 head married", "02 child unmarried", "03 wife married"], OnCard(there!));
    }

    [Fact]
    public void A_member_marries_and_has_a_card_of_their_own()
    {
        var (here, there) = Carried(Marriage("03"), Family());
        Assert.Equal(["01 head married"], OnCard(there!));
        Assert.Equal((NewCard, "c-1", Home), (there!.FamilyCardNumber, there.Id, there.Address));
        Assert.Equal(["PBI-JKN 01 active"], Received(there));
        Assert.Equal("household.founded", Assert.Single(there.History).Code);
        Assert.Equal(3, here.Members.Count);
    }

    [Fact]
    public void A_member_founds_a_family_with_one_from_outside_the_register()
    {
        var spouse = Person(7, "2005-01-01", Sex.Female, Relationship.Wife, MaritalStatus.Married);
        var founds = new Family(NewCard, AreaCode.Parse(Samples.VillageWib), Home, [Son with { Relationship = Relationship.Head, MaritalStatus = MaritalStatus.Married }, spouse]);
        var (_, there) = Carried(Marriage("03", founds: founds), Family());
        Assert.Equal(["01 head married", "02 wife married"], OnCard(there!));
        Assert.Equal(["PBI-JKN 01 active"], Received(there!));
    }

    [Fact]
    [Trait("rule", "VER-4")]
    public void The_one_who_leaves_by_divorce_has_a_card_of_their_own_and_the_family_keeps_its_programme()
    {
        var (here, there) = Carried(Divorce("02"), Family());
        Assert.Equal("01 head divorced", OnCard(here).First());
        Assert.Equal("PKH 01 active", Received(here).First());
        Assert.Equal(["01 head divorced"], OnCard(there!));
        Assert.Equal(["PBI-JKN 01 active"], Received(there!));
        Assert.Equal("009", there!.Address.Rt);
        Assert.Equal(["02 head divorced", "03 child unmarried", "04 child unmarried"], OnCard(Carried(Divorce("01", "02"), Family()).Here));
    }

    [Fact]
    public void A_move_within_the_village_is_another_address()
    {
        var (here, _) = Carried(Move(Samples.VillageWib), Family());
        Assert.Equal("009", here.Address.Rt);
        Assert.Equal("household.addressChanged", here.History[^1].Code);
    }

    [Fact]
    public void A_change_is_carried_out_once()
    {
        var (here, there) = Carried(Marriage("03", "h-2"), Family(), Other());
        var effect = Right(Marriage("03", "h-2"), Family(), Other());
        Assert.Empty(FamilyChangeDecider.CarryOut(Marriage("03", "h-2"), effect, Samples.VillageOfficer, here, Samples.Policy, Samples.Now).Events);
        Assert.Empty(FamilyChangeDecider.TakeIn(Marriage("03", "h-2"), effect.Going!, Samples.VillageOfficer, Family(), there, Samples.Policy, Samples.Now).Events);
    }

    [Fact]
    [Trait("rule", "PRO-2")]
    public void A_family_that_changed_is_not_told_that_it_is_not_in_the_register()
    {
        var household = Family();
        var born = new Family(Card, household.Village, Home, [.. household.Members.Select(m => m.Person), Birth().Person!]);
        var carded = new Family(NewCard, household.Village, Home, [Wife]);
        var moved = new Family(Card, AreaCode.Parse(Samples.VillageWit), Home, [Head]);
        Assert.All([born, carded, moved], f => Assert.Equal((false, true, null), Standing(f)));
        Assert.Equal((true, false, "h-1"), Standing(new Family(Card, household.Village, Home, [Daughter])));
        Assert.Equal((false, false, null), Standing(new Family(NewCard, household.Village, Home, [Birth().Person!])));

        (bool, bool, string?) Standing(Family family) =>
            HouseholdStanding.Of(household, false, family) is var s ? (s.FamilyRegistered, s.FamilyChanged, s.Household) : default;
    }

    [Fact]
    [Trait("rule", "PRO-2")]
    public void What_was_proposed_before_the_family_moved_is_about_where_it_stands_now()
    {
        var (old, minute) = (AreaCode.Parse(Samples.VillageWit), Duration.FromMinutes(1));
        var family = Family() with { Changes = [new AppliedChange("c-1", FamilyChangeKind.Move, Samples.Now, new FamilyPlace(old, "h-1")), new AppliedChange("c-2", FamilyChangeKind.Move, Samples.Now + minute, new FamilyPlace(AreaCode.Parse(Samples.VillageWita), "h-1"))] };
        var proposed = new Family(Card, old, Home, [Head, Wife]);

        Assert.Equal((true, false, "h-1"), Standing(family, Samples.Now - minute));
        Assert.Equal((false, true, null), Standing(family, Samples.Now));
        Assert.Equal((false, true, null), Standing(family, null));
        Assert.Equal((false, true, null), Standing(family with { FamilyCardNumber = NewCard }, Samples.Now - minute));

        // Who joined it from there did not move with it.
        Assert.Equal((false, true, null), Standing(Family() with { Changes = [new AppliedChange("c-1", FamilyChangeKind.Marriage, Samples.Now, new FamilyPlace(old, "h-1"))] }, Samples.Now - minute));
        Assert.Equal((false, true, null), Standing(Family() with { Changes = [new AppliedChange("c-1", FamilyChangeKind.Move, Samples.Now, new FamilyPlace(old, "h-9"))] }, Samples.Now - minute));

        (bool, bool, string?) Standing(HouseholdState household, Instant? madeAt) =>
            HouseholdStanding.Of(household, false, proposed, madeAt) is var s ? (s.FamilyRegistered, s.FamilyChanged, s.Household) : default;
    }
}
