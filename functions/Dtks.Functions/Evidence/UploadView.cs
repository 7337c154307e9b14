namespace Dtks.Functions.Evidence;

/// <summary>How an upload whose bytes are awaited can be gone on with.</summary>
/// <param name="AwaitedUntil">From when on they are no longer awaited.</param>
/// <param name="Received">Bytes that have arrived.</param>
/// <param name="Missing">Bytes that have not.</param>
/// <param name="IsWhole">Whether all was put together: complete it.</param>
/// <param name="Blocks">The blocks that have arrived and wait for their list.</param>
/// <param name="UploadUrl">For whoever may declare it: where to send the rest.</param>
/// <param name="ExpiresOn">When that link stops working.</param>
internal sealed record UploadView(
    DateTimeOffset AwaitedUntil, long Received, long Missing, bool IsWhole, IReadOnlyList<UploadBlock> Blocks, Uri? UploadUrl, DateTimeOffset? ExpiresOn)
{
    public static UploadView Of(DeclaredUpload upload, UploadProgress progress, BlobLink? link) => new(
        upload.ExpiresAt.ToDateTimeOffset(),
        progress.Received,
        Math.Max(0, upload.Length - progress.Received),
        progress.IsWhole,
        progress.Blocks,
        progress.IsWhole ? null : link?.Url,
        progress.IsWhole ? null : link?.ExpiresOn);
}
