namespace Dtks.Functions.CardReplacement;

/// <summary>A household to which a card may be made in another's place (CRD-9).</summary>
/// <param name="Village">Its village.</param>
/// <param name="Household">Its id, which is that of the proposal by which it enters the register.</param>
public sealed record ReplacementCardMessage(string Village, string Household);
