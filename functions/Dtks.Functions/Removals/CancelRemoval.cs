using Dtks.Domain.Kernel;
using Dtks.Domain.Removals;
using Dtks.Functions.Data;
using Dtks.Platform.Access;
using Dtks.Platform.Changes;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Removals;

/// <summary>POST /households/{village}/{id}/removals/{removal}/cancellation: whoever recorded a removal takes it back before it takes effect (RAT-6).</summary>
public sealed class CancelRemoval(Api api, RemovalRepository removals, ChangeCommit commit, IdempotentAnswers answers)
{
    /// <summary>Takes it back.</summary>
    [Function(nameof(CancelRemoval))]
    [Access(Role.RegencyOfficer, Role.MinistryOfficer, Area = "village")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "households/{village}/{id}/removals/{removal}/cancellation")] HttpRequest request,
        string village,
        string id,
        string removal,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var body = await RequestBody.ReadBytesAsync(request, cancellation);
            var draft = RequestBody.Parse<RemovalCancellationDraft>(body);
            var key = IdempotencyHeader.Read(request, caller, body);
            return await answers.OnceAsync(
                Partitions.Registry(village), key, () => CancelAsync(village, id, removal, draft, key, caller.Actor, cancellation), cancellation);
        });

    private async Task<Answer> CancelAsync(
        string village, string household, string removal, RemovalCancellationDraft draft, IdempotencyKey key, Actor by, CancellationToken cancellation)
    {
        var found = await removals.FindAsync(village, removal, cancellation);
        if (found?.State.Household != household)
        {
            throw new ProblemException(Problem.NotFound);
        }

        var (policy, now) = removals.Today(found.State.Village);
        var events = Accepted.Events(RemovalDecider.Cancel(found.State, draft, by, policy, now));
        var (change, state) = RemovalRepository.Change(found, events[0]);
        var answer = Answer.Done(RemovalReceipt.Of(state));
        await commit.SaveAsync(answers.Keep(change, key, answer), cancellation);
        return answer;
    }
}
