namespace Dtks.LocalHost.Faults;

/// <summary>A rule in force and what it has done.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Matched">Calls it was for.</param>
/// <param name="Failed">Calls it struck.</param>
public sealed record FaultStatus(FaultRule Rule, long Matched, long Failed);
