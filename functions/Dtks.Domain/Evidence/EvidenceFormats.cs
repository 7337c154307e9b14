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

    /// <summary>How far from the beginning a PDF's header may stand. Readers take it there: PDF Reference 1.7 (Adobe), appendix H, note 13.</summary>
    public const int HeaderWithin = 1024;

    /// <summary>How many first bytes <see cref="Sniff"/> needs at most.</summary>
    public const int SniffedBytes = HeaderWithin + 4;

    // The brands of ISO 23008-12 and of the coders that cameras use with it (ISO/IEC 14496-12, ftyp).
    private static readonly string[] HeicBrands = ["heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1", "avif", "avis"];

    /// <summary>
    /// A media type as it is meant: without case (RFC 9110, 8.3.1), without parameters, and <c>image/jpg</c>, as some devices say, is JPEG.
    /// </summary>
    public static string Read(string raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        var type = raw.Split(';')[0].Trim().ToLowerInvariant();
        return type is "image/jpg" or "image/pjpeg" ? Jpeg : type is "image/x-png" ? Png : type is "application/x-pdf" ? Pdf : type;
    }

    /// <summary>The media types of a paper: it is scanned, or its photo is taken.</summary>
    public static IReadOnlyList<string> Papers { get; } = [Pdf, Jpeg, Png];

    /// <summary>The media types allowed for <paramref name="kind"/>: papers may be PDF or pictures, photos are pictures.</summary>
    public static IReadOnlyList<string> AllowedFor(EvidenceKind kind) =>
        kind is EvidenceKind.Minutes or EvidenceKind.Attendance ? Papers : [Jpeg, Png];

    /// <summary>
    /// The media type that the first bytes show, or null. Signatures: ISO 32000-1 7.5.2, ITU-T T.81 B.1.1.3, PNG (W3C) 5.2. Before a PDF's
    /// header there may be something else, as exporters and printers put it.
    /// </summary>
    public static string? Sniff(ReadOnlySpan<byte> first)
    {
        if (first.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])) return Jpeg;
        if (first.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])) return Png;
        return first[..Math.Min(first.Length, SniffedBytes)].IndexOf("%PDF-"u8) >= 0 ? Pdf : null;
    }

    /// <summary>What a file that is none of the three seems to be: the code of a text that says how to send it; null when that is not known.</summary>
    public static string? HintOf(ReadOnlySpan<byte> first)
    {
        if (IsHeic(first)) return "evidence.heic";
        if (first.StartsWith("PK"u8) || first.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0])) return "evidence.office";
        if (first.StartsWith("GIF8"u8) || first.StartsWith("BM"u8) || first.StartsWith("II*\0"u8) || first.StartsWith("MM\0*"u8)) return "evidence.otherPicture";
        if (first.StartsWith("RIFF"u8) && first.Length >= 12 && first[8..12].SequenceEqual("WEBP"u8)) return "evidence.otherPicture";
        if (first.Length >= 8 && first[4..8].SequenceEqual("ftyp"u8)) return "evidence.video";
        return Sniff(first) is null ? null : "evidence.otherType";
    }

    private static bool IsHeic(ReadOnlySpan<byte> first)
    {
        if (first.Length < 12 || !first[4..8].SequenceEqual("ftyp"u8)) return false;
        foreach (var brand in HeicBrands)
        {
            if (System.Text.Ascii.Equals(first[8..12], brand)) return true;
        }

        return false;
    }
}
