using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using NodaTime;
using static Dtks.Domain.Tests.Households.FamilySamples;

namespace Dtks.Domain.Tests.Households;

/// <summary>A change of a family is read member by member, and each is told where it stands.</summary>
[Trait("rule", "REG-8")]
public class FamilyReadingTests
{
    private static readonly MemberCorrectionDraft NoFields = new(null, null, null, null, null, null, null, null);
    private static readonly AddressDraft At = new("Jalan Contoh 1", "1", "2");
    private static readonly FamilyChangeDraft Marries = new(FamilyChangeKind.Marriage) { Member = "03", FamilyCardNumber = NewCard.Value };
    private static readonly FamilyChangeDraft Corrects = new(FamilyChangeKind.Correction) { Member = "02", Fields = NoFields with { Name = "Contoh Baru" } };

    [Fact]
    public void A_death_is_read()
    {
        var whole = new FamilyChangeDraft(FamilyChangeKind.Death) { Member = "01", DiedOn = "2026-11-01", NewHead = " 3306 0110 1070 0002 ", FamilyCardNumber = NewCard.Value };
        Assert.Equal(
            new FamilyChange { Id = "c-1", Kind = FamilyChangeKind.Death, Member = "01", DiedOn = new LocalDate(2026, 11, 1), NewHead = "3306011010700002", Card = NewCard }, Right(whole));
        Assert.Equal((null, null), Right(whole with { NewHead = null, FamilyCardNumber = null }) is var alone ? (alone.NewHead, alone.Card) : default);
        Assert.Equal(
            ["text.length - /newHead max=100,min=1", "family.cardNumberFormat REG-2 /familyCardNumber -"], Wrong(whole with { NewHead = " ", FamilyCardNumber = "33" }));
    }

    [Fact]
    public void A_marriage_is_read_alone_into_another_family_and_with_the_family_it_founds()
    {
        Assert.Equal(new FamilyChange { Id = "c-1", Kind = FamilyChangeKind.Marriage, Member = "03", Card = NewCard }, Right(Marries));
        Assert.Equal(("h-2", Relationship.Husband, "02"), Right(Marries with { Joins = "h-2", Relationship = "husband", NewHead = "02" }) is var joins ? (joins.Joins, joins.Relationship, joins.NewHead) : default);
        Assert.Equal(2, Right(Marries with { Household = Samples.FamilyDraft() with { FamilyCardNumber = NewCard.Value } }).Founds!.Members.Count);
        Assert.Equal(
            ["text.length - /newHead max=100,min=1", "text.length - /joins max=100,min=1", "input.unknownValue - /relationship allowed=" + string.Join(", ", WireName.AllOf<Relationship>())],
            Wrong(Marries with { Joins = " ", NewHead = "", Relationship = "cousin" }));
        Assert.Equal(["input.required - /household/familyCardNumber -"], Wrong(Marries with { Household = Samples.FamilyDraft() with { FamilyCardNumber = null } }));
    }

    [Fact]
    public void A_divorce_and_a_move_tell_the_address()
    {
        var divorce = new FamilyChangeDraft(FamilyChangeKind.Divorce) { Member = "02", FamilyCardNumber = NewCard.Value, Address = At };
        Assert.Equal(Home with { Rt = "001", Rw = "002" }, Right(divorce).Address);
        Assert.Equal(["address.unitFormat REG-2 /address/rt -"], Wrong(divorce with { Address = At with { Rt = "x" } }));

        var move = new FamilyChangeDraft(FamilyChangeKind.Move) { To = Samples.VillageWit, Address = At };
        Assert.Equal((AreaCode.Parse(Samples.VillageWit), Home), Right(move) is var moves ? (moves.To!, moves.Address!) : default);
        Assert.Equal(["input.required - /address -"], Wrong(move with { Address = null }));
        Assert.Equal(["address.unitFormat REG-2 /address/rw -"], Wrong(move with { Address = At with { Rw = "1a" } }));
    }

    [Fact]
    [Trait("rule", "REG-7")]
    public void A_correction_is_read_field_by_field_and_what_is_not_named_stays()
    {
        var all = new MemberCorrectionDraft("3306011010700077", "Contoh Baru", "Kota Lain", "1983-01-02", "male", "Ibu Lain", "relative", "widowed");
        var read = Right(Corrects with { Fields = all }).Fields!;
        Assert.Equal(new MemberCorrection(Nik.Parse("3306011010700077"), "Contoh Baru", "Kota Lain", new LocalDate(1983, 1, 2), Sex.Male, "Ibu Lain", Relationship.Relative, MaritalStatus.Widowed), read);
        Assert.Equal(new Member(read.Nik!, "Contoh Baru", "Kota Lain", new LocalDate(1983, 1, 2), Sex.Male, "Ibu Lain", Relationship.Relative, MaritalStatus.Widowed), read.Of(Wife));
        Assert.Equal(Wife with { Name = "Contoh Baru" }, Right(Corrects).Fields!.Of(Wife));
        Assert.Equal(
            ["input.required - /member -", "input.required - /fields -"], Wrong(new FamilyChangeDraft(FamilyChangeKind.Correction)));
    }

    [Fact]
    [Trait("rule", "REG-2")]
    public void What_is_wrong_with_a_correction_stands_at_its_field() => Assert.Equal(
        [
            "person.nikFormat REG-2 /fields/nik -", "person.noLetter REG-2 /fields/name -", "person.noLetter REG-2 /fields/birthPlace -",
            "person.birthDateFuture REG-2 /fields/birthDate -", "input.unknownValue - /fields/sex allowed=male, female", "person.motherUnnamed REG-2 /fields/motherMaidenName -",
            "input.unknownValue - /fields/relationship allowed=" + string.Join(", ", WireName.AllOf<Relationship>()),
            "input.unknownValue - /fields/maritalStatus allowed=" + string.Join(", ", WireName.AllOf<MaritalStatus>()),
        ],
        Wrong(Corrects with { Fields = new MemberCorrectionDraft("1", "1", "2", "2026-11-03", "x", "xxx", "x", "x") }));

    private static FamilyChange Right(FamilyChangeDraft draft)
    {
        var read = Read(draft);
        Assert.Empty(Told.Of(read.Violations));
        return read.Value!;
    }

    private static IEnumerable<string> Wrong(FamilyChangeDraft draft)
    {
        var read = Read(draft);
        Assert.Null(read.Value);
        return Told.Of(read.Violations);
    }

    private static Reading<FamilyChange> Read(FamilyChangeDraft draft) => FamilyChangeReader.Read("c-1", draft, AreaCode.Parse(Samples.VillageWib), Samples.Policy, Samples.Now);
}
