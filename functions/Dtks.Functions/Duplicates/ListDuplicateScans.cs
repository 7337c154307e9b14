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

/// <summary>GET /regencies/{regency}/duplicate-scans: a regency's scans, the latest first (REG-5).</summary>
public sealed class ListDuplicateScans(Api api, Listing listing, MessageCatalogue messages)
{
    /// <summary>One page.</summary>
    [Function(nameof(ListDuplicateScans))]
    [QueryParameters(Paged = true)]
    [Access(Role.RegencyOfficer, Area = "regency")]
    [Answers<ListAnswer<ScanView>>]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/regencies/{regency}/duplicate-scans")] HttpRequest request, string regency, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var language = MessageCatalogue.Choose(request.Headers.AcceptLanguage);
            var query = new OrderedQuery("*", $"c.type = '{ScanDocument.TypeName}'", "createdOn") { Descending = true, IdStart = ScanDocument.IdOf(string.Empty) };
            return Answer.Done(await listing.PageAsync<ScanDocument, ScanView>(
                request, caller, Partitions.Ratifications(regency), query, found => new Place(Listing.Key(found.CreatedOn), found.Id), found => ScanView.Of(found.State, messages, language), cancellation));
        });
}
