using Dtks.Domain.Removals;

namespace Dtks.Functions.Removals;

/// <summary>What else is to follow once a removal was taken back, before it took effect (cancelled) or after (undone). Each module brings that of its own records.</summary>
public interface ITakenBackRemovalFollower
{
    /// <summary>Does it. Done again until it and all the rest that follows is done: twice is once.</summary>
    Task FollowAsync(RemovalState removal, CancellationToken cancellation);
}
