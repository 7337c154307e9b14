namespace Dtks.Functions.Verification;

/// <summary>A village in which lines were never verified (VER-7), and how many.</summary>
internal sealed record UnverifiedVillage(string Village, int Lines);
