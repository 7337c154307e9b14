using Dtks.Functions.Data;
using Dtks.Platform.Access;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using Dtks.Platform.Protection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Exports;

/// <summary>GET on the link that an export gives: its file, opened part by part on its way. The link is the permission; giving it left the audit entry.</summary>
public sealed class FetchExport(Api api, DocumentStore store, IEnumerable<IExportedList> lists, ExportLinks links, ExportBlobs blobs, FieldProtection protection)
{
    /// <summary>The file.</summary>
    [Function(nameof(FetchExport))]
    [Public]
    [QueryParameters("until", "sig")]
    [Asks<string>("until", "Until when the link is good; the link has it.", IsRequired = true)]
    [Asks<string>("sig", "The signature of the link; the link has it.", IsRequired = true)]
    [Answers(200, File = "text/csv")]
    [Refuses(403, "export.linkExpired", "export.linkUnknown")]
    [Refuses(410, "export.gone")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/exports/{village}/{id}")] HttpRequest request, string village, string id, CancellationToken cancellation) =>
        api.RunPublicAsync(async () =>
        {
            var found = PathId.IsId(id) ? await store.ReadAsync<ExportDocument>(Partitions.Registry(village), ExportDocument.IdOf(id), cancellation) : null;
            if (found is not { Status: ExportStatus.Done } || links.Check(found, Asked(request, "until"), Asked(request, "sig")) is not { IsOurs: true } link)
            {
                throw new ProblemException(new Problem(403, "export.linkUnknown"));
            }

            if (!link.IsInTime)
            {
                throw new ProblemException(new Problem(403, "export.linkExpired"));
            }

            var content = await blobs.OpenAsync(found.BlobName(), cancellation) ?? throw new ProblemException(new Problem(410, "export.gone"));
            var file = new ExportedFile(content, found, lists.First(l => l.Name == found.List).FileNameOf(village), protection);
            await file.BeginAsync(cancellation);
            return (IActionResult)file;
        });

    private static string? Asked(HttpRequest request, string name) => request.Query[name] is { Count: > 0 } given ? given.ToString() : null;
}
