using Dtks.Domain.Kernel;
using Dtks.Domain.Notices;
using Dtks.Functions.Data;
using Dtks.Platform.Access;
using Dtks.Platform.Changes;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Notices;

/// <summary>POST /villages/{village}/notices/{id}/telling: an officer notes that they told in person those whom a notice did not reach (GOV-3).</summary>
public sealed class TellNotice(Api api, NoticeReading notices, NoticeAudience audience, NoticeOutcomes outcomes, ChangeCommit commit, IdempotentAnswers answers)
{
    /// <summary>Notes it.</summary>
    [Function(nameof(TellNotice))]
    [Access(Role.VillageOfficer, Role.RegencyOfficer, Area = "village")]
    [Takes<NoticeTellingDraft>]
    [Answers<NoticeReceipt>]
    [Refuses(400, "input.required", "text.characters", "text.length")]
    [Refuses(409, "notice.notUnsent", Rule = "GOV-3")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/villages/{village}/notices/{id}/telling")] HttpRequest request,
        string village,
        string id,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var body = await RequestBody.ReadBytesAsync(request, cancellation);
            var draft = RequestBody.Parse<NoticeTellingDraft>(body);
            var key = IdempotencyHeader.Read(request, caller, body);
            return await answers.OnceAsync(Partitions.Registry(village), key, () => TellAsync(village, id, draft, key, caller.Actor, cancellation), cancellation);
        });

    private async Task<Answer> TellAsync(string village, string id, NoticeTellingDraft draft, IdempotencyKey key, Actor by, CancellationToken cancellation)
    {
        var found = await notices.FindAsync(village, id, cancellation);
        if (found is null || audience.HiddenFrom(by.Role).Contains(found.State.Kind))
        {
            throw new ProblemException(Problem.NotFound);
        }

        var (change, state) = outcomes.Told(found, draft, by);
        var answer = Answer.Done(new NoticeReceipt(state.Id, state.Status));
        await commit.SaveAsync(answers.Keep(change, key, answer), cancellation);
        return answer;
    }
}

/// <summary>The answer to a telling.</summary>
internal sealed record NoticeReceipt(string Id, NoticeStatus Status);
