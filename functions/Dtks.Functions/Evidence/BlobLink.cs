namespace Dtks.Functions.Evidence;

/// <summary>A link to one blob that carries its own, short permission.</summary>
/// <param name="Url">The signed URL.</param>
/// <param name="ExpiresOn">When it stops working, by the storage service's clock.</param>
public sealed record BlobLink(Uri Url, DateTimeOffset ExpiresOn);
