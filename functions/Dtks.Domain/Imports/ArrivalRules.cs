namespace Dtks.Domain.Imports;

/// <summary>Whether what came in is what was declared.</summary>
public static class ArrivalRules
{
    /// <summary>Null when it is; else why not, a code of <see cref="ImportViolations"/>.</summary>
    /// <param name="declared">What was declared.</param>
    /// <param name="length">The bytes that came; null when nothing did.</param>
    /// <param name="sha256">Their SHA-256, 64 lower-case hexadecimal digits; empty or null where the length is another, or nothing came.</param>
    public static string? Fault(ImportState declared, long? length, string? sha256)
    {
        ArgumentNullException.ThrowIfNull(declared);
        if (length is null) return ImportViolations.Missing;
        if (length != declared.Length) return ImportViolations.SizeMismatch;
        return sha256 == declared.Sha256 ? null : ImportViolations.DigestMismatch;
    }
}
