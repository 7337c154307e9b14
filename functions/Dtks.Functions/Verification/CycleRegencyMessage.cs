namespace Dtks.Functions.Verification;

/// <summary>Opens or closes a month in one regency.</summary>
/// <param name="Period">The month, such as <c>2026-11</c>.</param>
/// <param name="Regency">The regency's code.</param>
/// <param name="Action">What is done.</param>
public sealed record CycleRegencyMessage(string Period, string Regency, CycleAction Action);
