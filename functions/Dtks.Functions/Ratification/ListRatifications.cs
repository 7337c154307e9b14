using Dtks.Domain.Kernel;
using Dtks.Domain.Ratification;
using Dtks.Functions.Data;
using Dtks.Platform.Access;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Ratification;

/// <summary>GET /regencies/{regency}/ratifications?status=: a regency's letters, newest first.</summary>
public sealed class ListRatifications(Api api, Listing listing)
{
    private static readonly ILookup<string, LetterStatus> ByName = Enum.GetValues<LetterStatus>().ToLookup(LetterView.Shown, StringComparer.Ordinal);

    /// <summary>One page.</summary>
    [Function(nameof(ListRatifications))]
    [QueryParameters("status", Paged = true)]
    [Access(Role.Regent, Role.RegencyOfficer, Role.MinistryOfficer, Role.Auditor, Area = "regency")]
    [Asks<string>("status", "Only letters that stand so.", Also = ["signing", "signed", "applying", "applied", "returned", "void"])]
    [Answers<ListAnswer<LetterView>>]
    [Refuses(400, "list.status")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/regencies/{regency}/ratifications")] HttpRequest request,
        string regency,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller => Answer.Done(await listing.PageAsync<LetterDocument, LetterView>(
            request,
            caller,
            Partitions.Ratifications(regency),
            Query(request),
            found => new Place(Listing.Key(found.CreatedOn), found.Id),
            found => LetterView.Of(found.State),
            cancellation)));

    private static OrderedQuery Query(HttpRequest request)
    {
        var status = request.Query["status"].ToString();
        if (status.Length == 0)
        {
            return new OrderedQuery("*", "c.type = 'letter'", "createdOn") { Descending = true, IdStart = LetterDocument.IdOf(string.Empty) };
        }

        return ByName.Contains(status)
            ? new OrderedQuery("*", "c.type = 'letter' AND ARRAY_CONTAINS(@statuses, c.state.status)", "createdOn") { Descending = true, IdStart = LetterDocument.IdOf(string.Empty) }
                .With("@statuses", ByName[status].Select(WireName.Of).ToList())
            : throw new ProblemException(new Problem(400, "list.status", Args: new Dictionary<string, string> { ["allowed"] = string.Join(", ", ByName.Select(name => name.Key)) }));
    }
}
