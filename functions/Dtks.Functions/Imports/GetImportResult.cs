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
    [Asks<string>("format", "The form of the answer; JSON in pages without it.", Also = ["json", "csv", "xlsx"])]
    [Answers<ListAnswer<RowView>>]
    [Answers(200, File = "text/csv")]
    [Answers(200, File = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [Refuses(400, "import.format")]
    [Refuses(409, "import.noResult", "import.notRead")]
    [Refuses(410, "import.resultGone")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/villages/{village}/imports/{id}/result")] HttpRequest request,
        string village,
        string id,
        CancellationToken cancellation) =>
        api.RunAsync<IActionResult>(request, async caller =>
        {
            var (format, limit, language) = (TableFormats.Read(request.Query["format"]), Cursor.Limit(request), MessageCatalogue.Choose(request.Headers.AcceptLanguage));
            var after = ResultPlace.Parse(cursor.Read(request, caller));
            var found = await results.FindAsync(village, id, kind: null, cancellation);
            if (format is TableFormat.Json)
            {
                var (items, next) = await results.PageAsync(found, after, limit, language, cancellation);
                var page = new ListAnswer<RowView>(items, cursor.Write(next?.ToString(), request, caller));
                return new AnswerResult(await reads.ShowPageAsync(Partitions.Registry(village), caller.Actor, ("importResult.read", found.Id, ImportResults.Part(items)), page, etag: null, cancellation));
            }

            await reads.NoteAsync(Partitions.Registry(village), new AuditEntry("importResult.read", caller.Subject, caller.Role, found.Id, results.Shown(found)), cancellation);
            return new FileAnswer(TableFormats.TypeOf(format), $"hasil-{id[..8]}.{TableFormats.Extension(format)}", await results.FileAsync(found, format, language, cancellation));
        });
}
