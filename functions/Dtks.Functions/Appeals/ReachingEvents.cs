using Dtks.Domain.Households;
using Dtks.Domain.Proposals;
using Dtks.Domain.Removals;
using Dtks.Platform.Changes;
using Dtks.Platform.Deadlines;

namespace Dtks.Functions.Appeals;

/// <summary>By which events the aim of an appeal is reached: also of those that nobody decided (<see cref="ReachedAims"/>).</summary>
public sealed class ReachingEvents(TimeProvider clock) : IEventFollower
{
    private static readonly HashSet<string> Reaching =
        [.. new[] { RemovalEventCodes.Cancelled, RemovalEventCodes.Undone, ProposalEventCodes.Reopened, FamilyChangeEventCodes.DeathUndone }.Select(code => $"dtks.{code}.v1")];

    /// <inheritdoc />
    public IEnumerable<OutboxEntry> Of(OutboxEntry happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        if (Reaching.Contains(happened.Target) && happened.Subject?.Split('/') is [_, var village, var record])
        {
            yield return new DeadlineInput(ReachedAims.DeadlineKind, clock.GetUtcNow(), village, record).Entry();
        }
    }
}
