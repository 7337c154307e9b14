namespace Dtks.Domain.Evidence;

/// <summary>What was declared of the bytes of a document, whatever it belongs to.</summary>
/// <param name="Length">Bytes.</param>
/// <param name="ContentType">Their media type: one of <see cref="EvidenceFormats"/>.</param>
/// <param name="Sha256">Their SHA-256, 64 lower-case hexadecimal digits.</param>
public sealed record DeclaredBytes(long Length, string ContentType, string Sha256);
