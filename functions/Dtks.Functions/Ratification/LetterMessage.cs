namespace Dtks.Functions.Ratification;

/// <summary>A letter whose proposals are to be brought to where it stands.</summary>
/// <param name="Regency">The regency.</param>
/// <param name="Letter">The letter.</param>
/// <param name="After">The sequence number after which to go on.</param>
public sealed record LetterMessage(string Regency, string Letter, long After);
