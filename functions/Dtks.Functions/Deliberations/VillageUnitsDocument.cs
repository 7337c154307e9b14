using Dtks.Domain.Deliberations;
using Dtks.Platform.Documents;

namespace Dtks.Functions.Deliberations;

/// <summary>The neighbourhood units (SLS) of a village, as its officer recorded them (MUS-3).</summary>
public sealed record VillageUnitsDocument : Document
{
    /// <summary>Its id in the village's partition.</summary>
    public const string TheId = "units";

    /// <inheritdoc />
    public override string Type => "villageUnits";

    /// <summary>The village, and the partition.</summary>
    public required string Village { get; init; }

    /// <summary>The units, at most 500, in the village's own order.</summary>
    public required IReadOnlyList<VillageUnit> Units { get; init; }

    /// <summary>When they were recorded last.</summary>
    public required DateTimeOffset RecordedOn { get; init; }
}
