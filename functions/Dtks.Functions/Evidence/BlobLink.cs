namespace Dtks.Functions.Evidence;

/// <summary>A link to the bytes of one upload that carries its own, short permission.</summary>
/// <param name="Url">The signed URL.</param>
/// <param name="ExpiresOn">When it stops working, by the clock of whoever serves it.</param>
public sealed record BlobLink(Uri Url, DateTimeOffset ExpiresOn);
