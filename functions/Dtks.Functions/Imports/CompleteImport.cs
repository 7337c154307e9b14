using Dtks.Domain.Kernel;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Imports;

/// <summary>POST …/imports/{id}/completion: the client says that all bytes are there; reading and working follow (RAT-2).</summary>
public sealed class CompleteImport(Api api, ImportDeclaration declaration)
{
    /// <summary>Takes the upload. Said again, it is answered with where the import then stands.</summary>
    [Function(nameof(CompleteImport))]
    [Access(Role.VillageOfficer, Area = "village")]
    [Takes]
    [Answers<ImportReceipt>(202)]
    [Refuses(409, "import.expired")]
    [Refuses(409, "import.notUploaded", Rule = "RAT-2")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/villages/{village}/imports/{id}/completion")] HttpRequest request,
        string village,
        string id,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var body = await RequestBody.ReadNothingAsync(request, cancellation);

            return await declaration.CompleteAsync(village, id, kind: null, caller.Actor, IdempotencyHeader.Read(request, caller, body), cancellation);
        });
}
