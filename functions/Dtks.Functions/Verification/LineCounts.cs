namespace Dtks.Functions.Verification;

/// <summary>Lines by outcome.</summary>
internal sealed record LineCounts(int Unverified, int Eligible, int Ineligible);
