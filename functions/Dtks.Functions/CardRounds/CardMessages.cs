namespace Dtks.Functions.CardRounds;

/// <summary>Makes a round's cards in one regency.</summary>
/// <param name="Round">The round's id.</param>
/// <param name="Regency">The regency's code.</param>
public sealed record CardRegencyMessage(string Round, string Regency);

/// <summary>Makes a round's cards in villages of one regency.</summary>
/// <param name="Round">The round's id.</param>
/// <param name="Village">The first village's code.</param>
/// <param name="Household">One household alone, that could not be read when the cards were made.</param>
/// <param name="More">Further villages of the regency, each apart from the others; null for none.</param>
public sealed record CardVillageMessage(string Round, string Village, string? Household = null, IReadOnlyList<string>? More = null);
