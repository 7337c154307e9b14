using Dtks.Functions.Registry;

namespace Dtks.Functions.Proposals;

/// <summary>What the public page may know of a removal of a registered household (RAT-6); kept by whoever records removals.</summary>
public interface ITrackedRemovals
{
    /// <summary>The latest removal of a household, wherever it went, that is noticed or in effect, where there is one one that took assistance away; where none is and its household is no more, the latest that was undone; null when there is none. Nothing of a person is read.</summary>
    Task<TrackedRemoval?> LatestAsync(HouseholdWay way, CancellationToken cancellation);
}
