namespace Dtks.Functions.FamilyChanges;

/// <summary>A household of which a change waits, or which something is to follow (REG-8).</summary>
/// <param name="Village">Its village.</param>
/// <param name="Household">Its id.</param>
public sealed record FamilyMessage(string Village, string Household);
