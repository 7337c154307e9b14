using Dtks.Domain.Kernel;
using Dtks.Functions.Imports;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.ServiceDesk.PovertyDatabase;

/// <summary>POST …/poverty-data/imports/{id}/completion: data &amp; reporting says that all bytes are there; reading and working follow (SVC-3).</summary>
public sealed class CompletePovertyImport(Api api, ImportDeclaration declaration)
{
    /// <summary>Takes the upload. Said again, it is answered with where the import then stands.</summary>
    [Function(nameof(CompletePovertyImport))]
    [Access(Role.SectionOfficer, Area = "village")]
    [Takes]
    [Answers<ImportReceipt>(202)]
    [Refuses(403, "poverty.dataOnly", Rule = "SVC-3")]
    [Refuses(409, "import.expired")]
    [Refuses(409, "import.notUploaded", Rule = "SVC-3")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/villages/{village}/poverty-data/imports/{id}/completion")] HttpRequest request,
        string village,
        string id,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            PovertyDeclaring.HoldToData(caller);
            var body = await RequestBody.ReadNothingAsync(request, cancellation);
            return await declaration.CompleteAsync(village, id, PovertyFiles.KindName, caller.Actor, IdempotencyHeader.Read(request, caller, body), cancellation);
        });
}
