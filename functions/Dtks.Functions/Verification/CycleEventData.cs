namespace Dtks.Functions.Verification;

/// <summary>The data of a month's CloudEvents.</summary>
/// <param name="Period">The month.</param>
/// <param name="OpenedOn">When it was opened.</param>
/// <param name="ClosesOn">When its lines can no longer be decided (VER-7).</param>
/// <param name="Policy">The policy version it is verified under.</param>
public sealed record CycleEventData(string Period, DateTimeOffset OpenedOn, DateTimeOffset ClosesOn, string Policy);
