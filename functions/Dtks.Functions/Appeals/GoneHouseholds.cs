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
/// are closed where it was removed by the regency or is dead (RAT-6, REG-8), until it stands there again (GOV-3). None is granted for a deliberation after that: a grant is saved with the household as
/// it was looked at.
/// </summary>
public sealed class GoneHouseholds(AppealClosings closings, AwaitingAppeals waiting, FollowingAppeals following, AppealEffects effects, OptimisticRetry retry, UnreadableRecords unreadables)
    : IFamilyFollower
{
    /// <inheritdoc />
    public async Task FollowAsync(HouseholdState changed, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(changed);
        if (changed.Ended is not { } ended)
        {
            // It stands again since a removal or a death was undone: what was left undecided waits again.
            if (changed.Changes.Any(c => c.Kind == FamilyChangeKind.Reinstatement))
            {
                await EachAsync(changed, waiting.LeftAsync(changed.Village.Value, changed.Id, cancellation), RegainAsync, cancellation);
            }

            return;
        }

        if (ended.Reason != HouseholdEndReason.Moved)
        {
            await closings.CloseAsync(changed.Village.Value, changed.Id, () => Task.FromResult<ChangeSet?>(null), AppealClosingRules.LoseHousehold, cancellation);
            return;
        }

        await EachAsync(changed, waiting.AboutAsync(changed.Village.Value, [changed.Id], cancellation), (appeal, stop) => following.FollowAsync(appeal.Village, appeal.State.Id, stop), cancellation);
    }

    private async Task EachAsync(HouseholdState changed, IAsyncEnumerable<Listed<AppealDocument>> appeals, Func<AppealDocument, CancellationToken, Task> work, CancellationToken cancellation)
    {
        var found = await appeals.ToListAsync(cancellation);
        await Apart.RunAsync(found.Select(listed => (Func<Task>)(() => OneAsync(changed, listed, work, cancellation))), cancellation);
    }

    // One about a death was granted where nobody could stand there again, before that was possible without the others: it is carried out now.
    private Task RegainAsync(AppealDocument appeal, CancellationToken cancellation) => appeal.State.About.Record == AppealRecord.Death
        ? retry.RetryAsync(() => effects.CarryOutAsync(appeal.State, cancellation), cancellation)
        : following.RegainAsync(appeal.Village, appeal.State.Id, cancellation);

    // One that cannot be read has its turn once it is repaired and this is done again.
    private Task OneAsync(HouseholdState changed, Listed<AppealDocument> listed, Func<AppealDocument, CancellationToken, Task> work, CancellationToken cancellation)
    {
        if (listed.TryRead(out var found, out var unreadable))
        {
            return work(found, cancellation);
        }

        unreadables.LeftOut(Partitions.Registry(changed.Village.Value), unreadable);
        return Task.FromException(unreadable.Failure);
    }
}
