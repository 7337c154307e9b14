using Dtks.Domain.Evidence;
using Dtks.Domain.Kernel;
using Dtks.Functions.Data;
using Dtks.Functions.Evidence;
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

namespace Dtks.Functions.LetterScans;

/// <summary>
/// GET …/scans/{scanId}: where a letter's scan stands; while its bytes are awaited, which have arrived and the link to go on; once it is accepted, the link to read it, for whoever sees
/// the letter. Giving that one leaves an audit entry.
/// </summary>
public sealed class GetScan(Api api, ScanRepository scans, UploadBlobs blobs, BlobLinks downloads, UploadLinks uploads, AuditedReads reads, MessageCatalogue messages)
{
    /// <summary>One scan.</summary>
    [Function(nameof(GetScan))]
    [Access(Role.Regent, Role.RegencyOfficer, Role.MinistryOfficer, Role.Auditor, Area = "regency")]
    [Answers<ScanView>(ETag = true)]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/regencies/{regency}/ratifications/{id}/scans/{scanId}")] HttpRequest request,
        string regency,
        string id,
        string scanId,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var by = caller.Actor;
            var found = await scans.FindAsync(regency, scanId, cancellation);
            if (found?.Letter != id)
            {
                throw new ProblemException(Problem.NotFound);
            }

            var link = found.State.Status == EvidenceStatus.Accepted ? await OpenAsync(found, by, cancellation) : null;
            var upload = found.State.Status == EvidenceStatus.Pending ? await UploadAsync(found.Upload(), by, DeclareEvidence.HostOf(request), cancellation) : null;
            return Answer.Done(ScanView.Of(found, upload, link, messages, MessageCatalogue.Choose(request.Headers.AcceptLanguage)), found.ETag);
        });

    // Whoever may declare may send; the others see how far it is.
    private async Task<UploadView> UploadAsync(DeclaredUpload declared, Actor by, Uri host, CancellationToken cancellation) =>
        UploadView.Of(declared, await blobs.ProgressAsync(declared.BlobName, cancellation), by.Role == Role.Regent ? uploads.To(declared, host) : null);

    private async Task<BlobLink> OpenAsync(ScanDocument found, Actor by, CancellationToken cancellation)
    {
        await reads.NoteAsync(Partitions.Ratifications(found.Regency), AuditEntry.Of(by, "letterScan.read", found.Id, found.State), cancellation);
        return await downloads.ToDownloadAsync(found.BlobName(), found.State.FileName, found.State.ContentType, cancellation);
    }
}
