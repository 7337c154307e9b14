namespace Dtks.Functions.Verification;

/// <summary>The body of POST /cycles.</summary>
/// <param name="Period">The month to open, such as <c>2026-11</c>.</param>
public sealed record OpenCycleDraft(string Period);
