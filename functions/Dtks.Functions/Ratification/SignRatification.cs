using Dtks.Domain.Common;
using Dtks.Domain.Ratification;
using Dtks.Functions.Areas;
using Dtks.Functions.Http;
using Dtks.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Ratification;

/// <summary>POST /regencies/{regency}/ratifications: the regent's letter (RAT-1, RAT-8).</summary>
public sealed class SignRatification(Api api, LetterBook letters, AreaDirectory areas, Answers answers)
{
    /// <summary>Signs for exactly the rows eligible and not yet ratified.</summary>
    [Function(nameof(SignRatification))]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "regencies/{regency}/ratifications")] HttpRequest request,
        string regency,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var by = caller.Acting(Role.Regent);
            var area = PathArea.Regency(regency);
            caller.RequireArea(area);
            if (!areas.Exists(regency))
            {
                throw new ProblemException(Problem.NotFound);
            }

            var body = await RequestBody.ReadBytesAsync(request, cancellation);
            var draft = RequestBody.Parse<RatificationDraft>(body);
            var key = RequestKey.Of(request, caller, body);
            return await answers.OnceAsync(
                ContainerName.Ratifications, regency, key,
                () => letters.SignAsync(area, draft, by, key, cancellation),
                cancellation);
        });
}
