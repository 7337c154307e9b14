using Dtks.Functions.Data;
using Dtks.Platform.Access;
using Dtks.Platform.Audit;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using Dtks.Platform.Reads;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Dtks.Functions.Imports;

/// <summary>Shows what became of the rows of an import of a kind: as JSON in pages, or as one file of all rows, which can be corrected and sent again. Each read is audited (REG-3).</summary>
public sealed class ImportResultShowing(ImportResults results, Cursor cursor, AuditedReads reads)
{
    /// <summary>The page or the file that the request asks for.</summary>
    /// <param name="request">The request, with <c>format</c>, <c>limit</c> and <c>cursor</c>.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="import">The village and the import's id.</param>
    /// <param name="kind">The kind; null for a prelist.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <exception cref="ProblemException">404, or 409 while it is not read.</exception>
    public async Task<IActionResult> ShowAsync(HttpRequest request, Caller caller, (string Village, string Id) import, string? kind, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(caller);
        var (format, limit, language) = (TableFormats.Read(request.Query["format"]), Cursor.Limit(request), MessageCatalogue.Choose(request.Headers.AcceptLanguage));
        var (after, partition) = (ResultPlace.Parse(cursor.Read(request, caller)), Partitions.Registry(import.Village));
        var found = await results.FindAsync(import.Village, import.Id, kind, cancellation);
        if (format is TableFormat.Json)
        {
            var (items, next) = await results.PageAsync(found, after, limit, language, cancellation);
            var page = new ListAnswer<RowView>(items, cursor.Write(next?.ToString(), request, caller));
            return new AnswerResult(await reads.ShowPageAsync(partition, caller.Actor, ("importResult.read", found.Id, ImportResults.Part(items)), page, etag: null, cancellation));
        }

        await reads.NoteAsync(partition, new AuditEntry("importResult.read", caller.Subject, caller.Role, found.Id, results.Shown(found)), cancellation);
        return new FileAnswer(TableFormats.TypeOf(format), $"hasil-{import.Id[..8]}.{TableFormats.Extension(format)}", await results.FileAsync(found, format, language, cancellation));
    }
}
