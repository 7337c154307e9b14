using Dtks.Domain.Cards;
using Dtks.Functions.Registry;

namespace Dtks.Functions.CardTracking;

/// <summary>Where a family stands that deliberations named for cards in others' place (CRD-5); kept by whoever keeps those.</summary>
public interface INamedFamilies
{
    /// <summary>Of each place that it came through; none where it was named nowhere.</summary>
    Task<IReadOnlyList<NamedFamily>> OfAsync(HouseholdWay way, CancellationToken cancellation);
}

/// <summary>Where a family stands that was named for a card in another's place.</summary>
/// <param name="Village">The village whose deliberation named it.</param>
/// <param name="Round">The round.</param>
/// <param name="Standing">Where it stands.</param>
/// <param name="Letter">How far its SKRTM is; null before it is filled in.</param>
public sealed record NamedFamily(string Village, string Round, ReplacementStanding Standing, SkrtmStatus? Letter);
