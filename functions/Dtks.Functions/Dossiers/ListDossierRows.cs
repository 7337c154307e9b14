using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Dossiers;

/// <summary>GET /villages/{village}/dossiers/{id}/rows: what a dossier holds, and where each proposal stands now, for officers of the area (RAT-1).</summary>
public sealed class ListDossierRows(Api api, DossierRepository dossiers, DossierStandings standings, Cursor cursor)
{
    /// <summary>One page, in the order of the digest.</summary>
    [Function(nameof(ListDossierRows))]
    [QueryParameters(Paged = true)]
    [Access(Officers = true, Area = "village")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "villages/{village}/dossiers/{id}/rows")] HttpRequest request,
        string village,
        string id,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            if (await dossiers.FindAsync(village, id, cancellation) is null)
            {
                throw new ProblemException(Problem.NotFound);
            }

            var (limit, after) = (Cursor.Limit(request), cursor.Read(request, caller));
            var rows = (await dossiers.RowsAsync(village, id, cancellation)).Select((row, place) => (Row: row, Place: place)).Where(r => after is null || string.CompareOrdinal(r.Row.Proposal, after) > 0).ToList();
            var page = rows.Take(limit).ToList();
            var next = rows.Count > limit ? cursor.Write(page[^1].Row.Proposal, request, caller) : null;
            var found = await standings.OfAsync(village, page.Select(r => r.Row), cancellation);
            return Answer.Done(new ListAnswer<DossierRowView>(
                [.. page.Select(r => new DossierRowView(r.Place + 1, r.Row.Proposal, r.Row.Digest, found.GetValueOrDefault(r.Row.Proposal)?.Status))], next));
        });
}
