namespace Dtks.LocalCosmos.Faults;

/// <summary>A rule in force and what it has done.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Matched">Requests it was for.</param>
/// <param name="Failed">Requests it made fail.</param>
public sealed record FaultStatus(FaultRule Rule, long Matched, long Failed);
