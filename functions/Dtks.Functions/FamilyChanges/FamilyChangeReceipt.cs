namespace Dtks.Functions.FamilyChanges;

/// <summary>What is kept of the answer to a change: its id. Where it stands, and the families, are shown as they are when it is asked.</summary>
/// <param name="Change">The change.</param>
public sealed record FamilyChangeReceipt(string Change);
