using Dtks.Domain.Imports;
using Dtks.Domain.Kernel;
using Dtks.Functions.Evidence;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Imports;

/// <summary>POST /villages/{village}/imports: announces a prelist and gives the link to put its bytes at (RAT-2).</summary>
public sealed class DeclareImport(Api api, ImportDeclaration declaration)
{
    /// <summary>Announces one prelist.</summary>
    [Function(nameof(DeclareImport))]
    [Access(Role.VillageOfficer, Area = "village")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "villages/{village}/imports")] HttpRequest request, string village, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var body = await RequestBody.ReadBytesAsync(request, cancellation);
            var draft = RequestBody.Parse<ImportDraft>(body);
            return await declaration.DeclareAsync(village, draft, purpose: null, caller.Actor, IdempotencyHeader.Read(request, caller, body), DeclareEvidence.HostOf(request), cancellation);
        });
}
