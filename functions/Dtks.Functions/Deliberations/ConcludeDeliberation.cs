using Dtks.Domain.Deliberations;
using Dtks.Domain.Kernel;
using Dtks.Functions.Data;
using Dtks.Platform.Access;
using Dtks.Platform.Changes;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Deliberations;

/// <summary>
/// POST /villages/{village}/deliberations/{id}/conclusion: the gate of MUS-3, MUS-4 and MUS-7. Nothing takes effect before it is passed.
/// </summary>
public sealed class ConcludeDeliberation(
    Api api, DeliberationRepository repository, IDeliberationDocuments documents, OpenDecisions decisions, ChangeCommit commit, IdempotentAnswers answers)
{
    /// <summary>Concludes it, or names every condition that is not met.</summary>
    [Function(nameof(ConcludeDeliberation))]
    [Access(Role.VillageHead, Area = "village")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "villages/{village}/deliberations/{id}/conclusion")] HttpRequest request,
        string village,
        string id,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var by = caller.Actor;
            var body = await RequestBody.ReadBytesAsync(request, cancellation);
            var draft = RequestBody.Parse<ConclusionDraft>(body);
            var key = IdempotencyHeader.Read(request, caller, body);
            var ifMatch = IfMatchHeader.Read(request);
            return await answers.OnceAsync(
                Partitions.Registry(village), key,
                () => ConcludeAsync(village, id, draft, by, key, ifMatch, cancellation),
                cancellation);
        });

    private async Task<Answer> ConcludeAsync(
        string village, string id, ConclusionDraft draft, Actor by, IdempotencyKey key, ExpectedVersion ifMatch, CancellationToken cancellation)
    {
        var found = await repository.FindAsync(village, id, cancellation) ?? throw new ProblemException(Problem.NotFound);
        ifMatch.Require(found.ETag);
        // What cannot be read proves nothing.
        var (uploads, _) = await documents.OfAsync(village, id, cancellation);
        var command = new DeliberationCommand.Conclude(draft, uploads, by);
        var events = Accepted.Events(repository.Decide(command, found.State, found.State.Village));
        await decisions.RequireAsync(found.State, cancellation);
        var (change, state) = repository.Change(found, events);
        var answer = Answer.Done(DeliberationReceipt.Of(state));
        await commit.SaveAsync(answers.Keep(change, key, answer), cancellation);
        return answer;
    }
}
