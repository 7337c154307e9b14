using Dtks.Domain.Kernel;

namespace Dtks.Domain.Imports;

/// <summary>Reads the announcement of a prelist.</summary>
internal static class ImportDraftReader
{
    private const long MiB = 1024 * 1024;

    // Windows calls a CSV by Excel's type where that is installed; some clients name none. What the bytes are is seen when they are read.
    private static readonly string[] Types =
    [
        "text/csv", "application/csv", "text/plain", "text/tab-separated-values", "text/comma-separated-values", "application/vnd.ms-excel", "application/octet-stream",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ];

    public static (string FileName, long Length, string Sha256)? Read(ImportDraft? draft, InputReader input)
    {
        if (!input.Present(draft, "")) return null;
        var name = DeclaredFile.Name(draft.FileName, input, ImportViolations.FileName);
        CheckType(draft.ContentType, input);
        var length = ReadLength(draft.Length, input);
        var digest = DeclaredFile.Digest(draft.Sha256, input, ImportViolations.DigestFormat);
        return name is null || length is not { } bytes || digest is null ? null : (name, bytes, digest);
    }

    private static void CheckType(string? raw, InputReader input)
    {
        if (!input.Present(raw, "/contentType")) return;
        var type = raw.Split(';')[0].Trim().ToLowerInvariant();
        if (Types.Contains(type)) return;
        input.Invalid(type.Contains("macroenabled", StringComparison.Ordinal) ? ImportViolations.Macros : ImportViolations.ContentType, "/contentType");
    }

    private static long? ReadLength(long? raw, InputReader input)
    {
        if (!input.Present(raw, "/length")) return null;
        switch (raw)
        {
            case < 1:
                input.Invalid(InputViolations.NumberRange, "/length", null, ("min", "1"), ("max", InputReader.Number(ImportLimits.MaxBytes)));
                return null;
            case > ImportLimits.MaxBytes:
                input.Add(Violation.Refused(ImportViolations.TooLarge, null, "/length", ("max", InputReader.Number(ImportLimits.MaxBytes / MiB))));
                return null;
            default:
                return raw;
        }
    }
}
