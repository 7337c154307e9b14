using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using static Dtks.Domain.Tests.Households.FamilySamples;

namespace Dtks.Domain.Tests.Households;

/// <summary>Who goes along with whoever is divorced: their children, as the card has them (REG-8).</summary>
[Trait("rule", "REG-8")]
public class DivorceTests
{
    private static readonly Member Married = Person(5, "1999-01-05", Sex.Female, Relationship.Child, MaritalStatus.Married);
    private static readonly Member Grandchild = Person(6, "2021-01-05", Sex.Female, Relationship.Grandchild, MaritalStatus.Unmarried);

    [Fact]
    [Trait("rule", "REG-5")]
    [Trait("rule", "VER-4")]
    public void The_children_who_are_named_stand_on_the_new_card_with_what_is_theirs_once_the_population_register_confirms_them_there()
    {
        var divorce = Divorce("02") with { With = ["04", Daughter.Nik.Value] };
        var effect = Right(divorce);
        var (here, there) = Carried(divorce, Family());

        Assert.Equal(["01 head divorced", "03 child unmarried"], OnCard(here));
        Assert.Equal(["01 head divorced", "02 child unmarried"], OnCard(there!));
        Assert.Equal(["PBI-JKN 01 active", "PBI-JKN 02 active"], Received(there!));
        Assert.Equal(NewCard, effect.ToConfirm!.FamilyCardNumber);
        Assert.Equal([(Wife.Nik, "/member"), (Daughter.Nik, "/with/0")], effect.ToConfirm.Members.Select(m => m.Nik).Zip(effect.Pointers));
        Assert.Equal([("02", FormerReason.Divorced), ("04", FormerReason.Divorced)], here.Former.Select(f => (f.Member.Id, f.Reason)));
    }

    [Fact]
    [Trait("rule", "REG-2")]
    public void They_are_unmarried_and_the_childs_children_of_the_head_are_that_childs()
    {
        Assert.Equal(["01 head divorced", "02 child unmarried"], OnCard(Carried(Divorce("01", "02") with { With = ["03"] }, Family()).There!));
        Assert.Equal(["01 head divorced", "02 child unmarried"], OnCard(Carried(Divorce("03") with { With = ["04"] }, Family(Head, Wife, Married, Grandchild)).There!));
        Assert.Equal(["change.notAlong REG-8 /with/0 who=01", "change.notAlong REG-8 /with/1 who=02"], Wrong(Divorce("02") with { With = ["01", "02"] }));
        Assert.Equal(["change.notAlong REG-8 /with/0 who=04"], Wrong(Divorce("03") with { With = ["04"] }, Family(Head, Wife, Married, Daughter)));
        Assert.Equal(["change.notAlong REG-8 /with/0 who=03"], Wrong(Divorce("02") with { With = ["03"] }, Family(Head, Wife, Married)));
        Assert.Equal(["change.memberUnknown REG-8 /with/1 -"], Wrong(Divorce("02") with { With = ["04", "09"] }));
        Assert.Equal(["change.newHeadUnknown REG-2 /newHead -"], Wrong(Divorce("01", "04") with { With = ["04"] }));
        Assert.Equal(["change.alone REG-8 /member -"], Wrong(Divorce("01") with { With = ["02"] }, Family(Head, Daughter)));
        Assert.Contains("family.parentTooYoung REG-2 /with/0/birthDate", Wrong(Divorce("02") with { With = ["03"] }, Family(Head, Wife, Son with { BirthDate = Wife.BirthDate.PlusYears(2) })).First(), StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_named_is_nobody_and_a_card_has_only_so_many()
    {
        FamilyChangeDraft Draft(params string?[] with) => new(FamilyChangeKind.Divorce) { Member = "02", FamilyCardNumber = NewCard.Value, Address = new AddressDraft("Jalan Contoh 1", "1", "2"), With = with };
        Reading<FamilyChange> Read(FamilyChangeDraft draft) => FamilyChangeReader.Read("c-1", draft, Family().Village, Samples.Policy, Samples.Now);

        Assert.Null(Read(Draft()).Value!.With);
        Assert.Equal(["04"], Read(Draft("04")).Value!.With!);
        Assert.Equal(["input.required - /with/1 -"], Told.Of(Read(Draft("04", null)).Violations));
        Assert.Equal("list.size", Read(Draft([.. Enumerable.Repeat("04", 31)])).Violations.Single().Code);
    }
}
