namespace Dtks.Functions.Verification;

/// <summary>Opens or closes a month in villages of one regency.</summary>
/// <param name="Period">The month, such as <c>2026-11</c>.</param>
/// <param name="Village">The first village's code.</param>
/// <param name="Action">What is done.</param>
/// <param name="Household">One household alone, that could not be read when the sheet was opened: its lines are added.</param>
/// <param name="More">Further villages of the regency, each apart from the others; null for none, as in messages of before.</param>
public sealed record CycleVillageMessage(string Period, string Village, CycleAction Action, string? Household = null, IReadOnlyList<string>? More = null);
