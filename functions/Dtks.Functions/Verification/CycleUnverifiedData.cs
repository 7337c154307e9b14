namespace Dtks.Functions.Verification;

/// <summary>The data of <c>dtks.cycle.unverified.v1</c>: what of a month was left in a district or a regency when it closed (VER-7).</summary>
/// <param name="Period">The month.</param>
/// <param name="Area">The district or regency.</param>
/// <param name="Unfinalised">Its villages whose sheet the month's end closed.</param>
/// <param name="Unverified">Its villages with lines that nobody verified.</param>
/// <param name="Lines">Those lines.</param>
/// <param name="Policy">The month's policy version.</param>
public sealed record CycleUnverifiedData(string Period, string Area, int Unfinalised, int Unverified, int Lines, string Policy);
