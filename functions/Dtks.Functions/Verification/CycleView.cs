namespace Dtks.Functions.Verification;

/// <summary>A month that is open: since when, and until when its lines can be decided.</summary>
internal sealed record CycleView(string Period, DateTimeOffset OpenedOn, DateTimeOffset ClosesOn);
