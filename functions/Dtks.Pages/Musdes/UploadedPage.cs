using System.Globalization;
using Dtks.Domain.Evidence;
using Dtks.Domain.Kernel;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;
using Dtks.Platform.InProcess;

namespace Dtks.Pages.Musdes;

/// <summary>/musdes/{village}/{id}/unggah/{upload}: how far a document's upload is; one that broke off is gone on with here (MUS-6).</summary>
public sealed class UploadedPage : IPage
{
    /// <inheritdoc />
    public string Route => "musdes/{village}/{id}/unggah/{upload}";

    /// <inheritdoc />
    public IReadOnlyList<Role> For => Readers;

    /// <summary>Who opens what was uploaded: not the TKSK, who reads deliberations too.</summary>
    public static IReadOnlyList<Role> Readers { get; } = [.. OfficerRoles.OfTheArea.Except([Role.Tksk])];

    /// <inheritdoc />
    public long MostBytes => EvidenceFormats.MaxLength + PageForm.MostBytes;

    /// <inheritdoc />
    public Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation) => PageAsync(visit, null, 200, cancellation);

    /// <inheritdoc />
    public async Task<PageAnswer> SubmitAsync(PageVisit visit, PageForm form, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(form);
        if (form.File("berkas") is { } file)
        {
            await using var content = file.OpenReadStream();
            var shown = await visit.ReadAsync<UploadRecord>(RecordOf(visit), cancellation);
            var sent = shown.Upload?.UploadUrl is { } link ? await visit.SendAsync(new ApiCall("PUT", link.PathAndQuery["/api".Length..]) { Content = content }, cancellation) : null;
            if (sent is { IsDone: false })
            {
                return await PageAsync(visit, FormFaults.Of(sent).Whole, sent.Status, cancellation);
            }
        }

        var reply = await visit.SendAsync(new ApiCall("POST", $"{RecordOf(visit)}/completion") { Key = form.Key }, cancellation);
        return reply.IsDone ? PageAnswer.GoTo(PathOf(visit)) : await PageAsync(visit, FormFaults.Of(reply).Whole, reply.Status, cancellation);
    }

    private static string RecordOf(PageVisit visit) => $"{MusdesPaths.Record(visit)}/evidence/{Uri.EscapeDataString(visit.Parts["upload"])}";

    private static string PathOf(PageVisit visit) => $"{MusdesPaths.Page(visit)}/unggah/{Uri.EscapeDataString(visit.Parts["upload"])}";

    private static async Task<PageAnswer> PageAsync(PageVisit visit, string? wrong, int status, CancellationToken cancellation)
    {
        var found = await visit.ReadAsync<UploadRecord>(RecordOf(visit), cancellation);
        return PageAnswer.Page<Uploaded, UploadedModel>(visit.Words["upload.title"], new UploadedModel(MusdesPaths.Page(visit), found, wrong), status);
    }
}

/// <summary>An upload.</summary>
/// <param name="Back">The deliberation's page.</param>
/// <param name="Found">The upload.</param>
/// <param name="Wrong">Why what was sent was not done; null where it was.</param>
public sealed record UploadedModel(string Back, UploadRecord Found, string? Wrong)
{
    /// <summary>The blocks that have arrived, as a script reads them: their ids with their lengths.</summary>
    public string Arrived => string.Join(' ', (Found.Upload?.Blocks ?? []).Select(b => $"{b.Id}:{b.Size.ToString(CultureInfo.InvariantCulture)}"));

    /// <summary>Where the rest is sent, on this site; null where nothing is awaited of the reader.</summary>
    public string? Link => Found.Upload?.UploadUrl?.PathAndQuery;
}

/// <summary>An upload as the API shows it.</summary>
/// <param name="Kind">What the document is.</param>
/// <param name="FileName">The file's name.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Size">How long it is, in bytes.</param>
/// <param name="Sha256">Its digest.</param>
/// <param name="Detail">Why it was rejected, in words.</param>
/// <param name="Reuses">Where the same picture was used before.</param>
/// <param name="Upload">How the upload can be gone on with.</param>
/// <param name="DownloadUrl">Where it can be read, for a while.</param>
public sealed record UploadRecord(
    string Kind, string FileName, string ContentType, string Status, long Size, string Sha256, string? Detail = null, IReadOnlyList<UploadReuse>? Reuses = null, UploadAwaited? Upload = null, Uri? DownloadUrl = null);

/// <summary>Where the same picture was used before.</summary>
/// <param name="Village">In which village.</param>
public sealed record UploadReuse(string Village);

/// <summary>How an upload can be gone on with.</summary>
/// <param name="Received">Bytes that have arrived.</param>
/// <param name="IsWhole">Whether all was put together.</param>
/// <param name="Blocks">The blocks that have arrived.</param>
/// <param name="UploadUrl">Where to send the rest.</param>
public sealed record UploadAwaited(long Received, bool IsWhole, IReadOnlyList<AwaitedBlock> Blocks, Uri? UploadUrl = null);

/// <summary>A block that has arrived.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Size">Bytes.</param>
public sealed record AwaitedBlock(string Id, long Size);
