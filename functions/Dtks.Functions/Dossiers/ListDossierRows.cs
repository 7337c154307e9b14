using System.Globalization;
using Dtks.Domain.Dossiers;
using Dtks.Domain.Verification;
using Dtks.Functions.Data;
using Dtks.Functions.Proposals;
using Dtks.Functions.Verification;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Dtks.Platform.Reads;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Dossiers;

/// <summary>GET /villages/{village}/dossiers/{id}/rows: what a dossier holds, for officers of the area (RAT-1): proposals with where each stands now, or the lines of the sheet that was handed in.</summary>
public sealed class ListDossierRows(Api api, DossierRepository dossiers, DossierStandings standings, FamilyHeads heads, SheetRepository sheets, SheetLineList lines, AuditedReads reads, Cursor cursor)
{
    /// <summary>One page, in the order of the digest; 409 where the sheet is no more the one that was handed in.</summary>
    [Function(nameof(ListDossierRows))]
    [QueryParameters(Paged = true)]
    [Access(Officers = true, Area = "village")]
    [Answers<ListAnswer<DossierRowView>>]
    [Answers<ListAnswer<SheetLineView>>]
    [Refuses(409, "dossier.sheetChanged", Rule = "RAT-8")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/villages/{village}/dossiers/{id}/rows")] HttpRequest request,
        string village,
        string id,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var (limit, after) = (Cursor.Limit(request), cursor.Read(request, caller));
            var found = await dossiers.FindAsync(village, id, cancellation) ?? throw new ProblemException(Problem.NotFound);
            return found.State.Subject == DossierSubject.Eligibility
                ? await LinesAsync(found.State, limit, after, request, caller, cancellation)
                : await ProposalsAsync(found.State, limit, after, request, caller, cancellation);
        });

    private async Task<Answer> ProposalsAsync(DossierState dossier, int limit, string? after, HttpRequest request, Caller caller, CancellationToken cancellation)
    {
        var village = dossier.Village.Value;
        var rows = (await dossiers.RowsAsync(village, dossier.Id, cancellation)).Select((row, place) => (Row: row, Place: place)).Where(r => after is null || string.CompareOrdinal(r.Row.Proposal, after) > 0).ToList();
        var page = rows.Take(limit).ToList();
        var next = rows.Count > limit ? cursor.Write(page[^1].Row.Proposal, request, caller) : null;
        var found = await standings.OfAsync(village, page.Select(r => r.Row), cancellation);
        var named = await heads.OfAsync(village, page.Select(r => r.Row.Proposal), cancellation);
        var list = new ListAnswer<DossierRowView>(
            [.. page.Select(r => new DossierRowView(r.Place + 1, r.Row.Proposal, r.Row.Digest, found.GetValueOrDefault(r.Row.Proposal)?.Status) { Head = named.GetValueOrDefault(r.Row.Proposal) })], next);
        var read = ("dossier.rowsRead", DossierDocument.IdOf(dossier.Id), page.Count == 0 ? null : $"{page[0].Place + 1}..{page[^1].Place + 1}");
        return await reads.ShowPageAsync(Partitions.Registry(village), caller.Actor, read, list, etag: null, cancellation);
    }

    // What was handed in is known by its digest: opened again, the sheet is another.
    private async Task<Answer> LinesAsync(DossierState dossier, int limit, string? after, HttpRequest request, Caller caller, CancellationToken cancellation)
    {
        var sheet = await sheets.FindAsync(dossier.Village.Value, dossier.Period, cancellation);
        if (sheet?.Digest != dossier.Digest)
        {
            throw new ProblemException(new Problem(409, DossierViolations.SheetChanged, "RAT-8"));
        }

        var first = int.Parse(after ?? "1", CultureInfo.InvariantCulture);
        var last = Math.Min(first + limit - 1, sheet.Tally.Lines);
        var items = await lines.OfAsync(sheet, first, last, MessageCatalogue.Choose(request.Headers.AcceptLanguage), cancellation);
        var next = last < sheet.Tally.Lines ? (last + 1).ToString(CultureInfo.InvariantCulture) : null;
        var list = new ListAnswer<SheetLineView>(items, cursor.Write(next, request, caller));
        var read = ("sheet.read", sheet.Id, LineRanges.Of(list.Items.Select(line => line.Line)));
        return await reads.ShowPageAsync(Partitions.Registry(sheet.Village), caller.Actor, read, list, etag: null, cancellation);
    }
}
