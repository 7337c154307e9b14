using Dtks.Domain.Appeals;
using Dtks.Domain.Households;
using Dtks.Functions.Data;
using Dtks.Functions.FamilyChanges;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Records;

namespace Dtks.Functions.Appeals;

/// <summary>
/// What becomes of the appeals that wait for a deliberation about a household that stands in the village's register no more: they go along with one that moved, and
/// are closed where it was removed by the regency or is dead (RAT-6, REG-8). None is granted for a deliberation after that: a grant is saved with the household as
/// it was looked at.
/// </summary>
public sealed class GoneHouseholds(AppealClosings appeals, AwaitingAppeals waiting, FollowingAppeals following, UnreadableRecords unreadables) : IFamilyFollower
{
    /// <inheritdoc />
    public async Task FollowAsync(HouseholdState changed, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(changed);
        if (changed.Ended is not { } ended)
        {
            await (changed.Changes.Any(c => c.Kind == FamilyChangeKind.Reinstatement) ? RegainAsync(changed, cancellation) : Task.CompletedTask);
            return;
        }

        if (ended.Reason != HouseholdEndReason.Moved)
        {
            await appeals.CloseAsync(changed.Village.Value, changed.Id, () => Task.FromResult<ChangeSet?>(null), AppealClosingRules.LoseHousehold, cancellation);
            return;
        }

        var found = await waiting.AboutAsync(changed.Village.Value, [changed.Id], cancellation).ToListAsync(cancellation);
        await Apart.RunAsync(found.Select(listed => (Func<Task>)(() => FollowAsync(changed, listed, cancellation))), cancellation);
    }

    // It stands again since a removal was undone: what was left undecided waits again.
    private async Task RegainAsync(HouseholdState changed, CancellationToken cancellation)
    {
        var left = await waiting.LeftAsync(changed.Village.Value, changed.Id, cancellation).ToListAsync(cancellation);
        await Apart.RunAsync(left.Select(listed => (Func<Task>)(() => RegainAsync(changed, listed, cancellation))), cancellation);
    }

    private Task RegainAsync(HouseholdState changed, Listed<AppealDocument> listed, CancellationToken cancellation)
    {
        if (listed.TryRead(out var found, out var unreadable))
        {
            return following.RegainAsync(found.Village, found.State.Id, cancellation);
        }

        unreadables.LeftOut(Partitions.Registry(changed.Village.Value), unreadable);
        return Task.FromException(unreadable.Failure);
    }

    // One that cannot be read goes along once it is repaired and this is done again.
    private Task FollowAsync(HouseholdState changed, Listed<AppealDocument> listed, CancellationToken cancellation)
    {
        if (listed.TryRead(out var found, out var unreadable))
        {
            return following.FollowAsync(found.Village, found.State.Id, cancellation);
        }

        unreadables.LeftOut(Partitions.Registry(changed.Village.Value), unreadable);
        return Task.FromException(unreadable.Failure);
    }
}
