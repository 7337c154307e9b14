namespace Dtks.Functions.FamilyChanges;

/// <summary>That something of who is on the way to a village is different; how it stands, the household says.</summary>
/// <param name="From">The village it comes from.</param>
/// <param name="Household">The household.</param>
/// <param name="To">The village it goes to.</param>
/// <param name="Change">The change by which one of it does; null for the whole family.</param>
public sealed record ArrivalNews(string From, string Household, string To, string? Change = null);
