using Dtks.Domain.Households;
using Dtks.Functions.FamilyChanges;
using Dtks.Functions.Registry;

namespace Dtks.Functions.Removals;

/// <summary>Remembers of which household those were whom a removal took away (RAT-6, GOV-3).</summary>
public sealed class RememberRemoved(RemovedNumbers numbers) : IFamilyFollower
{
    /// <inheritdoc />
    public Task FollowAsync(HouseholdState changed, CancellationToken cancellation) => numbers.RememberAsync(changed, cancellation);
}
