using Dtks.Domain.Households;

namespace Dtks.Functions.FamilyChanges;

/// <summary>What else is to follow a change of a family, or its end. Each module brings that of its own records.</summary>
public interface IFamilyFollower
{
    /// <summary>Does it. Done again until it and all the rest that follows is done: twice is once.</summary>
    Task FollowAsync(HouseholdState changed, CancellationToken cancellation);
}
