using Dtks.Domain.Evidence;
using Dtks.Functions.Evidence;
using Dtks.Platform.Problems;

namespace Dtks.Functions.LetterScans;

/// <summary>A letter's scan as those see it who see the letter.</summary>
internal sealed record ScanView(
    string Id,
    string Regency,
    string Letter,
    int Round,
    string FileName,
    string ContentType,
    EvidenceStatus Status,
    long Size,
    string Sha256,
    string By,
    DateTimeOffset At,
    string? Reason,
    string? Detail,
    int? Pages,
    int? Width,
    int? Height,
    UploadView? Upload,
    Uri? DownloadUrl,
    DateTimeOffset? ExpiresOn)
{
    /// <summary>The view; the reason of a rejection is given as its code, and in words in the language.</summary>
    public static ScanView Of(ScanDocument document, UploadView? upload, BlobLink? download, MessageCatalogue messages, string language) => new(
        document.State.Id,
        document.Regency,
        document.Letter,
        document.State.Round,
        document.State.FileName,
        document.State.ContentType,
        document.State.Status,
        document.State.Length,
        document.State.Sha256,
        document.State.DeclaredBy,
        document.State.DeclaredAt.ToDateTimeOffset(),
        document.State.RejectionCode,
        document.State.RejectionCode is { } code ? EvidenceView.Words(code, document.State.RejectionHint, messages, language) : null,
        document.State.Pages,
        document.State.Width,
        document.State.Height,
        upload,
        download?.Url,
        download?.ExpiresOn);
}
