using Dtks.Domain.Kernel;

namespace Dtks.Domain.Evidence;

/// <summary>Whether the bytes are what was declared (MUS-6, MUS-7).</summary>
public static class InspectionRules
{
    /// <summary>
    /// Whether a document whose bytes are as declared can be taken: null, or a code. One that was not decoded cannot (MUS-4, MUS-7).
    /// </summary>
    /// <param name="content">What its decoding showed.</param>
    /// <param name="sameFileAs">The other kind that this file was accepted as in the deliberation.</param>
    public static string? Fault(DocumentContent? content, EvidenceKind? sameFileAs)
    {
        if (content is null) return EvidenceViolations.Damaged;
        return content.Fault ?? (sameFileAs is null ? null : EvidenceViolations.SameFile);
    }

    /// <summary>
    /// Null when they are; else the first of evidence.missing, evidence.sizeMismatch, evidence.typeMismatch and evidence.digestMismatch
    /// that applies.
    /// </summary>
    /// <param name="declared">What was declared.</param>
    /// <param name="found">What was found; null when nothing was.</param>
    public static string? Fault(DeclaredBytes declared, UploadedBytes? found)
    {
        ArgumentNullException.ThrowIfNull(declared);
        if (found is null) return EvidenceViolations.Missing;
        if (found.Length != declared.Length) return EvidenceViolations.SizeMismatch;
        if (EvidenceFormats.Sniff(found.First.Span) != declared.ContentType) return EvidenceViolations.TypeMismatch;
        return string.Equals(found.Sha256, declared.Sha256, StringComparison.OrdinalIgnoreCase)
            ? null
            : EvidenceViolations.DigestMismatch;
    }

    /// <summary>What a rejected file seems to be: a code whose text says how to send it; null when there is no more to say.</summary>
    /// <param name="fault">Why it is rejected.</param>
    /// <param name="found">What was found.</param>
    public static string? Hint(string fault, UploadedBytes? found) => fault == EvidenceViolations.TypeMismatch && found is not null ? EvidenceFormats.HintOf(found.First.Span) : null;
}
