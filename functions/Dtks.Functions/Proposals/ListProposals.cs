using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;
using Dtks.Functions.Areas;
using Dtks.Functions.Data;
using Dtks.Platform.Access;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Proposals;

/// <summary>GET /villages/{village}/proposals?status=: a village's proposals, oldest first, for officers of the area.</summary>
public sealed class ListProposals(Api api, DocumentStore store, AreaDirectory areas, Cursor cursor)
{
    /// <summary>One page.</summary>
    [Function(nameof(ListProposals))]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "villages/{village}/proposals")] HttpRequest request,
        string village,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            caller.Acting(Officers.OfTheArea);
            caller.RequireArea(PathArea.Village(village));
            if (!areas.Exists(village))
            {
                throw new ProblemException(Problem.NotFound);
            }

            var page = await store.ListAsync<ProposalDocument>(
                Partitions.Registry(village), Query(request), Cursor.Limit(request), cursor.Read(request, caller), cancellation);
            return Answer.Done(new ListAnswer<ProposalSummary>([.. page.Items.Select(ProposalSummary.Of)], cursor.Write(page.Continuation, request, caller)));
        });

    private static DocumentQuery Query(HttpRequest request)
    {
        var status = request.Query["status"].ToString();
        if (status.Length == 0)
        {
            return new DocumentQuery("SELECT * FROM c WHERE c.type = 'proposal' ORDER BY c.createdOn");
        }

        return WireName.TryParse<ProposalStatus>(status, out _)
            ? new DocumentQuery("SELECT * FROM c WHERE c.type = 'proposal' AND c.status = @status ORDER BY c.createdOn").With("@status", status)
            : throw new ProblemException(new Problem(400, "list.status", Args: new Dictionary<string, string> { ["allowed"] = string.Join(", ", WireName.AllOf<ProposalStatus>()) }));
    }
}
