using Dtks.Domain.Duplicates;
using Dtks.Domain.Kernel;
using Dtks.Functions.Data;
using Dtks.Platform.Access;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Duplicates;

/// <summary>GET /regencies/{regency}/duplicates?status=: pairs that are likely one person, those found first before others; how each stands is looked at as it is shown (REG-5).</summary>
public sealed class ListDuplicates(Api api, Listing listing, DuplicateStandings standings, MessageCatalogue messages)
{
    /// <summary>One page.</summary>
    [Function(nameof(ListDuplicates))]
    [QueryParameters("status", Paged = true)]
    [Access(Role.RegencyOfficer, Area = "regency")]
    [Asks<DuplicateStatus>("status", "Only what stands so.")]
    [Answers<ListAnswer<DuplicateItem>>]
    [Refuses(400, "list.status")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/regencies/{regency}/duplicates")] HttpRequest request, string regency, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var language = MessageCatalogue.Choose(request.Headers.AcceptLanguage);
            return Answer.Done(await listing.PageAsync<DuplicateDocument, DuplicateItem>(
                request,
                caller,
                Partitions.Ratifications(regency),
                Query(request),
                found => new Place(Listing.Key(found.CreatedOn), found.Id),
                async (found, stop) => DuplicateItem.Of(found.State, await StandingAsync(found, stop), messages, language),
                cancellation));
        });

    private async Task<PairStanding?> StandingAsync(DuplicateDocument found, CancellationToken cancellation) =>
        found.Status is DuplicateStatus.Open or DuplicateStatus.Same ? await standings.OfAsync(found.Regency, found.State.First, found.State.Second, cancellation) : null;

    private static OrderedQuery Query(HttpRequest request)
    {
        var status = request.Query["status"].ToString();
        if (status.Length == 0)
        {
            return new OrderedQuery("*", "c.type = 'duplicate'", "createdOn") { IdStart = DuplicateDocument.IdOf(string.Empty) };
        }

        return WireName.TryParse<DuplicateStatus>(status, out _)
            ? new OrderedQuery("*", "c.type = 'duplicate' AND c.status = @status", "createdOn") { IdStart = DuplicateDocument.IdOf(string.Empty) }.With("@status", status)
            : throw new ProblemException(new Problem(400, "list.status", Args: new Dictionary<string, string> { ["allowed"] = string.Join(", ", WireName.AllOf<DuplicateStatus>()) }));
    }
}
