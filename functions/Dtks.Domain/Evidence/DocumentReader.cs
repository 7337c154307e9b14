using Dtks.Domain.Kernel;

namespace Dtks.Domain.Evidence;

/// <summary>Reads what is declared of a document's file, whatever it belongs to.</summary>
internal static class DocumentReader
{
    /// <summary>A media type that is allowed, in the form of <see cref="EvidenceFormats"/>.</summary>
    public static string? ContentType(string? raw, IReadOnlyList<string> allowed, string rule, InputReader input)
    {
        if (!input.Present(raw, "/contentType")) return null;
        if (EvidenceFormats.Read(raw) is var type && allowed.Contains(type)) return type;
        input.Invalid(EvidenceViolations.ContentType, "/contentType", rule, ("allowed", string.Join(", ", allowed)));
        return null;
    }

    /// <summary>A length in bytes, 1 to <see cref="EvidenceFormats.MaxLength"/>.</summary>
    public static long? Length(long? raw, InputReader input)
    {
        if (!input.Present(raw, "/length")) return null;
        if (raw is >= 1 and <= EvidenceFormats.MaxLength) return raw;
        input.Invalid(InputViolations.NumberRange, "/length", null, ("min", "1"), ("max", InputReader.Number(EvidenceFormats.MaxLength)));
        return null;
    }
}
