namespace Dtks.Domain.Evidence;

/// <summary>What was found in the store for a declared upload, measured on our side.</summary>
/// <param name="Length">Bytes.</param>
/// <param name="First">The first bytes, at least <see cref="EvidenceFormats.SniffedBytes"/> of them where there are so many.</param>
/// <param name="Sha256">SHA-256 over all bytes, 64 hexadecimal digits.</param>
public sealed record UploadedBytes(long Length, ReadOnlyMemory<byte> First, string Sha256);
