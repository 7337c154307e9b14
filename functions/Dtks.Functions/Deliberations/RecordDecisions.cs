using Dtks.Domain.Deliberations;
using Dtks.Domain.Kernel;
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

/// <summary>PUT /villages/{village}/deliberations/{id}/decisions: what was decided, in place of what was recorded before (MUS-2).</summary>
public sealed class RecordDecisions(Api api, DeliberationRepository repository, DecisionSubjects subjects, ChangeCommit commit, OptimisticRetry retry)
{
    /// <summary>Records the list, whole or not at all.</summary>
    [Function(nameof(RecordDecisions))]
    [Access(Role.VillageOfficer, Area = "village")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "villages/{village}/deliberations/{id}/decisions")] HttpRequest request,
        string village,
        string id,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var by = caller.Actor;
            var drafts = RequestBody.Parse<List<DecisionDraft>>(await RequestBody.ReadBytesAsync(request, cancellation));
            var ifMatch = IfMatchHeader.Read(request);
            return await retry.RetryAsync(() => RecordAsync(village, id, drafts, by, ifMatch, cancellation), cancellation);
        });

    private async Task<Answer> RecordAsync(
        string village, string id, IReadOnlyList<DecisionDraft> drafts, Actor by, ExpectedVersion ifMatch, CancellationToken cancellation)
    {
        var found = await repository.FindAsync(village, id, cancellation) ?? throw new ProblemException(Problem.NotFound);
        ifMatch.Require(found.ETag);
        var named = await subjects.FindDecidedAsync(village, drafts.Select(d => d.Proposal), drafts.Select(d => d.Household), cancellation);
        var events = Accepted.Events(repository.Decide(new DeliberationCommand.RecordDecisions(drafts, named, by), found.State, found.State.Village));
        if (events.Count == 0)
        {
            return Answer.Done(DeliberationReceipt.Of(found.State));
        }

        var (change, state) = repository.Change(found, events);
        await commit.SaveAsync(change, cancellation);
        return Answer.Done(DeliberationReceipt.Of(state));
    }
}
