namespace Dtks.Functions.Deliberations;

/// <summary>The data of <c>dtks.deliberation.decisionNotApplied.v1</c>: ids and a code (REG-3).</summary>
/// <param name="Id">The deliberation.</param>
/// <param name="Village">Its village.</param>
/// <param name="Place">The decision's place, counted from 0.</param>
/// <param name="Code">Why.</param>
public sealed record DecisionObstacleData(string Id, string Village, int Place, string Code);
