using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using NodaTime;

namespace Dtks.Domain.Cards;

/// <summary>Who has a card in a round (CRD-1, CRD-11, REG-6).</summary>
public static class CardEntitlement
{
    /// <summary>Whether a household has one: it stands in the register and receives, for a KKS, PKH or BPNT, and for a KPS assistance of any kind.</summary>
    /// <param name="household">The household.</param>
    /// <param name="kind">The kind of card.</param>
    /// <param name="day">The making day.</param>
    public static bool Has(HouseholdState household, CardKind kind, LocalDate day)
    {
        ArgumentNullException.ThrowIfNull(household);
        return household.GoneFor() is null && Has(household.Entitlements, kind, day);
    }

    /// <summary>The same, of one that stands in the register, by what it receives.</summary>
    public static bool Has(IReadOnlyList<Entitlement> entitlements, CardKind kind, LocalDate day)
    {
        var month = CyclePeriod.Of(day);
        return entitlements.Any(e => e.IsActiveIn(month) && (kind == CardKind.Kps || e.Programme is Programme.Pkh or Programme.Bpnt));
    }
}
