using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using static Dtks.Domain.Tests.Households.FamilySamples;

namespace Dtks.Domain.Tests.Households;

/// <summary>Leaving a card without marriage or divorce: for one's own, or another's (REG-8, REG-2).</summary>
[Trait("rule", "REG-8")]
public class CardKindTests
{
    // A young widow and her child of five.
    private static readonly HouseholdState Widow = Of(
        "h-5", FamilyCardNumber.Parse("3306010101100005"), Samples.VillageWib,
        [Person(51, "1998-03-12", Sex.Female, Relationship.Head, MaritalStatus.Widowed), Person(52, "2021-05-01", Sex.Male, Relationship.Child, MaritalStatus.Unmarried)]);

    // Two orphans on a card that the elder heads.
    private static readonly HouseholdState Orphans = Of(
        "h-6", FamilyCardNumber.Parse("3306010101100006"), Samples.VillageWib,
        [Person(61, "2013-03-12", Sex.Female, Relationship.Head, MaritalStatus.Unmarried), Person(62, "2018-05-01", Sex.Male, Relationship.Relative, MaritalStatus.Unmarried)]);

    [Fact]
    [Trait("rule", "VER-4")]
    public void A_widow_and_her_child_go_back_to_her_parents_card_as_they_are_and_their_household_ends()
    {
        var (here, there) = Carried(JoinCard([("01", Relationship.Child), ("02", Relationship.Grandchild)], Family()), Widow, Family());

        Assert.Equal(new HouseholdEnd(HouseholdEndReason.Left, new NodaTime.LocalDate(2026, 11, 2), new FamilyPlace(there!.Village, "h-1")), here.Ended);
        Assert.Equal([FormerReason.JoinedCard, FormerReason.JoinedCard], here.Former.Select(f => f.Reason));
        Assert.Equal(["01 head married", "02 wife married", "03 child unmarried", "04 child unmarried", "05 child widowed", "06 grandchild unmarried"], OnCard(there));
        Assert.Equal(["pkh 01 stopped"], Received(here), StringComparer.OrdinalIgnoreCase);
        Assert.Equal(["PBI-JKN 05 active", "PBI-JKN 06 active"], Received(there).TakeLast(2));
        Assert.Equal((FamilyChangeEventCodes.WentOver, FamilyChangeEventCodes.Joined), (here.History[^1].Code, there.History[^1].Code));
        Assert.Equal(["05", "06"], there.Changes[^1].Came);
    }

    [Fact]
    [Trait("rule", "VER-4")]
    public void A_grown_child_has_a_card_of_their_own_at_the_same_address_and_stays_unmarried()
    {
        var (here, there) = Carried(OwnCard([("03", Relationship.Head)]), Family());

        Assert.Equal(["01 head married", "02 wife married", "04 child unmarried"], OnCard(here));
        Assert.Equal((NewCard, Home, Family().Village), (there!.FamilyCardNumber, there.Address, there.Village));
        Assert.Equal(["01 head unmarried"], OnCard(there));
        Assert.Equal(["PBI-JKN 01 active"], Received(there));
        Assert.Equal(["PKH 02 active", "PBI-JKN 01 active", "PBI-JKN 02 active", "PBI-JKN 04 active"], Received(here));
        Assert.Equal([FormerReason.OwnCard], here.Former.Select(f => f.Reason));
    }

    [Fact]
    [Trait("rule", "REG-2")]
    public void Who_is_under_age_goes_with_an_adult_or_to_one_and_is_not_left_without()
    {
        Assert.Equal(["change.minorsAlone REG-2 /members least=17"], Wrong(OwnCard([("04", Relationship.Head)])));
        Assert.Equal(["change.minorsAlone REG-2 /members least=17"], Wrong(JoinCard([("04", Relationship.Relative)], Orphans), Family(), Orphans));
        Assert.Equal(["change.minorsStay REG-2 /members least=17,who=02"], Wrong(JoinCard([("01", Relationship.Child)], Family(), newHead: "02"), Widow, Family()));
        Right(JoinCard([("02", Relationship.Grandchild)], Family()), Widow, Family());

        // Orphans whom nobody of age leaves go one by one.
        Assert.Equal(["02 head unmarried"], OnCard(Carried(JoinCard([("01", Relationship.Relative)], Family(), newHead: "02"), Orphans, Family()).Here));
    }

    [Fact]
    [Trait("rule", "REG-2")]
    public void An_adult_who_comes_to_children_heads_their_card_and_nobody_else_does()
    {
        Assert.Equal(["family.headMinor REG-2 /members/0/relationship least=17"], Wrong(JoinCard([("03", Relationship.Relative)], Orphans), Family(), Orphans));
        Assert.Equal(["change.bornAs REG-2 /members/0/relationship -"], Wrong(JoinCard([("03", Relationship.Head)], Other()), Family(), Other()));
        var (_, there) = Carried(JoinCard([("03", Relationship.Head)], Orphans), Family(), Orphans);
        Assert.Equal(["01 relative unmarried", "02 relative unmarried", "03 head unmarried"], OnCard(there!));
    }

    [Fact]
    [Trait("rule", "REG-2")]
    public void A_marriage_that_joins_does_not_make_a_child_married()
    {
        var bride = Marriage("03", Orphans.Id, Orphans.FamilyCardNumber) with { Relationship = Relationship.Husband };
        Assert.Contains("change.spouseMinor REG-2 /relationship least=17", Wrong(bride, Family(), Orphans));
        Assert.Equal(["03 head married"], OnCard(Carried(bride with { Relationship = Relationship.Head }, Family(), Orphans).There!).Skip(2));
    }

    [Theory]
    [InlineData("own 01 02 03 04", "change.alone REG-8 /members -")]
    [InlineData("own 03 03", "family.nikTwice REG-5 /members/1/member -")]
    [InlineData("own 77", "change.memberUnknown REG-8 /members/0/member -")]
    [InlineData("own 01", "change.newHeadRequired REG-2 /newHead -")]
    [InlineData("own 02 04", null)]
    [InlineData("join 77", "change.memberUnknown REG-8 /members/0/member -")]
    public void What_cannot_be_is_told_where(string goes, string? told)
    {
        var names = goes.Split(' ');
        (string, Relationship)[] leaving = [.. names.Skip(1).Select((m, i) => (m, i == 0 && names[0] == "own" ? Relationship.Head : Relationship.Relative))];
        var change = names[0] == "own" ? OwnCard(leaving) : JoinCard(leaving, Other());
        Assert.Equal(told is null ? [] : [told], Wrong(change, Family(), Other()));
    }

    [Fact]
    [Trait("rule", "GOV-2")]
    public void Several_are_on_the_way_to_another_village_together_and_once_one_of_them_died_none_comes()
    {
        var change = OwnCard([(Family().Members[1].Person.Nik.Value, Relationship.Head), ("04", Relationship.Child)], to: Samples.VillageWit);
        var family = Family();
        var waiting = Evolved(family, FamilyChangeDecider.Depart(change, Right(change).Going!, Samples.VillageOfficer, Samples.Policy, Samples.Now));

        var departure = Assert.Single(waiting.Departures);
        Assert.Equal(("02", "04", true, false), (departure.Member, departure.With!.Single(), departure.Asks, departure.IsUnderWay));
        Assert.Equal(["02", "04"], departure.Change.Goes!.Select(g => g.Member));
        Assert.Equal(["01", "03"], waiting.Without(departure).Members.Select(m => m.Id));
        Assert.Equal([$"change.leavesAlready REG-8 /members/0/member village={Samples.VillageWit}"], Wrong(JoinCard([("04", Relationship.Relative)], Other(), id: "c-2"), waiting, Other()));
        var died = Carried(Death("04", id: "c-3"), waiting).Here;
        Assert.Equal((0, "change.memberGone"), (died.Departures.Count, died.Pending.Single().Refusal));
    }

    [Fact]
    [Trait("rule", "REG-2")]
    public void That_somebody_under_age_was_married_is_for_the_population_register_to_say()
    {
        FamilyEffect Corrected(string member) => Right(Correction(member, Nothing with { MaritalStatus = MaritalStatus.Widowed }));
        Assert.Equal((true, false), (Corrected("04").ConfirmsStatus, Corrected("03").ConfirmsStatus));
        Assert.Equal(MaritalStatus.Widowed, Corrected("04").ToConfirm!.Members.Single().MaritalStatus);
        Assert.Null(Corrected("03").ToConfirm);
    }

    [Fact]
    [Trait("rule", "REG-5")]
    public void The_population_register_is_asked_of_all_who_go_as_they_are_to_stand_there()
    {
        var own = Right(OwnCard([("02", Relationship.Head), ("04", Relationship.Child)], to: Samples.VillageWit));
        Assert.Equal((NewCard, AreaCode.Parse(Samples.VillageWit), "009", 2), (own.ToConfirm!.FamilyCardNumber, own.ToConfirm.Village, own.ToConfirm.Address.Rt, own.ToConfirm.Members.Count));
        Assert.Equal(["/members/0", "/members/1"], own.Pointers);
        var joins = Right(JoinCard([("04", Relationship.Grandchild)], Other()), Family(), Other());
        Assert.Equal((Other().FamilyCardNumber, Relationship.Grandchild), (joins.ToConfirm!.FamilyCardNumber, joins.ToConfirm.Members.Single().Relationship));
    }
}
