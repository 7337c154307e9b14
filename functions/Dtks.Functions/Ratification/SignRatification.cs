using Dtks.Domain.Kernel;
using Dtks.Domain.Ratification;
using Dtks.Functions.Areas;
using Dtks.Functions.Data;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Ratification;

/// <summary>POST /regencies/{regency}/ratifications: the regent's letter (RAT-1, RAT-8).</summary>
public sealed class SignRatification(Api api, LetterSigning letters, AreaDirectory areas, IdempotentAnswers answers)
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
            var key = IdempotencyHeader.Read(request, caller, body);
            return await answers.OnceAsync(
                Partitions.Ratifications(regency), key,
                () => letters.SignAsync(area, draft, by, key, cancellation),
                cancellation);
        });
}
