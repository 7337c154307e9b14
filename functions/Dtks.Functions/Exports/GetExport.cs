using Dtks.Functions.Data;
using Dtks.Platform.Access;
using Dtks.Platform.Audit;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Dtks.Platform.Reads;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Exports;

/// <summary>
/// GET /villages/{village}/exports/{id}: how far an export is; once it is done, the link to fetch it. Giving that leaves an audit entry (REG-3). To anybody but whoever asked for it there is none.
/// </summary>
public sealed class GetExport(Api api, DocumentStore store, IEnumerable<IExportedList> lists, ExportLinks links, AuditedReads reads, TimeProvider clock)
{
    /// <summary>One export.</summary>
    [Function(nameof(GetExport))]
    [Access(Officers = true, Area = "village")]
    [Answers<ExportView>]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/villages/{village}/exports/{id}")] HttpRequest request, string village, string id, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var found = PathId.IsId(id) ? await store.ReadAsync<ExportDocument>(Partitions.Registry(village), ExportDocument.IdOf(id), cancellation) : null;
            if (found?.By != caller.Subject || clock.GetUtcNow() >= found.ExpiresOn)
            {
                throw new ProblemException(Problem.NotFound);
            }

            var view = ExportView.Of(found);
            return Answer.Done(found.Status == ExportStatus.Done ? await OpenAsync(view, found, caller, new Uri($"{request.Scheme}://{request.Host}"), cancellation) : view);
        });

    private async Task<ExportView> OpenAsync(ExportView view, ExportDocument found, Caller caller, Uri host, CancellationToken cancellation)
    {
        var list = lists.First(l => l.Name == found.List);
        await reads.NoteAsync(
            Partitions.Registry(found.Village), new AuditEntry("export.read", caller.Subject, caller.Role, found.Id, list.Columns, Part: found.List), cancellation);
        var (url, expiresOn) = links.To(found, host);
        return view with { FileName = list.FileNameOf(found.Village), DownloadUrl = url, ExpiresOn = expiresOn };
    }
}
