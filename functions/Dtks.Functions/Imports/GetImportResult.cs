using Dtks.Domain.Kernel;
using Dtks.Functions.Data;
using Dtks.Platform.Access;
using Dtks.Platform.Audit;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using Dtks.Platform.Reads;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Imports;

/// <summary>
/// GET …/imports/{id}/result: what became of each row. As JSON in pages, in the order the families are worked; by <c>?format=csv</c> or <c>xlsx</c> as one file of all rows in the order of
/// the file, which can be corrected and sent again.
/// </summary>
public sealed class GetImportResult(Api api, ImportResults results, Cursor cursor, AuditedReads reads)
{
    /// <summary>A page, or the file.</summary>
    [Function(nameof(GetImportResult))]
    [QueryParameters("format", Paged = true)]
    [Access(Role.VillageOfficer, Area = "village")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "villages/{village}/imports/{id}/result")] HttpRequest request,
        string village,
        string id,
        CancellationToken cancellation) =>
        api.RunAsync<IActionResult>(request, async caller =>
        {
            var (format, limit, language) = (PrelistFormats.Read(request.Query["format"]), Cursor.Limit(request), MessageCatalogue.Choose(request.Headers.AcceptLanguage));
            var after = ResultPlace.Parse(cursor.Read(request, caller));
            var found = await results.FindAsync(village, id, cancellation);
            if (format is PrelistFormat.Json)
            {
                var (items, next) = await results.PageAsync(found, after, limit, language, cancellation);
                var part = items.Count == 0 ? null : $"{items[0].Row}..{items[^1].Row}";
                var page = new ListAnswer<RowView>(items, cursor.Write(next?.ToString(), request, caller));
                return new AnswerResult(await reads.ShowPageAsync(Partitions.Registry(village), caller.Actor, ("importResult.read", found.Id, part), page, etag: null, cancellation));
            }

            await reads.NoteAsync(Partitions.Registry(village), new AuditEntry("importResult.read", caller.Subject, caller.Role, found.Id, PrelistWriter.Header), cancellation);
            return new FileAnswer(PrelistFormats.TypeOf(format), $"hasil-{id[..8]}.{PrelistFormats.Extension(format)}", await results.FileAsync(found, format, language, cancellation));
        });
}
