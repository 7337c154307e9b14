namespace Dtks.Platform.Deadlines;

/// <summary>Something in a bucket is due.</summary>
/// <param name="Bucket">The bucket, such as <c>2026-12-22/07</c>.</param>
public sealed record DueMessage(string Bucket);
