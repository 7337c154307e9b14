using Dtks.Domain.Kernel;
using Dtks.Domain.ServiceDesk.Poverty;
using Dtks.Functions.Data;
using Dtks.Platform.Access;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.ServiceDesk.PovertyDatabase;

/// <summary>GET /desk/{regency}/poverty-data: of which day each village's data are, from what, and how many persons; and what newer ones are being entered (SVC-3). It shows nobody.</summary>
public sealed class ListPovertyData(Api api, Listing listing)
{
    /// <summary>One page, in the order in which the villages' first data came.</summary>
    [Function(nameof(ListPovertyData))]
    [QueryParameters(Paged = true)]
    [Access(Role.SectionOfficer, Role.RegencyOfficer, Role.Auditor, Area = "regency")]
    [Answers<ListAnswer<PovertyDataItem>>]
    [Refuses(403, "poverty.dataOnly", Rule = "SVC-3")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/desk/{regency}/poverty-data")] HttpRequest request, string regency, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            PovertyDeclaring.HoldToData(caller);
            var query = new OrderedQuery("*", $"c.type = '{PovertyVillageDocument.TypeName}'", "createdOn") { IdStart = PovertyVillageDocument.IdOf(string.Empty) };
            var all = new PagedList<PovertyVillageDocument, PovertyDataItem>(
                Partitions.ServiceDesk(PathArea.Regency(regency).Value), query, row => new Place(Listing.Key(row.CreatedOn), row.Id), PovertyDataItem.Of);
            return Answer.Done(await listing.PageAsync(request, caller, all, cancellation));
        });
}

/// <summary>What a village's data are of.</summary>
/// <param name="Village">The village.</param>
/// <param name="Current">Those in force; left out while there are none.</param>
/// <param name="InForceSince">Since when they are in force.</param>
/// <param name="Coming">Newer ones that are being entered; left out where there are none.</param>
internal sealed record PovertyDataItem(string Village, PovertyList? Current, DateTimeOffset? InForceSince, PovertyList? Coming)
{
    public static PovertyDataItem Of(PovertyVillageDocument document) => new(document.Village, document.State.Current, document.InForceSince, document.State.Coming);
}
