using System.Runtime.ExceptionServices;
using Dtks.Domain.Appeals;
using Dtks.Domain.Households;
using Dtks.Functions.FamilyChanges;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;

namespace Dtks.Functions.Appeals;

/// <summary>
/// Closes the appeals that wait for a deliberation about a household that stands in the village's register no more: removed by the regency, moved, or dead
/// (RAT-6, REG-8). None is granted for a deliberation after that: a grant is saved with the household as it was looked at.
/// </summary>
public sealed class GoneHouseholds(AppealClosings appeals, ChangeCommit commit, OptimisticRetry retry) : IHouseholdEnding
{
    /// <inheritdoc />
    public async Task FollowAsync(HouseholdState ended, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(ended);
        while (await retry.RetryAsync(() => GoOnAsync(ended, cancellation), cancellation))
        {
            // More appeals wait than one change takes.
        }
    }

    private async Task<bool> GoOnAsync(HouseholdState ended, CancellationToken cancellation)
    {
        var closed = await appeals.CloseAsync(change: null, ended.Village.Value, ended.Id, AppealClosingRules.LoseHousehold, cancellation);
        if (closed.Change is { } change)
        {
            await commit.SaveAsync(change, cancellation);
        }

        if (!closed.AreMore && closed.Unreadable is { } failure)
        {
            ExceptionDispatchInfo.Throw(failure);
        }

        return closed.AreMore;
    }
}
