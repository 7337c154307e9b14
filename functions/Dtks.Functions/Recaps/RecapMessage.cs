namespace Dtks.Functions.Recaps;

/// <summary>Something to be written of a recap.</summary>
/// <param name="Period">The month: of a village that of its sheet.</param>
/// <param name="Area">A village whose sheet was ratified, or a regency that is to be summed up anew.</param>
public sealed record RecapMessage(string Period, string Area);
