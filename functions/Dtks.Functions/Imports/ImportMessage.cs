namespace Dtks.Functions.Imports;

/// <summary>A prelist that waits to be read, or to be worked on.</summary>
/// <param name="Village">Its village.</param>
/// <param name="Import">Its id.</param>
/// <param name="Chunk">The part that is worked alone, after it was set aside; null to go on from where it stands.</param>
public sealed record ImportMessage(string Village, string Import, int? Chunk = null);
