namespace Dtks.Domain.Households;

/// <summary>The changes by which members leave a household alive for another card of the register (REG-8), and how they then left it.</summary>
public static class FamilyLeavings
{
    /// <summary>Whether somebody leaves by it: by marriage or divorce, for a card of their own, or for another's.</summary>
    public static bool Is(FamilyChangeKind kind) =>
        kind is FamilyChangeKind.Marriage or FamilyChangeKind.Divorce or FamilyChangeKind.OwnCard or FamilyChangeKind.JoinCard;

    /// <summary>Whether one left so; not where that is not known.</summary>
    public static bool Is(FormerReason? reason) =>
        reason is FormerReason.Married or FormerReason.Divorced or FormerReason.OwnCard or FormerReason.JoinedCard;

    /// <summary>How one left by a step of a household's history, by its code (<see cref="FamilyChangeEventCodes"/>): those by which somebody leaves so.</summary>
    public static IReadOnlyDictionary<string, FormerReason> ByCode { get; } = new Dictionary<string, FormerReason>(StringComparer.Ordinal)
    {
        [FamilyChangeEventCodes.Married] = FormerReason.Married,
        [FamilyChangeEventCodes.Divorced] = FormerReason.Divorced,
        [FamilyChangeEventCodes.TookOwnCard] = FormerReason.OwnCard,
        [FamilyChangeEventCodes.WentOver] = FormerReason.JoinedCard,
    };
}
