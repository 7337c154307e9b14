using Dtks.Domain.Evidence;
using Dtks.Domain.LetterScans;

namespace Dtks.Functions.Ratification;

/// <summary>One of a letter's scans in its view: who declared it and when, and why it is not taken.</summary>
internal sealed record LetterScanView(string Id, EvidenceStatus Status, string ContentType, long Size, string Sha256, string By, DateTimeOffset At, string? Reason)
{
    /// <summary>Those of the letter as it went one time; null for none.</summary>
    public static IReadOnlyList<LetterScanView>? Of(IEnumerable<ScanState> scans, int round) =>
        scans.Where(scan => scan.Round == round).Select(Of).ToList() is { Count: > 0 } some ? some : null;

    private static LetterScanView Of(ScanState scan) =>
        new(scan.Id, scan.Status, scan.ContentType, scan.Length, scan.Sha256, scan.DeclaredBy, scan.DeclaredAt.ToDateTimeOffset(), scan.RejectionCode);
}
