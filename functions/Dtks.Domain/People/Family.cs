using Dtks.Domain.Areas;

namespace Dtks.Domain.People;

/// <summary>A family as its family card shows it: 1 to 30 members, exactly one head, no NIK twice.</summary>
/// <param name="FamilyCardNumber">Family card number.</param>
/// <param name="Village">The village it lives in.</param>
/// <param name="Address">The address within the village.</param>
/// <param name="Members">Its members, in the order given.</param>
public sealed record Family(FamilyCardNumber FamilyCardNumber, AreaCode Village, Address Address, IReadOnlyList<Member> Members)
{
    /// <summary>Hidden: it leads to persons (REG-3).</summary>
    public override string ToString() => "[family]";
}
