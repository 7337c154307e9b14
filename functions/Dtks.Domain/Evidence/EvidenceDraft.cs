namespace Dtks.Domain.Evidence;

/// <summary>A declared upload as it came in; nothing checked.</summary>
/// <param name="Kind">Wire name of <see cref="EvidenceKind"/>.</param>
/// <param name="FileName">A file name without a path, 1 to 200 characters.</param>
/// <param name="ContentType">A media type allowed for the kind (<see cref="EvidenceFormats"/>).</param>
/// <param name="Length">Bytes, 1 to 10,485,760.</param>
/// <param name="Sha256">64 hexadecimal digits.</param>
public sealed record EvidenceDraft(string? Kind, string? FileName, string? ContentType, long? Length, string? Sha256);
