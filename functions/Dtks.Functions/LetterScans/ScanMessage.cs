namespace Dtks.Functions.LetterScans;

/// <summary>A scan of a letter that waits for its inspection.</summary>
/// <param name="Regency">Its regency.</param>
/// <param name="Scan">Its id.</param>
public sealed record ScanMessage(string Regency, string Scan);
