using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.People;
using Dtks.Domain.Verification;
using NodaTime;
using static Dtks.Domain.Tests.Households.FamilySamples;

namespace Dtks.Domain.Tests.Households;

/// <summary>What a family is, and receives, once some of it are gone.</summary>
[Trait("rule", "REG-8")]
public class FamilyLeavingTests
{
    private static readonly Member Widow = Person(1, "1980-03-12", Sex.Female, Relationship.Head, MaritalStatus.Widowed);
    private static readonly Member Mother = Person(5, "2004-01-05", Sex.Female, Relationship.Child, MaritalStatus.Divorced);
    private static readonly Member Grandson = Person(6, "2022-01-05", Sex.Male, Relationship.Grandchild, MaritalStatus.Unmarried);

    [Fact]
    [Trait("rule", "VER-4")]
    public void Where_no_adult_is_left_a_programme_ends_without_a_ground_unless_by_death()
    {
        var family = Family(Widow, Daughter);
        Assert.Equal("PKH 01 stopped", Received(Carried(Marriage("01", newHead: "02"), family).Here).First());
        Assert.Equal("PKH 01 stopped 3", Received(Carried(Death("01", "02"), family).Here).First());
    }

    [Fact]
    [Trait("rule", "VER-4")]
    public void What_stood_on_whoever_left_is_noted_with_on_whom_it_stands_since()
    {
        static IEnumerable<string> Taken(FamilyChange change, params Member[] members) => (Carried(change, Family(members)).Here.Changes[^1].Taken ?? []).Select(t => $"{t.Programme} {t.Member}");
        Assert.Equal(["Pkh 01"], Taken(Death("02")));
        Assert.Equal(["Pkh 01"], Taken(Divorce("02")));

        // It stood on another, or nobody can take it over.
        Assert.Empty(Taken(Death("01", "02")));
        Assert.Empty(Taken(Death("03")));
        Assert.Empty(Taken(Death("01", "02"), Widow, Daughter));
    }

    [Fact]
    [Trait("rule", "VER-4")]
    public void Without_wife_and_grown_head_the_eldest_adult_is_named_and_of_one_age_the_first_entered()
    {
        // Who was ever married may head a family, and receives for it once of age.
        Member Adult(int number, string born) => Person(number, born, Sex.Male, Relationship.Relative, MaritalStatus.Unmarried);
        string Heir(params Member[] others) => Received(Carried(Death("01", "02"), Family([Widow, Daughter with { MaritalStatus = MaritalStatus.Divorced }, .. others])).Here).First();
        Assert.Equal("PKH 04 active", Heir(Adult(7, "1999-01-01"), Adult(8, "1991-01-01"), Adult(9, "1995-01-01")));
        Assert.Equal("PKH 03 active", Heir(Adult(7, "1991-01-01"), Adult(8, "1991-01-01")));
    }

    [Fact]
    [Trait("rule", "VER-4")]
    public void Several_leave_together_each_with_what_is_theirs()
    {
        var founds = new Family(NewCard, AreaCode.Parse(Samples.VillageWib), Home, [Mother with { Relationship = Relationship.Head, MaritalStatus = MaritalStatus.Married }, Grandson with { Relationship = Relationship.Child }]);
        var (here, there) = Carried(Marriage("02", founds: founds), Family(Widow, Mother, Grandson, Daughter));
        Assert.Equal(["01", "04"], here.Members.Select(m => m.Id));
        Assert.Equal(["PKH 01 active", "PBI-JKN 01 active", "PBI-JKN 04 active"], Received(here));
        Assert.Equal(["PBI-JKN 01 active", "PBI-JKN 02 active"], Received(there!));
        Assert.Equal(["/household/members/0", "/household/members/1"], Right(Marriage("02", founds: founds), Family(Widow, Mother, Grandson, Daughter)).Pointers);
    }

    [Fact]
    [Trait("rule", "REG-2")]
    public void Where_the_head_leaves_with_another_the_rest_need_a_head()
    {
        var founds = new Family(NewCard, AreaCode.Parse(Samples.VillageWib), Home, [Widow with { MaritalStatus = MaritalStatus.Married }, Daughter]);
        Assert.Equal(["change.newHeadRequired REG-2 /newHead -"], Wrong(Marriage("01", founds: founds), Family(Widow, Daughter, Son)));
        Assert.Equal(["03 head unmarried"], OnCard(Carried(Marriage("01", founds: founds, newHead: "03"), Family(Widow, Daughter, Son)).Here));
    }

    [Fact]
    public void With_its_last_member_married_elsewhere_the_household_has_left()
    {
        var ended = Carried(Marriage("01"), Family(Widow)).Here.Ended!;
        Assert.Equal((HouseholdEndReason.Left, new LocalDate(2026, 11, 2), "c-1"), (ended.Reason, ended.On, ended.To!.Household));
    }

    [Fact]
    [Trait("rule", "REG-2")]
    public void Nobody_but_a_spouse_is_widowed()
    {
        var wed = Son with { MaritalStatus = MaritalStatus.Married };
        var inLaw = Person(8, "2005-01-01", Sex.Female, Relationship.ChildInLaw, MaritalStatus.Married);
        Assert.Equal(["01 head widowed", "03 child married", "04 childInLaw married"], OnCard(Carried(Death("02"), Family(Head, Wife, wed, inLaw)).Here));
        Assert.Equal(["01 head married", "02 wife married", "04 childInLaw married"], OnCard(Carried(Death("03"), Family(Head, Wife, wed, inLaw)).Here));
    }

    [Fact]
    [Trait("rule", "REG-2")]
    public void Who_can_not_be_a_child_of_the_new_head_is_a_relative()
    {
        var stepmother = Wife with { BirthDate = new LocalDate(1998, 1, 1) };
        Assert.Equal(["02 head widowed", "03 relative unmarried", "04 child unmarried"], OnCard(Carried(Death("01", "02"), Family(Head, stepmother, Son, Daughter)).Here));
    }

    [Theory]
    [Trait("rule", "REG-2")]
    [InlineData(Relationship.Helper, Relationship.Child, "helper")]
    [InlineData(Relationship.Other, Relationship.Child, "other")]
    [InlineData(Relationship.Relative, Relationship.Child, "relative")]
    [InlineData(Relationship.Wife, Relationship.Child, "parent")]
    [InlineData(Relationship.Parent, Relationship.Wife, "parentInLaw")]
    [InlineData(Relationship.ParentInLaw, Relationship.Wife, "parent")]
    [InlineData(Relationship.ChildInLaw, Relationship.Wife, "childInLaw")]
    [InlineData(Relationship.Relative, Relationship.Wife, "relative")]
    [InlineData(Relationship.Wife, Relationship.Parent, "childInLaw")]
    [InlineData(Relationship.Relative, Relationship.Parent, "relative")]
    [InlineData(Relationship.Wife, Relationship.ParentInLaw, "child")]
    [InlineData(Relationship.Relative, Relationship.ParentInLaw, "relative")]
    [InlineData(Relationship.Wife, Relationship.Relative, "relative")]
    public void Each_stands_to_the_new_head_as_the_card_told_of_the_old(Relationship was, Relationship newHead, string then)
    {
        // Old enough for each to be what is asked: the new head is born in 1940 as a parent and in 2000 as a child.
        var born = newHead is Relationship.Child ? "2000-01-01" : newHead is Relationship.Wife or Relationship.Relative ? "1970-01-01" : "1940-01-01";
        var other = was is Relationship.ParentInLaw or Relationship.Parent ? "1945-01-01" : "1975-01-01";
        var family = Family(Head with { BirthDate = new LocalDate(1968, 1, 1) }, Person(5, born, Sex.Female, newHead, MaritalStatus.Widowed), Person(6, other, Sex.Female, was, MaritalStatus.Widowed));
        Assert.Equal($"03 {then} widowed", OnCard(Carried(Death("01", "02"), family).Here).Last());
    }

    [Fact]
    [Trait("rule", "VER-2")]
    public void A_line_follows_its_own_programme_and_where_that_stands_on_nobody_it_is_told_why()
    {
        var family = Family();
        var both = family with { Entitlements = [.. family.Entitlements, new Entitlement(Programme.Bpnt, "02", November)] };
        var after = Carried(Death("02"), both).Here;
        after = after with { Entitlements = [.. after.Entitlements.Select(e => e.Programme == Programme.Bpnt ? e with { Status = EntitlementStatus.Stopped } : e)] };

        SheetLine Line(Programme programme) => FamilyLines.After(Dtks.Domain.Tests.Verification.SheetSamples.Line(1, "h-1", "02", programme), after);
        Assert.Equal(("01", null), (Line(Programme.Pkh).Heir, Line(Programme.Pkh).Suggestion));
        Assert.Equal((null, LineSuggestions.Died), (Line(Programme.Bpnt).Heir, Line(Programme.Bpnt).Suggestion!.Code));
        Assert.Equal((null, LineSuggestions.Died), (Line(Programme.PbiJkn).Heir, Line(Programme.PbiJkn).Suggestion!.Code));
    }

    [Fact]
    [Trait("rule", "VER-2")]
    public void A_change_that_brought_nobody_from_elsewhere_brings_no_line() =>
        Assert.Empty(FamilyLines.Missing(Carried(Birth(), Family()).Here, [], November, Samples.Policy));

    [Fact]
    public void What_the_population_register_confirms_is_told_where_the_request_has_it()
    {
        Assert.Equal(["/member"], Right(Birth()).Pointers);
        Assert.Equal(["", "", ""], Right(Death("02", card: NewCard)).Pointers);
        Assert.Equal(["/member"], Right(Marriage("03")).Pointers);
        Assert.Equal(["/member"], Right(Marriage("03", "h-2"), joined: Other()).Pointers);
        Assert.Equal(["/member"], Right(Divorce("02")).Pointers);
        Assert.Equal(["", "", "", ""], Right(new FamilyChange { Id = "c-1", Kind = FamilyChangeKind.Card, Card = NewCard }).Pointers);
        Assert.Equal(["/fields"], Right(Correction("02", Nothing with { Name = "Contoh Baru" })).Pointers);
    }

    [Fact]
    public void Who_is_not_of_the_family_is_told_so_at_each_change()
    {
        const string unknown = "change.memberUnknown REG-8 /member -";
        Assert.Equal([unknown], Wrong(Marriage("09")));
        Assert.Equal([unknown], Wrong(Divorce("09")));
        Assert.Equal([unknown], Wrong(Correction("09", Nothing with { Name = "Contoh Baru" })));
    }

    [Theory]
    [Trait("rule", "REG-2")]
    [InlineData(29, null)]
    [InlineData(30, "change.familyFull REG-2 /joins max=30")]
    public void Nobody_joins_a_family_of_thirty(int members, string? told)
    {
        var joined = Other() with { Members = [.. Other().Members, .. Enumerable.Range(3, members - 2).Select(i => new HouseholdMember($"{i:00}", Person(20 + i, "2015-01-01", Sex.Male, Relationship.Relative, MaritalStatus.Unmarried)))] };
        Assert.Equal(told is null ? [] : [told], Wrong(Marriage("03", "h-2"), joined: joined));
    }

    [Fact]
    [Trait("rule", "REG-2")]
    public void As_what_somebody_joins_is_told_by_who_is_there()
    {
        var woman = Person(5, "1985-01-05", Sex.Female, Relationship.Relative, MaritalStatus.Divorced);
        var wed = Of("h-2", Card, Samples.VillageWib, [Head, Wife]);
        var widow = Of("h-2", Card, Samples.VillageWib, [Widow]);
        var headless = Of("h-2", Card, Samples.VillageWib, [Person(8, "1975-01-01", Sex.Male, Relationship.Relative, MaritalStatus.Unmarried)]);

        Assert.Equal(Relationship.ChildInLaw, As("03", Family(Widow, Daughter, woman), wed));
        Assert.Equal(Relationship.Husband, As("03", Family(), widow));
        Assert.Equal(Relationship.ChildInLaw, As("03", Family(Widow, Daughter, woman), widow));
        Assert.Equal(Relationship.ChildInLaw, As("03", Family(Widow, Daughter, woman), headless));

        static Relationship As(string member, HouseholdState from, HouseholdState to) => Right(Marriage(member, "h-2", to.FamilyCardNumber), from, to).Going!.Persons[0].Person.Relationship;
    }
}
