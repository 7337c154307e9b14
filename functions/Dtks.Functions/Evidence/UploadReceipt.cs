namespace Dtks.Functions.Evidence;

/// <summary>The answer to bytes that were sent.</summary>
/// <param name="Id">The upload.</param>
/// <param name="Received">Bytes that have arrived in all.</param>
/// <param name="Missing">Bytes that have not.</param>
/// <param name="IsWhole">Whether the file is put together: complete it.</param>
public sealed record UploadReceipt(string Id, long Received, long Missing, bool IsWhole);
