using Dtks.Domain.Cards;
using Dtks.Domain.Households;
using Dtks.Domain.People;
using Dtks.Domain.Tests.Households;
using NodaTime;

namespace Dtks.Domain.Tests.CardRounds;

/// <summary>Who has a card, and what stands on it.</summary>
public sealed class CardEntitlementTests
{
    private static readonly LocalDate Day = new(2026, 11, 2);

    [Fact]
    [Trait("rule", "CRD-11")]
    [Trait("rule", "REG-6")]
    public void A_KKS_is_for_PKH_or_BPNT_and_a_KPS_for_any()
    {
        var family = FamilySamples.Family();
        HouseholdState With(Func<Entitlement, bool> those) => family with { Entitlements = [.. family.Entitlements.Where(those)] };
        (bool Kps, bool Kks) Has(HouseholdState household) => (CardEntitlement.Has(household, CardKind.Kps, Day), CardEntitlement.Has(household, CardKind.Kks, Day));

        Assert.Equal((true, true), Has(family));
        Assert.Equal((true, false), Has(With(e => e.Programme == Programme.PbiJkn)));
        Assert.Equal((true, true), Has(With(e => e.Programme == Programme.Pkh)));
        Assert.Equal((true, true), Has(family with { Entitlements = [family.Entitlements[0] with { Programme = Programme.Bpnt }] }));
        Assert.Equal((false, false), Has(With(_ => false)));
        Assert.Equal((false, false), Has(family with { Entitlements = [family.Entitlements[0] with { Status = EntitlementStatus.Stopped }] }));
        Assert.Equal((false, false), Has(family with { Members = [] }));
        Assert.False(CardEntitlement.Has(family, CardKind.Kps, new LocalDate(2026, 10, 31)));
        Assert.True(CardEntitlement.Has(family, CardKind.Kps, new LocalDate(2026, 11, 1)));
    }

    [Fact]
    [Trait("rule", "CRD-10")]
    public void It_says_the_head_the_spouse_the_others_the_address_and_the_family_card()
    {
        var holder = CardHolder.Of(FamilySamples.Family());

        Assert.Equal((FamilySamples.Head.Name, FamilySamples.Wife.Name), (holder.Head, holder.Spouse));
        Assert.Equal([FamilySamples.Son.Name, FamilySamples.Daughter.Name], holder.Members);
        Assert.Equal((FamilySamples.Home, FamilySamples.Card), (holder.Address, holder.FamilyCardNumber));
        Assert.Null(CardHolder.Of(FamilySamples.Other()).Spouse);
    }
}
