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

/// <summary>PUT /villages/{village}/deliberations/{id}/attendees: who was present, in place of what was recorded before, until it is concluded (MUS-3).</summary>
public sealed class CorrectAttendance(Api api, DeliberationRepository repository, ChangeCommit commit, OptimisticRetry retry)
{
    /// <summary>Records the list, whole or not at all.</summary>
    [Function(nameof(CorrectAttendance))]
    [Access(Role.VillageOfficer, Area = "village")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "villages/{village}/deliberations/{id}/attendees")] HttpRequest request,
        string village,
        string id,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var by = caller.Actor;
            var drafts = RequestBody.Parse<List<AttendeeDraft>>(await RequestBody.ReadBytesAsync(request, cancellation));
            var ifMatch = IfMatchHeader.Read(request);
            return await retry.RetryAsync(() => RecordAsync(village, id, drafts, by, ifMatch, cancellation), cancellation);
        });

    private async Task<Answer> RecordAsync(
        string village, string id, IReadOnlyList<AttendeeDraft> drafts, Actor by, ExpectedVersion ifMatch, CancellationToken cancellation)
    {
        var found = await repository.FindAsync(village, id, cancellation) ?? throw new ProblemException(Problem.NotFound);
        ifMatch.Require(found.ETag);
        var events = Accepted.Events(repository.Decide(new DeliberationCommand.CorrectAttendance(drafts, by), found.State, found.State.Village));
        if (events.Count == 0)
        {
            return Answer.Done(DeliberationReceipt.Of(found.State));
        }

        var (change, state) = repository.Change(found, events);
        await commit.SaveAsync(change, cancellation);
        return Answer.Done(DeliberationReceipt.Of(state));
    }
}
