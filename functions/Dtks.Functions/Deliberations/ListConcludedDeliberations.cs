using Dtks.Domain.Areas;
using Dtks.Domain.Policies;
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
using NodaTime;

namespace Dtks.Functions.Deliberations;

/// <summary>
/// GET /public/villages/{village}/deliberations: what anyone may know of a village's deliberations (MUS-5, REG-3), the latest first.
/// </summary>
public sealed class ListConcludedDeliberations(Api api, Listing listing, AreaDirectory areas, PolicyVersions policies, TimeProvider clock)
{
    private static readonly OrderedQuery Query = new("c.id, c.concludedOn, c.published", "c.type = 'deliberation' AND c.status = 'concluded'", "concludedOn") { Descending = true, IdStart = DeliberationDocument.IdOf(string.Empty) };

    /// <summary>One page.</summary>
    [Function(nameof(ListConcludedDeliberations))]
    [QueryParameters(Paged = true)]
    [Public]
    [Answers<ListAnswer<PublicDeliberation>>]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/public/villages/{village}/deliberations")] HttpRequest request,
        string village,
        CancellationToken cancellation) =>
        api.RunPublicAsync(async () =>
        {
            var area = PathArea.Village(village);
            if (!areas.Exists(area.Value))
            {
                throw new ProblemException(Problem.NotFound);
            }

            var policy = policies.At(TimeZones.DateIn(area, Instant.FromDateTimeOffset(clock.GetUtcNow())));
            var list = await listing.PageAsync<Concluded, PublicDeliberation>(
                request, caller: null, Partitions.Registry(village), Query, row => new Place(Listing.Key(row.ConcludedOn), row.Id), row => PublicDeliberation.Of(row.Published, policy), cancellation);
            return Answer.Done(list) with { CacheControl = "public, max-age=60" };
        });

    private sealed record Concluded(string Id, DateTimeOffset ConcludedOn, PublishedDeliberation Published);
}
