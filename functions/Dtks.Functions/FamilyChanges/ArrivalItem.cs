using Dtks.Platform.Audit;

namespace Dtks.Functions.FamilyChanges;

/// <summary>A family that is on the way to a village.</summary>
[ShowsPerson]
internal sealed record ArrivalItem(string Household, string From, DateTimeOffset Since, string? Head, int? Members);
