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
public sealed class GetRatification(Api api, LetterRepository letters, LetterShowing showing)
{
    /// <summary>The letter with its digest, where it stands, and what of it could not be applied.</summary>
    [Function(nameof(GetRatification))]
    [Access(Role.Regent, Role.RegencyOfficer, Role.MinistryOfficer, Role.Auditor, Area = "regency")]
    [Answers<LetterView>(ETag = true)]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/regencies/{regency}/ratifications/{id}")] HttpRequest request,
        string regency,
        string id,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var letter = await letters.FindAsync(regency, id, cancellation) ?? throw new ProblemException(Problem.NotFound);
            var language = MessageCatalogue.Choose(request.Headers.AcceptLanguage);
            return Answer.Done(await showing.ShowAsync(letter, language, cancellation), letter.ETag);
        });
}
