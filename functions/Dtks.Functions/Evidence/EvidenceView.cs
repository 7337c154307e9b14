using Dtks.Domain.Evidence;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Evidence;

/// <summary>An upload as officers of its area see it.</summary>
internal sealed record EvidenceView(
    string Id,
    string Village,
    string Deliberation,
    EvidenceKind Kind,
    string FileName,
    string ContentType,
    EvidenceStatus Status,
    long Size,
    string Sha256,
    string? Reason,
    string? Detail,
    Uri? DownloadUrl,
    DateTimeOffset? ExpiresOn)
{
    /// <summary>The view; the reason of a rejection is given as its code, and in words in the language.</summary>
    public static EvidenceView Of(EvidenceDocument document, BlobLink? link, MessageCatalogue messages, string language) => new(
        document.State.Id,
        document.Village,
        document.Deliberation,
        document.State.Kind,
        document.State.FileName,
        document.State.ContentType,
        document.Status,
        document.State.Length,
        document.State.Sha256,
        document.State.RejectionCode,
        document.State.RejectionCode is { } code ? messages.Text(language, code, args: null) : null,
        link?.Url,
        link?.ExpiresOn);
}
