using Dtks.Platform.Audit;

namespace Dtks.Functions.FamilyChanges;

/// <summary>A family that is on the way to a village (<c>waiting</c>); or comes no more (<c>refused</c>), and why.</summary>
[ShowsPerson]
internal sealed record ArrivalItem(string Household, string From, DateTimeOffset Since, string Status, string? Head, int? Members, string? Code, string? Detail);
