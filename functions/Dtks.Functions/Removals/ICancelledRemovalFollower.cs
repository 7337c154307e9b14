using Dtks.Domain.Removals;

namespace Dtks.Functions.Removals;

/// <summary>What else is to follow once a removal was taken back. Each module brings that of its own records.</summary>
public interface ICancelledRemovalFollower
{
    /// <summary>Does it. Done again until it and all the rest that follows is done: twice is once.</summary>
    Task FollowAsync(RemovalState cancelled, CancellationToken cancellation);
}
