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
    int? Pages,
    int? Width,
    int? Height,
    IReadOnlyList<EvidenceReuse>? Reuses,
    UploadView? Upload,
    Uri? DownloadUrl,
    DateTimeOffset? ExpiresOn)
{
    /// <summary>The view; the reason of a rejection is given as its code, and in words in the language.</summary>
    public static EvidenceView Of(EvidenceDocument document, UploadView? upload, BlobLink? download, MessageCatalogue messages, string language) => new(
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
        document.State.RejectionCode is { } code ? Words(code, document.State.RejectionHint, messages, language) : null,
        document.State.Pages,
        document.State.Width,
        document.State.Height,
        document.State.Reuses,
        upload,
        download?.Url,
        download?.ExpiresOn);

    /// <summary>The reason of a rejection in words.</summary>
    public static string Words(string code, string? hint, MessageCatalogue messages, string language) => hint is null
        ? messages.Text(language, code, args: null)
        : $"{messages.Text(language, code, args: null)} {messages.Text(language, hint, args: null)}";
}
