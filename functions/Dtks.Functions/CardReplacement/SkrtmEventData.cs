using Dtks.Domain.Cards;

namespace Dtks.Functions.CardReplacement;

/// <summary>The data of an SKRTM's CloudEvents: ids and states, nothing of a person (REG-3).</summary>
/// <param name="Id">The SKRTM.</param>
/// <param name="Village">Its village.</param>
/// <param name="Round">The round of cards.</param>
/// <param name="Deliberation">The deliberation that named the household.</param>
/// <param name="Card">The card in whose place the household is to have one.</param>
/// <param name="Household">The household.</param>
/// <param name="Status">Where it stands now.</param>
/// <param name="MadeCard">The card that was made for it; null before.</param>
/// <param name="Rule">The rule that decided, if one did.</param>
/// <param name="Policy">The policy version it was decided under.</param>
public sealed record SkrtmEventData(
    string Id, string Village, string Round, string Deliberation, string Card, string Household, SkrtmStatus Status, string? MadeCard, string? Rule, string Policy);

/// <summary>The data of the CloudEvents of recaps of replacement households: counts, nothing of a person (REG-3).</summary>
/// <param name="Area">The village, or the district.</param>
/// <param name="Round">The round of cards.</param>
/// <param name="Replacements">How many replacement households the recap lists.</param>
/// <param name="Villages">Of a district, how many villages' forms are compiled; null of a village.</param>
/// <param name="Rule">The rule that asks for it.</param>
/// <param name="Policy">The policy version of the day.</param>
public sealed record ReplacementRecapEventData(string Area, string Round, int Replacements, int? Villages, string Rule, string Policy);
