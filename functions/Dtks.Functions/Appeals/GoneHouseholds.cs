using Dtks.Domain.Appeals;
using Dtks.Domain.Households;
using Dtks.Functions.FamilyChanges;
using Dtks.Platform.Changes;

namespace Dtks.Functions.Appeals;

/// <summary>
/// Closes the appeals that wait for a deliberation about a household that stands in the village's register no more: removed by the regency, moved, or dead
/// (RAT-6, REG-8). None is granted for a deliberation after that: a grant is saved with the household as it was looked at.
/// </summary>
public sealed class GoneHouseholds(AppealClosings appeals) : IFamilyFollower
{
    /// <inheritdoc />
    public Task FollowAsync(HouseholdState changed, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(changed);
        return changed.Ended is null
            ? Task.CompletedTask
            : appeals.CloseAsync(changed.Village.Value, changed.Id, () => Task.FromResult<ChangeSet?>(null), AppealClosingRules.LoseHousehold, cancellation);
    }
}
