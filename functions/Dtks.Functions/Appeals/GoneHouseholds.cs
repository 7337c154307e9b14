using Dtks.Domain.Appeals;
using Dtks.Domain.Households;
using Dtks.Functions.FamilyChanges;
using Dtks.Platform.Changes;

namespace Dtks.Functions.Appeals;

/// <summary>
/// Closes the appeals that wait for a deliberation about a household that stands in the village's register no more: removed by the regency, moved, or dead
/// (RAT-6, REG-8). None is granted for a deliberation after that: a grant is saved with the household as it was looked at.
/// </summary>
public sealed class GoneHouseholds(AppealClosings appeals) : IHouseholdEnding
{
    /// <inheritdoc />
    public Task FollowAsync(HouseholdState ended, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(ended);
        return appeals.CloseAsync(ended.Village.Value, ended.Id, () => Task.FromResult<ChangeSet?>(null), AppealClosingRules.LoseHousehold, cancellation);
    }
}
