using Dtks.Domain.Kernel;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Ratification;

/// <summary>GET /regencies/{regency}/ratifications/{id}: a letter, for officers of the regency and above.</summary>
public sealed class GetRatification(Api api, LetterRepository letters)
{
    /// <summary>The letter with its digest and where it stands.</summary>
    [Function(nameof(GetRatification))]
    [Access(Role.Regent, Role.RegencyOfficer, Role.MinistryOfficer, Role.Auditor, Area = "regency")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "regencies/{regency}/ratifications/{id}")] HttpRequest request,
        string regency,
        string id,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var letter = await letters.FindAsync(regency, id, cancellation) ?? throw new ProblemException(Problem.NotFound);
            return Answer.Done(LetterView.Of(letter.State), letter.ETag);
        });
}
