using Dtks.Domain.Deliberations;
using Dtks.Domain.Kernel;
using Dtks.Functions.Data;
using Dtks.Platform.Access;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Deliberations;

/// <summary>
/// POST /villages/{village}/deliberations/{id}/cancellation: gives up one that is not concluded (MUS-7). What it decided is free for another, it counts for
/// no duty (MUS-1), and nothing more is uploaded for it.
/// </summary>
public sealed class CancelDeliberation(Api api, DeliberationRepository repository, ChangeCommit commit, IdempotentAnswers answers)
{
    /// <summary>Gives it up. Said again, it is answered the same.</summary>
    [Function(nameof(CancelDeliberation))]
    [Access(Role.VillageOfficer, Area = "village")]
    [Takes<DeliberationCancellationDraft>(IfMatch = true)]
    [Answers<DeliberationReceipt>]
    [Refuses(400, "input.required", "text.characters", "text.length")]
    [Refuses(409, "deliberation.cancelled", "deliberation.concluded", Rule = "MUS-7")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/villages/{village}/deliberations/{id}/cancellation")] HttpRequest request,
        string village,
        string id,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var by = caller.Actor;
            var body = await RequestBody.ReadBytesAsync(request, cancellation);
            var command = new DeliberationCommand.Cancel(RequestBody.Parse<DeliberationCancellationDraft>(body), by);
            var key = IdempotencyHeader.Read(request, caller, body);
            var ifMatch = IfMatchHeader.Read(request);
            return await answers.OnceAsync(
                Partitions.Registry(village), key, () => CancelAsync(village, id, command, key, ifMatch, cancellation), cancellation);
        });

    private async Task<Answer> CancelAsync(
        string village, string id, DeliberationCommand.Cancel command, IdempotencyKey key, ExpectedVersion ifMatch, CancellationToken cancellation)
    {
        var found = await repository.FindAsync(village, id, cancellation) ?? throw new ProblemException(Problem.NotFound);
        ifMatch.Require(found.ETag);
        var events = Accepted.Events(repository.Decide(command, found.State, found.State.Village));
        if (events.Count == 0)
        {
            return await answers.KeepAloneAsync(commit, Partitions.Registry(village), key, Answer.Done(DeliberationReceipt.Of(found.State)), cancellation);
        }

        // A conclusion that came in between makes this stale, and the other way round: one of them wins.
        var (change, state) = repository.Change(found, events);
        var answer = Answer.Done(DeliberationReceipt.Of(state));
        await commit.SaveAsync(answers.Keep(change, key, answer), cancellation);
        return answer;
    }
}
