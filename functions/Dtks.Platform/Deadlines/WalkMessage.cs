namespace Dtks.Platform.Deadlines;

/// <summary>A walk through the buckets of deadlines goes on.</summary>
/// <param name="Day">The first UTC day that it has not looked at, such as <c>2026-12-22</c>.</param>
public sealed record WalkMessage(string Day);
