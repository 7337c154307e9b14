using Dtks.Domain.Kernel;
using Dtks.Domain.Ratification;
using Dtks.Functions.Data;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Ratification;

/// <summary>POST /regencies/{regency}/ratifications: the regent's letter (RAT-1, RAT-8).</summary>
public sealed class SignRatification(Api api, LetterSigning letters, IdempotentAnswers answers)
{
    /// <summary>Signs for exactly the rows eligible and not yet ratified: 201, or 202 when they are over a thousand.</summary>
    [Function(nameof(SignRatification))]
    [Access(Role.Regent, Area = "regency")]
    [Takes<RatificationDraft>]
    [Answers<LetterView>(201)]
    [Answers<LetterView>(202)]
    [Refuses(400, "date.format", "input.required", "input.unknownValue", "text.characters", "text.length")]
    [Refuses(400, "letter.dateFuture", "letter.period", Rule = "RAT-1")]
    [Refuses(409, "letter.numberUsed", Rule = "RAT-1")]
    [Refuses(422, "letter.ownRows", "letter.ownSheets", Rule = "GOV-2")]
    [Refuses(422, "letter.noSheets", Rule = "RAT-4")]
    [Refuses(422, "letter.noRows", Rule = "RAT-8")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/regencies/{regency}/ratifications")] HttpRequest request,
        string regency,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var by = caller.Actor;
            var area = PathArea.Regency(regency);
            var body = await RequestBody.ReadBytesAsync(request, cancellation);
            var draft = RequestBody.Parse<RatificationDraft>(body);
            var key = IdempotencyHeader.Read(request, caller, body);
            return await answers.OnceAsync(
                async () => await letters.RepeatedAsync(area, key, cancellation) ?? await answers.FindAsync(Partitions.Ratifications(regency), key, cancellation),
                () => letters.SignAsync(area, draft, by, key, cancellation),
                cancellation);
        });
}
