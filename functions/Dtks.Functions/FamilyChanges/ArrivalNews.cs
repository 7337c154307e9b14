namespace Dtks.Functions.FamilyChanges;

/// <summary>That something of a family's move to a village is different; how it stands, the household says.</summary>
/// <param name="From">The village it comes from.</param>
/// <param name="Household">The household.</param>
/// <param name="To">The village it goes to.</param>
public sealed record ArrivalNews(string From, string Household, string To);
