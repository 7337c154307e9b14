using Dtks.Domain.Kernel;
using Dtks.Functions.Evidence;
using Dtks.Functions.Imports;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.ServiceDesk.PovertyDatabase;

/// <summary>GET …/poverty-data/imports/{id}: how far a file of poverty data is; while its bytes are awaited, which have arrived and the link to go on.</summary>
public sealed class GetPovertyImport(Api api, ImportShowing showing)
{
    /// <summary>One import.</summary>
    [Function(nameof(GetPovertyImport))]
    [Access(Role.SectionOfficer, Area = "village")]
    [Answers<ImportView>(ETag = true)]
    [Refuses(403, "poverty.dataOnly", Rule = "SVC-3")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/villages/{village}/poverty-data/imports/{id}")] HttpRequest request, string village, string id, CancellationToken cancellation) =>
        api.RunAsync(request, caller =>
        {
            PovertyDeclaring.HoldToData(caller);
            return showing.OneAsync(village, id, PovertyFiles.KindName, DeclareEvidence.HostOf(request), MessageCatalogue.Choose(request.Headers.AcceptLanguage), cancellation);
        });
}
