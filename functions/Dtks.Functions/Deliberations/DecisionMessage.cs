namespace Dtks.Functions.Deliberations;

/// <summary>One decision of a concluded deliberation that was set aside.</summary>
/// <param name="Village">Its village.</param>
/// <param name="Deliberation">The deliberation's id.</param>
/// <param name="Place">The decision's place, counted from 0.</param>
public sealed record DecisionMessage(string Village, string Deliberation, int Place);
