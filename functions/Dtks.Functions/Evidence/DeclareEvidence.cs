using Dtks.Domain.Evidence;
using Dtks.Domain.Kernel;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Evidence;

/// <summary>
/// POST /villages/{village}/deliberations/{id}/evidence: declares an upload and gives the link to put its bytes at (MUS-4, MUS-6).
/// </summary>
public sealed class DeclareEvidence(Api api, EvidenceDeclaration declaration)
{
    /// <summary>Declares one upload.</summary>
    [Function(nameof(DeclareEvidence))]
    [Access(Role.VillageOfficer, Area = "village")]
    [Takes<EvidenceDraft>]
    [Answers<EvidenceReceipt>(201)]
    [Refuses(400, "evidence.contentType", "evidence.digestFormat", "evidence.fileName", "input.required", "input.unknownValue", "number.range", "text.characters")]
    [Refuses(400, "text.length")]
    [Refuses(409, "evidence.exists", "evidence.expired")]
    [Refuses(409, "evidence.tooMany", Rule = "MUS-4")]
    [Refuses(409, "deliberation.cancelled", "deliberation.concluded", Rule = "MUS-7")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/villages/{village}/deliberations/{id}/evidence")] HttpRequest request,
        string village,
        string id,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var by = caller.Actor;
            var body = await RequestBody.ReadBytesAsync(request, cancellation);
            var draft = RequestBody.Parse<EvidenceDraft>(body);
            return await declaration.DeclareAsync(village, id, draft, by, IdempotencyHeader.Read(request, caller, body), HostOf(request), cancellation);
        });

    /// <summary>The app's base URL as the client names it.</summary>
    internal static Uri HostOf(HttpRequest request) => new($"{request.Scheme}://{request.Host}");
}
