namespace Dtks.Functions.FamilyChanges;

/// <summary>What is kept of the answer to a change: its id. Where it stands, and the families, are shown as they are when it is asked.</summary>
/// <param name="Change">The change.</param>
/// <param name="Household">The household it is shown by; null for the one that was asked of.</param>
public sealed record FamilyChangeReceipt(string Change, string? Household = null);
