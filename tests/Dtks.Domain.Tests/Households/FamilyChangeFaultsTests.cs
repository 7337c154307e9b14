using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.People;
using NodaTime;
using static Dtks.Domain.Tests.Households.FamilySamples;

namespace Dtks.Domain.Tests.Households;

/// <summary>What cannot be of a family, each with where it stands and the rule.</summary>
[Trait("rule", "REG-8")]
public class FamilyChangeFaultsTests
{
    private static readonly AddressDraft At = new("Jalan Contoh 1", "1", "2");

    [Fact]
    [Trait("rule", "REG-2")]
    public void Who_is_not_born_so()
    {
        Assert.Equal(["change.birthTooOld REG-8 /member/birthDate most=16"], Wrong(Birth(Person(9, "2009-11-02", Sex.Male, Relationship.Relative, MaritalStatus.Unmarried))));
        Assert.Empty(Wrong(Birth(Person(9, "2009-11-03", Sex.Male, Relationship.Relative, MaritalStatus.Unmarried))));
        Assert.Equal(["change.bornAs REG-2 /member/relationship -"], Wrong(Birth(Person(9, "2020-01-01", Sex.Female, Relationship.Wife, MaritalStatus.Unmarried))));
        Assert.Equal(["change.bornMarried REG-2 /member/maritalStatus -"], Wrong(Birth(Person(9, "2020-01-01", Sex.Female, Relationship.Child, MaritalStatus.Widowed))));
        Assert.Equal(["change.alreadyMember REG-5 /member/nik -"], Wrong(Birth(Daughter)));
        Assert.Equal(["family.parentTooYoung REG-2 /member/birthDate least=20"], Wrong(Birth(Person(9, "1999-03-11", Sex.Male, Relationship.Grandchild, MaritalStatus.Unmarried) with { BirthDate = new LocalDate(2020, 1, 1) }), Family(Head with { BirthDate = new LocalDate(2005, 1, 1) })));
        var full = Family([Head, .. Enumerable.Range(20, 29).Select(n => Person(n, "2015-01-01", Sex.Male, Relationship.Child, MaritalStatus.Unmarried))]);
        Assert.Equal(["change.familyFull REG-2 /member max=30"], Wrong(Birth(), full));
        Assert.Empty(Wrong(Birth(), full with { Members = [.. full.Members.Take(29)] }));
    }

    [Fact]
    public void What_cannot_be_of_a_death()
    {
        Assert.Equal(["change.memberUnknown REG-8 /member -"], Wrong(Death("09")));
        Assert.Equal(["change.memberGone REG-8 /member reason=deceased"], Wrong(Death("04", id: "c-2"), Carried(Death("04"), Family()).Here));
        Assert.Equal(["change.diedBeforeBirth REG-8 /diedOn -"], Wrong(Death("04", on: new LocalDate(2015, 8, 31))));
        Assert.Empty(Wrong(Death("04", on: new LocalDate(2015, 9, 1))));
        Assert.Equal(["change.newHeadRequired REG-2 /newHead -"], Wrong(Death("01")));
        Assert.Equal(["change.newHeadUnknown REG-2 /newHead -"], Wrong(Death("01", "01")));
        Assert.Equal(["change.newHeadForbidden REG-2 /newHead -"], Wrong(Death("02", "03")));
        Assert.Equal(["change.cardSame REG-8 /familyCardNumber -"], Wrong(Death("02", card: Card)));
        Assert.Equal(["change.cardForbidden REG-8 /familyCardNumber -"], Wrong(Death("01", card: NewCard), Family(Head)));
    }

    [Fact]
    public void A_member_is_named_by_id_or_by_NIK()
    {
        Assert.Empty(Wrong(Death(Head.Nik.Value, Wife.Nik.Value)));
        Assert.Equal(["change.memberGone REG-8 /member reason=deceased"], Wrong(Death(Daughter.Nik.Value, id: "c-2"), Carried(Death("04"), Family()).Here));
    }

    [Fact]
    [Trait("rule", "REG-2")]
    public void What_cannot_be_of_a_marriage()
    {
        Assert.Equal(["change.alreadyMarried REG-2 /member -", "change.newHeadRequired REG-2 /newHead -"], Wrong(Marriage("01")));
        Assert.Equal(["family.marriedTooYoung REG-2 /member/maritalStatus least=10"], Wrong(Marriage("04"), Family(Head, Wife, Son, Daughter with { BirthDate = new LocalDate(2016, 11, 3) })));
        Assert.Empty(Wrong(Marriage("04"), Family(Head, Wife, Son, Daughter with { BirthDate = new LocalDate(2016, 11, 2) })));
        Assert.Equal(["change.cardSame REG-8 /familyCardNumber -"], Wrong(Marriage("03", card: Card)));
        Assert.Equal(["change.joinsUnknown REG-8 /joins -"], Wrong(Marriage("03", "h-2")));
        Assert.Equal(["change.joinsUnknown REG-8 /joins -"], Wrong(Marriage("03", "h-1"), joined: Family()));
        Assert.Equal(["change.joinsUnknown REG-8 /joins -"], Wrong(Marriage("03", "h-2"), joined: Carried(Death("01"), Family(Head)).Here with { Id = "h-2" }));
        Assert.Equal(["family.spouseSex REG-2 /member/sex -"], Wrong(Marriage("03", "h-2") with { Relationship = Relationship.Wife }, joined: Other()));
        Assert.Equal(["change.bornAs REG-2 /relationship -"], Wrong(Marriage("03", "h-2") with { Relationship = Relationship.Head }, joined: Other()));
        var founds = new Family(NewCard, AreaCode.Parse(Samples.VillageWib), Home, [Person(7, "2005-01-01", Sex.Female, Relationship.Head, MaritalStatus.Married)]);
        Assert.Equal(["change.householdWithout REG-8 /household/members -"], Wrong(Marriage("03", founds: founds)));
        var other = founds with { Members = [Son with { Name = "Lain", Relationship = Relationship.Head }] };
        Assert.Equal(["change.personDiffers REG-8 /household/members/0 -"], Wrong(Marriage("03", founds: other)));
    }

    [Fact]
    public void What_cannot_be_of_a_divorce()
    {
        Assert.Equal(["change.notMarried REG-2 /member -"], Wrong(Divorce("03")));
        Assert.Equal(["change.newHeadRequired REG-2 /newHead -"], Wrong(Divorce("01")));
        Assert.Equal(["change.alone REG-8 /member -"], Wrong(Divorce("01"), Family(Head)));
        Assert.Equal(["change.cardSame REG-8 /familyCardNumber -"], Wrong(Divorce("02") with { Card = Card }));
    }

    [Fact]
    public void What_cannot_be_of_a_move_or_a_card()
    {
        Assert.Equal(["change.nothing REG-8 /address -"], Wrong(Move(Samples.VillageWib) with { Address = Home }));
        Assert.Equal(["change.cardSame REG-8 /familyCardNumber -"], Wrong(new FamilyChange { Id = "c-1", Kind = FamilyChangeKind.Card, Card = Card }));
        var change = Move(Samples.VillageWit);
        var leaving = Evolved(Family(), FamilyChangeDecider.Depart(change, Right(change).Going!, Samples.VillageOfficer, Samples.Policy, Samples.Now));
        Assert.Equal([$"change.movesAlready REG-8 /to village={Samples.VillageWit}"], Wrong(Move(Samples.VillageWita, "c-2"), leaving));
    }

    [Fact]
    [Trait("rule", "REG-7")]
    public void What_cannot_be_of_a_correction()
    {
        Assert.Equal(["change.nothing REG-8 /fields -"], Wrong(Correction("02", Nothing with { Name = Wife.Name })));
        Assert.Equal(["change.headStays REG-2 /fields/relationship -"], Wrong(Correction("02", Nothing with { Relationship = Relationship.Head })));
        Assert.Equal(["change.headStays REG-2 /fields/relationship -"], Wrong(Correction("01", Nothing with { Relationship = Relationship.Relative })));
        Assert.Equal(["change.alreadyMember REG-5 /fields/nik -"], Wrong(Correction("02", Nothing with { Nik = Son.Nik })));
        Assert.Equal(["family.spouseSex REG-2 /fields/sex -"], Wrong(Correction("02", Nothing with { Sex = Sex.Male })));
        Assert.Equal(["family.spouseSex REG-2 /fields -"], Wrong(Correction("01", Nothing with { Sex = Sex.Female })));

        // What was wrong before keeps no correction.
        Assert.Empty(Wrong(Correction("01", Nothing with { Name = "Contoh Baru" }), Family(Head with { Sex = Sex.Female }, Wife)));
        Assert.NotNull(Right(Correction("02", Nothing with { Nik = Nik.Parse("3306011010700077") })).ToConfirm);
        Assert.Null(Right(Correction("03", Nothing with { MaritalStatus = MaritalStatus.Divorced })).ToConfirm);
    }

    [Theory]
    [InlineData("2026-11-02", "")]
    [InlineData("2026-11-03", "date.future REG-8 /diedOn -")]
    [InlineData("03-11-2026", "date.format - /diedOn -")]
    public void A_death_lies_not_in_the_future(string on, string expected) =>
        Assert.Equal(expected, string.Join('|', Read(new FamilyChangeDraft(FamilyChangeKind.Death) { Member = "01", DiedOn = on })));

    [Fact]
    public void What_is_missing_or_written_wrong_is_told_at_once()
    {
        Assert.Equal(["input.required - /member -"], Read(new FamilyChangeDraft(FamilyChangeKind.Birth)));
        Assert.Equal(["input.required - /diedOn -", "input.required - /member -"], Read(new FamilyChangeDraft(FamilyChangeKind.Death)));
        Assert.Equal(["input.required - /member -", "input.required - /familyCardNumber -"], Read(new FamilyChangeDraft(FamilyChangeKind.Marriage)));
        Assert.Equal(["input.required - /member -", "input.required - /familyCardNumber -", "input.required - /address -"], Read(new FamilyChangeDraft(FamilyChangeKind.Divorce)));
        Assert.Equal(["area.notVillage REG-2 /to -"], Read(new FamilyChangeDraft(FamilyChangeKind.Move) { To = "3306", Address = At }));
        Assert.Equal(["family.cardNumberFormat REG-2 /familyCardNumber -"], Read(new FamilyChangeDraft(FamilyChangeKind.Card) { FamilyCardNumber = "33" }));
        Assert.Equal(["change.nothing REG-8 /fields -"], Read(new FamilyChangeDraft(FamilyChangeKind.Correction) { Member = "01", Fields = new(null, null, null, null, null, null, null, null) }));
        var household = Samples.FamilyDraft(Samples.VillageWib);
        Assert.Equal(
            ["change.joinsAndHousehold REG-8 /household -", "change.householdCard REG-8 /household/familyCardNumber -"],
            Read(new FamilyChangeDraft(FamilyChangeKind.Marriage) { Member = "01", Joins = "h", Household = household, FamilyCardNumber = "3306010101100099" }));
    }

    [Fact]
    public void A_member_is_read_as_people_write_a_number() =>
        Assert.Equal("3306011203800001", FamilyChangeReader.Read("c", new FamilyChangeDraft(FamilyChangeKind.Correction) { Member = " 3306 0112 0380 0001\u200b", Fields = new(null, "Contoh", null, null, null, null, null, null) }, AreaCode.Parse(Samples.VillageWib), Samples.Policy, Samples.Now).Value!.Member);

    private static IEnumerable<string> Read(FamilyChangeDraft draft) => Told.Of(FamilyChangeReader.Read("c-1", draft, AreaCode.Parse(Samples.VillageWib), Samples.Policy, Samples.Now).Violations);
}
