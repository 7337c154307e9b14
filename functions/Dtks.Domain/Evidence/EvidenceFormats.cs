namespace Dtks.Domain.Evidence;

/// <summary>The media types of documents and how their first bytes show them.</summary>
public static class EvidenceFormats
{
    /// <summary>PDF.</summary>
    public const string Pdf = "application/pdf";

    /// <summary>JPEG.</summary>
    public const string Jpeg = "image/jpeg";

    /// <summary>PNG.</summary>
    public const string Png = "image/png";

    /// <summary>The largest document, in bytes: 10 MiB.</summary>
    public const long MaxLength = 10 * 1024 * 1024;

    /// <summary>How many first bytes <see cref="Sniff"/> needs at most.</summary>
    public const int SniffedBytes = 8;

    /// <summary>
    /// A media type as it is meant: without case (RFC 9110, 8.3.1), without parameters, and <c>image/jpg</c>, as some devices say, is JPEG.
    /// </summary>
    public static string Read(string raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        var type = raw.Split(';')[0].Trim().ToLowerInvariant();
        return type is "image/jpg" or "image/pjpeg" ? Jpeg : type is "image/x-png" ? Png : type is "application/x-pdf" ? Pdf : type;
    }

    /// <summary>The media types allowed for <paramref name="kind"/>: papers may be PDF or pictures, photos are pictures.</summary>
    public static IReadOnlyList<string> AllowedFor(EvidenceKind kind) =>
        kind is EvidenceKind.Minutes or EvidenceKind.Attendance ? [Pdf, Jpeg, Png] : [Jpeg, Png];

    /// <summary>
    /// The media type that the first bytes show, or null. Signatures: ISO 32000-1 7.5.2, ITU-T T.81 B.1.1.3, PNG (W3C) 5.2.
    /// </summary>
    public static string? Sniff(ReadOnlySpan<byte> first)
    {
        if (first.StartsWith("%PDF-"u8)) return Pdf;
        if (first.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])) return Jpeg;
        return first.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? Png : null;
    }
}
