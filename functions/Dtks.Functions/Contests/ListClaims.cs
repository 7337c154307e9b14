using Dtks.Domain.Kernel;
using Dtks.Functions.Data;
using Dtks.Functions.Proposals;
using Dtks.Platform.Access;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Contests;

/// <summary>GET /regencies/{regency}/claims?status=: the conflicts over numbers that concern the regency, oldest first (REG-5).</summary>
public sealed class ListClaims(Api api, Listing listing)
{
    /// <summary>One page.</summary>
    [Function(nameof(ListClaims))]
    [QueryParameters("status", Paged = true)]
    [Access(Role.RegencyOfficer, Area = "regency")]
    [Asks<ContestStatus>("status", "Only what stands so.")]
    [Answers<ListAnswer<ContestView>>]
    [Refuses(400, "list.status")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/regencies/{regency}/claims")] HttpRequest request,
        string regency,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller => Answer.Done(await listing.PageAsync<ContestDocument, ContestView>(
            request, caller, Partitions.Ratifications(regency), Query(request), found => new Place(Listing.Key(found.CreatedOn), found.Id), ContestView.Of, cancellation)));

    private static OrderedQuery Query(HttpRequest request)
    {
        var status = request.Query["status"].ToString();
        if (status.Length == 0)
        {
            return new OrderedQuery("*", "c.type = 'contest'", "createdOn") { IdStart = ContestDocument.IdOf(string.Empty) };
        }

        return WireName.TryParse<ContestStatus>(status, out _)
            ? new OrderedQuery("*", "c.type = 'contest' AND c.status = @status", "createdOn") { IdStart = ContestDocument.IdOf(string.Empty) }.With("@status", status)
            : throw new ProblemException(new Problem(400, "list.status", Args: new Dictionary<string, string> { ["allowed"] = string.Join(", ", WireName.AllOf<ContestStatus>()) }));
    }
}
