using Dtks.Functions.Areas;
using Dtks.Functions.Data;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Deliberations;

/// <summary>
/// GET /public/villages/{village}/deliberations: what anyone may know of a village's deliberations (MUS-5, REG-3), the latest first.
/// </summary>
public sealed class ListConcludedDeliberations(Api api, DocumentStore store, AreaDirectory areas, Cursor cursor)
{
    /// <summary>One page.</summary>
    [Function(nameof(ListConcludedDeliberations))]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "public/villages/{village}/deliberations")] HttpRequest request,
        string village,
        CancellationToken cancellation) =>
        api.RunPublicAsync(async () =>
        {
            if (!areas.Exists(PathArea.Village(village).Value))
            {
                throw new ProblemException(Problem.NotFound);
            }

            var query = new DocumentQuery(
                "SELECT c.published FROM c WHERE c.type = 'deliberation' AND c.status = 'concluded' ORDER BY c.concludedOn DESC");
            var page = await store.ListAsync<Concluded>(
                Partitions.Registry(village), query, Cursor.Limit(request), cursor.Read(request, caller: null), cancellation);
            var list = new ListAnswer<PublishedDeliberation>(
                [.. page.Items.Select(c => c.Published)], cursor.Write(page.Continuation, request, caller: null));
            return Answer.Done(list) with { CacheControl = "public, max-age=60" };
        });

    private sealed record Concluded(PublishedDeliberation Published);
}
