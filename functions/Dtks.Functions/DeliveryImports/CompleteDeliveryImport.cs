using Dtks.Domain.Kernel;
using Dtks.Functions.Imports;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.DeliveryImports;

/// <summary>POST …/card-deliveries/imports/{id}/completion: the post officer says that all bytes are there; reading and working follow (CRD-1).</summary>
public sealed class CompleteDeliveryImport(Api api, ImportDeclaration declaration)
{
    /// <summary>Takes the upload. Said again, it is answered with where the import then stands.</summary>
    [Function(nameof(CompleteDeliveryImport))]
    [Access(Role.PostOfficer, Area = "village")]
    [Takes]
    [Answers<ImportReceipt>(202)]
    [Refuses(409, "import.expired")]
    [Refuses(409, "import.notUploaded", Rule = "CRD-1")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/villages/{village}/card-deliveries/imports/{id}/completion")] HttpRequest request,
        string village,
        string id,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var body = await RequestBody.ReadNothingAsync(request, cancellation);
            return await declaration.CompleteAsync(village, id, DeliveryFiles.KindName, caller.Actor, IdempotencyHeader.Read(request, caller, body), cancellation);
        });
}
