namespace Dtks.Domain.Evidence;

/// <summary>What decoding a document showed.</summary>
/// <param name="Fault">A code of <see cref="EvidenceViolations"/>; null when it is a document that people can open.</param>
/// <param name="Pages">Of a PDF: its pages, at least 1.</param>
/// <param name="Width">Of a picture: pixels.</param>
/// <param name="Height">Of a picture: pixels.</param>
/// <param name="Look">Of a photo: what it looks like, to find it again after it was saved anew or cropped; empty where it shows too little.</param>
public sealed record DocumentContent(string? Fault, int? Pages = null, int? Width = null, int? Height = null, IReadOnlyList<string>? Look = null)
{
    /// <summary>It cannot be taken, and why.</summary>
    public static DocumentContent Faulty(string fault) => new(fault);
}
