namespace Dtks.Functions.FamilyChanges;

/// <summary>A household of which a change waits, or which something is to follow (REG-8).</summary>
/// <param name="Village">Its village.</param>
/// <param name="Household">Its id.</param>
/// <param name="Anew">Whether the month's sheets follow it once more, for one of them was opened again (VER-8); null for no.</param>
public sealed record FamilyMessage(string Village, string Household, bool? Anew = null);
