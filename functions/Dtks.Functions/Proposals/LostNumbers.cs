namespace Dtks.Functions.Proposals;

/// <summary>The first of a conflict loses its numbers, as the settlement that stands with the second says (REG-5).</summary>
/// <param name="FirstVillage">The first's village.</param>
/// <param name="First">The first's proposal.</param>
/// <param name="SecondVillage">The second's village.</param>
/// <param name="Second">The second's proposal.</param>
public sealed record LostNumbers(string FirstVillage, string First, string SecondVillage, string Second);
