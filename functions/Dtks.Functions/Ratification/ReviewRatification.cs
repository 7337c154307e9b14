using Dtks.Domain.Kernel;
using Dtks.Domain.Ratification;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Ratification;

/// <summary>POST /regencies/{regency}/ratifications/{id}/review: the Ministry's review of a letter (RAT-3).</summary>
public sealed class ReviewRatification(Api api, LetterReview letters, IdempotentAnswers answers)
{
    /// <summary>Conforming: its proposals enter the register, but for rows named, which go back alone. Returned: all go back with the reasons. 200, or 202 when they are over a thousand.</summary>
    [Function(nameof(ReviewRatification))]
    [Access(Role.MinistryOfficer, Area = "regency")]
    [Takes<ReviewDraft>(IfMatch = true)]
    [Answers<LetterView>]
    [Answers<LetterView>(202)]
    [Refuses(400, "input.required", "input.unknownValue", "list.size", "text.characters", "text.length")]
    [Refuses(400, "letter.reasonsForbidden", Rule = "RAT-3")]
    [Refuses(400, "letter.rowTwice", Rule = "RAT-5")]
    [Refuses(409, "letter.reviewed", Rule = "RAT-3")]
    [Refuses(409, "letter.signing", Rule = "RAT-8")]
    [Refuses(422, "letter.allRows", "letter.noRows", "letter.noSheets")]
    [Refuses(422, "letter.ownReview", Rule = "GOV-2")]
    [Refuses(422, "letter.digest", "letter.rowUnknown", Rule = "RAT-8")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/regencies/{regency}/ratifications/{id}/review")] HttpRequest request,
        string regency,
        string id,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var by = caller.Actor;
            var area = PathArea.Regency(regency);
            var body = await RequestBody.ReadBytesAsync(request, cancellation);
            var draft = RequestBody.Parse<ReviewDraft>(body);
            var key = IdempotencyHeader.Read(request, caller, body);
            var ifMatch = IfMatchHeader.Read(request);
            return await answers.OnceAsync(
                () => letters.GivenAsync(area, id, key, cancellation),
                () => letters.ReviewAsync(area, id, draft, by, key, ifMatch, cancellation),
                cancellation);
        });
}
