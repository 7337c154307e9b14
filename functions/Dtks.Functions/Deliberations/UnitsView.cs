using Dtks.Domain.Deliberations;

namespace Dtks.Functions.Deliberations;

/// <summary>The neighbourhood units of a village; none while it has recorded none.</summary>
/// <param name="Items">The units, in the village's own order.</param>
internal sealed record UnitsView(IReadOnlyList<VillageUnit> Items);
