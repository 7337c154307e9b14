namespace Dtks.Functions.Duplicates;

/// <summary>A scan for likely duplicates that goes on.</summary>
/// <param name="Regency">Its regency.</param>
/// <param name="Scan">Its id.</param>
/// <param name="Step">How many steps were done when it was sent; null to go on from wherever it stands.</param>
public sealed record ScanMessage(string Regency, string Scan, int? Step = null);
