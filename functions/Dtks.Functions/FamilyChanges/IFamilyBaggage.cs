using Dtks.Domain.Areas;
using Dtks.Domain.Households;

namespace Dtks.Functions.FamilyChanges;

/// <summary>What a family that moves brings along: it is in the other village before the family stands there (REG-8). Each module brings that of its own records.</summary>
public interface IFamilyBaggage
{
    /// <summary>Brings it. Done again it changes nothing, and where the family does not come after all, it tells of nobody there.</summary>
    /// <param name="from">The family as it stands where it comes from.</param>
    /// <param name="to">The village it goes to.</param>
    /// <param name="cancellation">Stops it.</param>
    Task BringAsync(HouseholdState from, AreaCode to, CancellationToken cancellation);
}
