using Dtks.Domain.Evidence;
using Dtks.Domain.Kernel;
using Dtks.Domain.ServiceDesk;
using Dtks.Functions.Data;
using Dtks.Functions.Evidence;
using Dtks.Functions.ServiceDesk.Applications;
using Dtks.Platform.Access;
using Dtks.Platform.Audit;
using Dtks.Platform.Changes;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Dtks.Platform.Reads;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.ServiceDesk.Papers;

/// <summary>
/// GET …/documents/{fileId}: where an application's file stands, for those whom the application concerns; while its bytes are awaited, which have arrived and the link to go on; once it is accepted,
/// the link to read it. Giving that one leaves an audit entry (REG-3).
/// </summary>
public sealed class GetHelpFile(Api api, HelpWork work, HelpFiles files, UploadBlobs blobs, BlobLinks downloads, UploadLinks uploads, AuditedReads reads, MessageCatalogue messages)
{
    /// <summary>One file.</summary>
    [Function(nameof(GetHelpFile))]
    [Access(Role.DeskOfficer, Role.SectionOfficer, Role.VillageHead, Role.VillageOfficer, Role.RegencyOfficer, Role.Auditor, Area = "regency", Reach = Reach.Own | Reach.Above | Reach.Below)]
    [Answers<HelpFileView>(ETag = true)]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/desk/{regency}/applications/{id}/documents/{fileId}")] HttpRequest request,
        string regency,
        string id,
        string fileId,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            await work.SeenAsync(caller, PathArea.Regency(regency), id, cancellation);
            var found = await files.FindAsync(regency, fileId, cancellation);
            if (found?.Application != id || !HelpAccess.MaySee(found.State.Kind, caller.Role))
            {
                throw new ProblemException(Problem.NotFound);
            }

            var link = found.State.Status == EvidenceStatus.Accepted ? await OpenAsync(found, caller.Actor, cancellation) : null;
            var upload = found.State.Status == EvidenceStatus.Pending ? await UploadAsync(found, caller.Actor, DeclareEvidence.HostOf(request), cancellation) : null;
            return Answer.Done(HelpFileView.Of(found, upload, link, messages, MessageCatalogue.Choose(request.Headers.AcceptLanguage)), found.ETag);
        });

    // Whoever may declare its kind may send; the others see how far it is.
    private async Task<UploadView> UploadAsync(HelpFileDocument found, Actor by, Uri host, CancellationToken cancellation) => UploadView.Of(
        found.Upload(), await blobs.ProgressAsync(found.BlobName(), cancellation), HelpFileRules.Of(by.Role).Contains(found.State.Kind) ? uploads.To(found.Upload(), host) : null);

    private async Task<BlobLink> OpenAsync(HelpFileDocument found, Actor by, CancellationToken cancellation)
    {
        await reads.NoteAsync(Partitions.ServiceDesk(found.Regency), AuditEntry.Of(by, "helpFile.read", found.Id, found.State), cancellation);
        return await downloads.ToDownloadAsync(found.BlobName(), found.State.FileName, found.State.ContentType, cancellation);
    }
}

/// <summary>An application's file as those see it whom the application concerns.</summary>
internal sealed record HelpFileView(
    string Id, string Application, HelpFileKind Kind, string? Paper, string FileName, string ContentType, EvidenceStatus Status, long Size, string Sha256, string By, DateTimeOffset At, string? Reason, string? Detail,
    UploadView? Upload, Uri? DownloadUrl, DateTimeOffset? ExpiresOn)
{
    /// <summary>The view; the reason of a rejection is given as its code, and in words in the language.</summary>
    public static HelpFileView Of(HelpFileDocument document, UploadView? upload, BlobLink? download, MessageCatalogue messages, string language) => new(
        document.State.Id,
        document.Application,
        document.State.Kind,
        document.State.Paper,
        document.State.FileName,
        document.State.ContentType,
        document.State.Status,
        document.State.Length,
        document.State.Sha256,
        document.State.DeclaredBy,
        document.State.DeclaredAt.ToDateTimeOffset(),
        document.State.RejectionCode,
        document.State.RejectionCode is { } code ? EvidenceView.Words(code, document.State.RejectionHint, messages, language) : null,
        upload,
        download?.Url,
        download?.ExpiresOn);
}
