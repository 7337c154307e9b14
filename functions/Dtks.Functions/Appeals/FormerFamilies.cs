using Dtks.Domain.Appeals;
using Dtks.Functions.Proposals;
using Dtks.Functions.Registry;
using Dtks.Platform.Access;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Appeals;

/// <summary>
/// Finds what ended of a citizen's family where nothing did of the one that they name (GOV-3): of the family in which they stand since they left that with the last of it, or of such a family of before (REG-8).
/// </summary>
public sealed class FormerFamilies(EndedTargets ended, FamilyTies ties)
{
    /// <summary>It, and the way of the family whose it is.</summary>
    /// <exception cref="ProblemException">409 when nothing of any ended.</exception>
    public async Task<(HouseholdWay Way, AppealTarget Target)> EndedAsync(HouseholdWay way, string? member, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(way);
        if (await ended.FindAsync(way, member, cancellation) is { } target)
        {
            return (way, target);
        }

        foreach (var other in await ties.BesideAsync(way, caller, cancellation))
        {
            if (await ended.FindAsync(other, member, cancellation) is { } found)
            {
                return (other, found);
            }
        }

        throw EndedTargets.NotRemoved();
    }
}
