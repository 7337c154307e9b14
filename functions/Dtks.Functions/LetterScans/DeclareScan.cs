using Dtks.Domain.Kernel;
using Dtks.Domain.LetterScans;
using Dtks.Functions.Evidence;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.LetterScans;

/// <summary>POST /regencies/{regency}/ratifications/{id}/scans: declares a scan of the letter as it was signed by hand, and gives the link to put its bytes at (RAT-1).</summary>
public sealed class DeclareScan(Api api, ScanDeclaration declaration)
{
    /// <summary>Declares one scan.</summary>
    [Function(nameof(DeclareScan))]
    [Access(Role.Regent, Area = "regency")]
    [Takes<ScanDraft>]
    [Answers<EvidenceReceipt>(201)]
    [Refuses(400, "evidence.digestFormat", "input.required", "number.range", "text.characters", "text.length")]
    [Refuses(400, "evidence.contentType", "evidence.fileName", Rule = "RAT-1")]
    [Refuses(409, "letterScan.sameFile", "letterScan.tooMany", "letterScan.unsigned", Rule = "RAT-1")]
    [Refuses(409, "letterScan.returned", Rule = "RAT-5")]
    [Refuses(409, "letter.noRows", "letter.signing", Rule = "RAT-8")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/regencies/{regency}/ratifications/{id}/scans")] HttpRequest request,
        string regency,
        string id,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var by = caller.Actor;
            var body = await RequestBody.ReadBytesAsync(request, cancellation);
            var draft = RequestBody.Parse<ScanDraft>(body);
            return await declaration.DeclareAsync(regency, id, draft, by, IdempotencyHeader.Read(request, caller, body), DeclareEvidence.HostOf(request), cancellation);
        });
}
