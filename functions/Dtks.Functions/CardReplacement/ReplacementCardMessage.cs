namespace Dtks.Functions.CardReplacement;

/// <summary>A household to which a card may be made in another's place (CRD-9).</summary>
/// <param name="Village">Its village.</param>
/// <param name="Household">Its id, which is that of the proposal by which it enters the register.</param>
public sealed record ReplacementCardMessage(string Village, string Household)
{
    /// <summary>The round in which those named for its cards may stand otherwise, and are told so instead; null where a card is to be made.</summary>
    public string? Told { get; init; }

    /// <summary>The same of every round for whose cards the household was named.</summary>
    public bool? ToldEverywhere { get; init; }
}
