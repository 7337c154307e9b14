using Dtks.Domain.Areas;
using Dtks.Domain.People;

namespace Dtks.Domain.Matching;

/// <summary>A person with all fifteen fields and the address: what is claimed, or what the population register holds (REG-2).</summary>
/// <param name="Member">The person's own fields.</param>
/// <param name="FamilyCardNumber">Family card number.</param>
/// <param name="Village">The village, which tells district, regency and province.</param>
/// <param name="Address">RT, RW and the address column.</param>
public sealed record PopulationRecord(Member Member, FamilyCardNumber FamilyCardNumber, AreaCode Village, Address Address)
{
    /// <summary>Each member of a family as a record of its own.</summary>
    public static IReadOnlyList<PopulationRecord> Of(Family family)
    {
        ArgumentNullException.ThrowIfNull(family);
        return [.. family.Members.Select(m => new PopulationRecord(m, family.FamilyCardNumber, family.Village, family.Address))];
    }

    /// <summary>Hidden (REG-3).</summary>
    public override string ToString() => "[person]";
}
