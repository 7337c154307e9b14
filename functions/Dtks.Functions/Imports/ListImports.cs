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

namespace Dtks.Functions.Imports;

/// <summary>GET /villages/{village}/imports: a village's prelists, newest first.</summary>
public sealed class ListImports(Api api, Listing listing, MessageCatalogue messages)
{
    /// <summary>One page.</summary>
    [Function(nameof(ListImports))]
    [QueryParameters(Paged = true)]
    [Access(Role.VillageOfficer, Area = "village")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "villages/{village}/imports")] HttpRequest request, string village, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var language = MessageCatalogue.Choose(request.Headers.AcceptLanguage);
            var query = new OrderedQuery("*", $"c.type = '{ImportDocument.TypeName}'", "createdOn") { Descending = true, IdStart = ImportDocument.IdOf(string.Empty) };
            return Answer.Done(await listing.PageAsync<ImportDocument, ImportView>(
                request, caller, Partitions.Registry(village), query, found => new Place(Listing.Key(found.CreatedOn), found.Id), found => ImportView.Of(found, upload: null, messages, language), cancellation));
        });
}
