using Dtks.Domain.Kernel;
using Dtks.Functions.Imports;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.ServiceDesk.PovertyDatabase;

/// <summary>GET /villages/{village}/poverty-data/imports: a village's files of poverty data, newest first.</summary>
public sealed class ListPovertyImports(Api api, Listing listing, ImportShowing showing)
{
    /// <summary>One page.</summary>
    [Function(nameof(ListPovertyImports))]
    [QueryParameters(Paged = true)]
    [Access(Role.SectionOfficer, Area = "village")]
    [Answers<ListAnswer<ImportView>>]
    [Refuses(403, "poverty.dataOnly", Rule = "SVC-3")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/villages/{village}/poverty-data/imports")] HttpRequest request, string village, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            PovertyDeclaring.HoldToData(caller);
            return Answer.Done(await listing.PageAsync(request, caller, showing.All(village, PovertyFiles.KindName, MessageCatalogue.Choose(request.Headers.AcceptLanguage)), cancellation));
        });
}
