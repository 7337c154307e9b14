using Dtks.Domain.Policies;

namespace Dtks.Domain.Deliberations;

/// <summary>Which counts of people's cases the public sees (REG-3).</summary>
public static class PublicCounts
{
    /// <summary>
    /// A count as it is published: null for one so small that a household could be inferred from it. That there was none tells of nobody. No total is
    /// published beside the counts, so none can be worked out from the others.
    /// </summary>
    public static int? Shown(int count, PolicyVersion policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return count <= 0 || count >= policy.PublicCountsFrom ? count : null;
    }
}
