using Dtks.Domain.Kernel;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Duplicates;

/// <summary>GET /regencies/{regency}/duplicate-scans/{id}: how far a scan is, and what it came to (REG-5).</summary>
public sealed class GetDuplicateScan(Api api, ScanRepository scans, MessageCatalogue messages)
{
    /// <summary>The scan.</summary>
    [Function(nameof(GetDuplicateScan))]
    [Access(Role.RegencyOfficer, Area = "regency")]
    [Answers<ScanView>(ETag = true)]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/regencies/{regency}/duplicate-scans/{id}")] HttpRequest request, string regency, string id, CancellationToken cancellation) =>
        api.RunAsync(request, async _ =>
        {
            var found = await scans.FindAsync(regency, id, cancellation) ?? throw new ProblemException(Problem.NotFound);
            return Answer.Done(ScanView.Of(found.State, messages, MessageCatalogue.Choose(request.Headers.AcceptLanguage)), found.ETag);
        });
}
