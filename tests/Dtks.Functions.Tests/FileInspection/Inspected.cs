using Dtks.Domain.Evidence;
using Dtks.Functions.FileInspection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Dtks.Functions.Tests.FileInspection;

/// <summary>Files as the inspection sees them: first what their bytes begin with, then opened.</summary>
internal static class Inspected
{
    /// <summary>Bounds small enough for files that a test can make.</summary>
    public static InspectionOptions Bounds => new() { MostUnfoldedMebibytes = 64, MostPages = 50, MostMegapixels = 30, Seconds = 60 };

    /// <summary>What a file shows, or why it is rejected.</summary>
    public static async Task<DocumentContent> AsAsync(string contentType, byte[] file, InspectionOptions? bounds = null)
    {
        if (EvidenceFormats.Sniff(file.AsSpan(0, Math.Min(file.Length, EvidenceFormats.SniffedBytes))) != contentType)
        {
            return DocumentContent.Faulty(EvidenceViolations.TypeMismatch);
        }

        using var opening = new FileOpening(Options.Create(bounds ?? Bounds), TimeProvider.System, NullLogger<FileOpening>.Instance);
        return await opening.OpenAsync(file, contentType, isPhoto: contentType != EvidenceFormats.Pdf, CancellationToken.None);
    }
}
