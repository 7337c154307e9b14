using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Removals;
using Dtks.Functions.Registry;
using NodaTime;

namespace Dtks.Functions.Proposals;

/// <summary>A removal as the public page shows it: no ground, nothing of a person (REG-3).</summary>
/// <param name="Status">Noticed, in effect, or undone.</param>
/// <param name="Village">The village where it does.</param>
/// <param name="NoticeEndsOn">The last day of the notice.</param>
/// <param name="StoppedFrom">The first month without the assistance that it ended; null before.</param>
/// <param name="IsLight">Whether it ended nothing that the others of the family receive.</param>
/// <param name="Id">Its id.</param>
public sealed record TrackedRemoval(RemovalStatus Status, AreaCode Village, LocalDate NoticeEndsOn, CyclePeriod? StoppedFrom = null, bool IsLight = false, string Id = "");

/// <summary>The household that a proposal became, or adds assistance to, as the public page tells of it.</summary>
/// <param name="Village">Where it, or the removal, stands by now.</param>
/// <param name="Removal">The removal that is noticed or in effect, or where nobody stands there any more was undone; null for none.</param>
/// <param name="IsGone">Whether nobody stands in it any more.</param>
/// <param name="Id">Its id.</param>
/// <param name="Stopped">What of its assistance a month's verification stopped, where no removal is told instead; null for nothing.</param>
/// <param name="Payments">What payments leave out that it is entitled to, while that is news and no removal is noticed; null for nothing.</param>
internal sealed record TrackedHousehold(AreaCode Village, TrackedRemoval? Removal, bool IsGone, string Id, StoppedAid? Stopped, AidPayments? Payments)
{
    /// <summary>The way it went.</summary>
    public HouseholdWay? Way { get; init; }
}
