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

/// <summary>Where a family lives within its village (REG-2).</summary>
/// <param name="Street">Free text, 1 to 200 characters: the address column of PRO-5.</param>
/// <param name="Rt">Rukun tetangga, three digits; <c>000</c> where there is none.</param>
/// <param name="Rw">Rukun warga, three digits; <c>000</c> where there is none.</param>
public sealed record Address(string Street, string Rt, string Rw)
{
    /// <summary>Hidden: it leads to persons (REG-3).</summary>
    public override string ToString() => "[address]";
}
