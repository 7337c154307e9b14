namespace Dtks.Functions.Exports;

/// <summary>An export that waits to be written, or gone on with.</summary>
/// <param name="Village">Its village.</param>
/// <param name="Export">Its id.</param>
public sealed record ExportMessage(string Village, string Export);
