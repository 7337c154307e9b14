using Dtks.Domain.Kernel;

namespace Dtks.Domain.Evidence;

/// <summary>Whether the bytes are what was declared (MUS-6, MUS-7).</summary>
public static class InspectionRules
{
    /// <summary>
    /// Null when they are; else the first of evidence.missing, evidence.sizeMismatch, evidence.typeMismatch and evidence.digestMismatch
    /// that applies.
    /// </summary>
    /// <param name="declared">What was declared.</param>
    /// <param name="found">What was found; null when nothing was.</param>
    public static string? Fault(EvidenceState declared, UploadedBytes? found)
    {
        ArgumentNullException.ThrowIfNull(declared);
        if (found is null) return EvidenceViolations.Missing;
        if (found.Length != declared.Length) return EvidenceViolations.SizeMismatch;
        if (EvidenceFormats.Sniff(found.First.Span) != declared.ContentType) return EvidenceViolations.TypeMismatch;
        return string.Equals(found.Sha256, declared.Sha256, StringComparison.OrdinalIgnoreCase)
            ? null
            : EvidenceViolations.DigestMismatch;
    }
}
