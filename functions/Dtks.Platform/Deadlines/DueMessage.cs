namespace Dtks.Platform.Deadlines;

/// <summary>Something in a bucket is due.</summary>
/// <param name="Bucket">The UTC day.</param>
public sealed record DueMessage(string Bucket);
