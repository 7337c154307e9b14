using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.People;
using static Dtks.Domain.Tests.Households.FamilySamples;

namespace Dtks.Domain.Tests.Households;

/// <summary>Who may head a family from now on, and how a wrong head is put right (REG-2, REG-8).</summary>
[Trait("rule", "REG-2")]
[Trait("rule", "REG-8")]
public class NewHeadTests
{
    private static readonly Member Grown = Person(3, "2009-11-02", Sex.Male, Relationship.Child, MaritalStatus.Unmarried);
    private static readonly Member Growing = Person(3, "2009-11-03", Sex.Male, Relationship.Child, MaritalStatus.Unmarried);

    [Fact]
    public void A_new_head_is_an_adult_wherever_one_stays()
    {
        Assert.Equal(["change.newHeadMinor REG-2 /newHead least=17,who=02, 03"], Wrong(Death("01", "04")));
        Assert.Empty(Wrong(Death("01", "03")));
        Assert.Equal(["change.newHeadMinor REG-2 /newHead least=17,who=02"], Wrong(Death("01", "03"), Family(Head, Wife, Growing)));
        Assert.Empty(Wrong(Death("01", "03"), Family(Head, Wife, Grown)));

        // Who was ever married is of age.
        Assert.Empty(Wrong(Death("01", "03"), Family(Head, Wife, Growing with { MaritalStatus = MaritalStatus.Divorced })));
    }

    [Fact]
    public void Where_only_children_stay_the_eldest_heads_them()
    {
        var family = Family(Head, Growing, Daughter);
        Assert.Empty(Wrong(Death("01", "02"), family));
        Assert.Equal(["change.newHeadMinor REG-2 /newHead least=17,who=02"], Wrong(Death("01", "03"), family));
        var twins = Family(Head, Daughter, Daughter with { Nik = Son.Nik });
        Assert.Empty(Wrong(Death("01", "02"), twins));
        Assert.Empty(Wrong(Death("01", "03"), twins));
    }

    [Fact]
    public void So_is_the_head_of_whom_a_marriage_or_a_divorce_leaves_behind()
    {
        Assert.Equal(["change.newHeadMinor REG-2 /newHead least=17,who=02, 03"], Wrong(Divorce("01", "04")));
        var widower = Head with { MaritalStatus = MaritalStatus.Widowed };
        Assert.Equal(["change.newHeadMinor REG-2 /newHead least=17,who=02"], Wrong(Marriage("01", newHead: "03"), Family(widower, Son, Daughter)));
        Assert.Equal(["02 head unmarried", "03 relative unmarried"], OnCard(Carried(Marriage("01", newHead: "02"), Family(widower, Son, Daughter)).Here));
    }

    [Fact]
    public void A_wrong_head_is_put_right_with_the_family_card()
    {
        // As a child was entered as head before that was refused.
        var wrong = Family(Person(1, "2026-10-28", Sex.Female, Relationship.Head, MaritalStatus.Unmarried), Wife with { Relationship = Relationship.Parent, MaritalStatus = MaritalStatus.Widowed }, Son with { Relationship = Relationship.Relative });
        var (right, _) = Carried(Reheaded("02", NewCard), wrong);
        Assert.Equal(["01 child unmarried", "02 head widowed", "03 relative unmarried"], OnCard(right));
        Assert.Equal(("household.cardChanged", NewCard), (right.History[^1].Code, right.FamilyCardNumber));
        Assert.Equal(Relationship.Head, Right(Reheaded("02", NewCard), wrong).ToConfirm!.Members[1].Relationship);

        // Also under the card that the family has.
        Assert.Equal("02 head widowed", OnCard(Carried(Reheaded("02", Card), wrong).Here).ElementAt(1));
        Assert.Equal(["change.cardSame REG-8 /familyCardNumber -"], Wrong(Reheaded(null, Card), wrong));
        Assert.Empty(Wrong(Birth(id: "c-2"), right));
    }

    [Fact]
    public void The_card_is_held_to_who_may_head_a_family_as_well()
    {
        Assert.Equal(["change.newHeadMinor REG-2 /newHead least=17,who=01, 02, 03"], Wrong(Reheaded("04", NewCard)));
        Assert.Equal(["change.newHeadSame REG-2 /newHead -"], Wrong(Reheaded("01", NewCard)));
        Assert.Equal(["change.newHeadUnknown REG-2 /newHead -"], Wrong(Reheaded("09", NewCard)));
    }

    [Theory]
    [InlineData("02", "01 husband married,02 head married,03 child unmarried,04 child unmarried")]
    [InlineData("03", "01 parent married,02 parent married,03 head unmarried,04 relative unmarried")]
    public void The_old_head_stands_to_the_new_one_as_the_card_tells(string newHead, string expected) =>
        Assert.Equal(expected.Split(','), OnCard(Carried(Reheaded(newHead, NewCard), Family()).Here));

    [Theory]
    [InlineData(Relationship.Parent, "1955-01-01", Relationship.Child)]
    [InlineData(Relationship.ParentInLaw, "1955-01-01", Relationship.ChildInLaw)]
    [InlineData(Relationship.ChildInLaw, "2000-01-01", Relationship.ParentInLaw)]
    [InlineData(Relationship.Relative, "1981-01-01", Relationship.Relative)]
    public void So_does_who_hands_over_to_one_of_another_generation(Relationship newHead, string born, Relationship expected) =>
        Assert.Equal(expected, Carried(Reheaded("02", NewCard), Family(Head, Person(2, born, Sex.Female, newHead, MaritalStatus.Widowed))).Here.Members[0].Person.Relationship);

    [Fact]
    public void The_head_is_read_with_the_card() =>
        Assert.Equal("02", FamilyChangeReader.Read("c", new FamilyChangeDraft(FamilyChangeKind.Card) { FamilyCardNumber = NewCard.Value, NewHead = " 02 " }, AreaCode.Parse(Samples.VillageWib), Samples.Policy, Samples.Now).Value!.NewHead);

    private static FamilyChange Reheaded(string? newHead, FamilyCardNumber card) => new() { Id = "c-1", Kind = FamilyChangeKind.Card, Card = card, NewHead = newHead };
}
