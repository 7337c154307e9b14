using Dtks.Domain.Households;

namespace Dtks.Functions.FamilyChanges;

/// <summary>What else is to follow when a household stands in the register no more. Each module brings that of its own records.</summary>
public interface IHouseholdEnding
{
    /// <summary>Does it. Done again until it and all the rest that follows is done: twice is once.</summary>
    Task FollowAsync(HouseholdState ended, CancellationToken cancellation);
}
