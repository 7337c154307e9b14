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

/// <summary>POST /regencies/{regency}/ratifications/{id}/resubmission: a returned letter goes to the Ministry again (RAT-5).</summary>
public sealed class ResubmitRatification(Api api, LetterResubmission letters, IdempotentAnswers answers)
{
    /// <summary>Over those of its rows that were not withdrawn, and still wait as it left them: 202, and signed once they were gathered.</summary>
    [Function(nameof(ResubmitRatification))]
    [Access(Role.Regent, Area = "regency")]
    [Takes<ResubmissionDraft>(IfMatch = true)]
    [Answers<LetterView>(202)]
    [Refuses(400, "date.format", "input.required", "list.size", "text.characters", "text.length")]
    [Refuses(400, "letter.dateFuture", Rule = "RAT-1")]
    [Refuses(400, "letter.rowTwice", Rule = "RAT-5")]
    [Refuses(409, "letter.numberUsed", Rule = "RAT-1")]
    [Refuses(409, "letter.notReturned", "letter.returning", Rule = "RAT-5")]
    [Refuses(422, "letter.allWithdrawn")]
    [Refuses(422, "letter.ownRows", Rule = "GOV-2")]
    [Refuses(422, "letter.determinationPassed", "letter.roundsSpent", "letter.sheetsAnew", Rule = "RAT-5")]
    [Refuses(422, "letter.rowUnknown", Rule = "RAT-8")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/regencies/{regency}/ratifications/{id}/resubmission")] HttpRequest request,
        string regency,
        string id,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var by = caller.Actor;
            var area = PathArea.Regency(regency);
            var body = await RequestBody.ReadBytesAsync(request, cancellation);
            var draft = RequestBody.Parse<ResubmissionDraft>(body);
            var key = IdempotencyHeader.Read(request, caller, body);
            var ifMatch = IfMatchHeader.Read(request);
            return await answers.OnceAsync(
                Partitions.Ratifications(regency), key, () => letters.ResubmitAsync(area, id, draft, by, key, ifMatch, cancellation), cancellation);
        });
}
