using Dtks.Domain.Deliberations;
using Dtks.Domain.Evidence;
using Dtks.Domain.Kernel;
using Dtks.Functions.Data;
using Dtks.Functions.Deliberations;
using Dtks.Platform.Access;
using Dtks.Platform.Changes;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Evidence;

/// <summary>POST …/evidence/{evidenceId}/completion: the client says that all bytes are there; the inspection follows (MUS-6).</summary>
public sealed class CompleteEvidence(
    Api api, DeliberationRepository deliberations, EvidenceRepository repository, UploadBlobs blobs, ChangeCommit commit, IdempotentAnswers answers)
{
    /// <summary>Takes the upload to inspection. Said again, it is answered with where the upload then stands.</summary>
    [Function(nameof(CompleteEvidence))]
    [Access(Role.VillageOfficer, Area = "village")]
    [Takes]
    [Answers<EvidenceReceipt>(202)]
    [Refuses(409, "evidence.expired")]
    [Refuses(409, "evidence.notUploaded", Rule = "MUS-6")]
    [Refuses(409, "deliberation.cancelled", "deliberation.concluded", Rule = "MUS-7")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/villages/{village}/deliberations/{id}/evidence/{evidenceId}/completion")]
        HttpRequest request,
        string village,
        string id,
        string evidenceId,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var by = caller.Actor;
            var key = IdempotencyHeader.Read(request, caller, await RequestBody.ReadNothingAsync(request, cancellation));
            return await answers.OnceAsync(
                Partitions.Registry(village), key,
                () => CompleteAsync(village, id, evidenceId, by, key, cancellation),
                cancellation);
        });

    private async Task<Answer> CompleteAsync(string village, string id, string evidenceId, Actor by, IdempotencyKey key, CancellationToken cancellation)
    {
        var deliberation = await deliberations.FindAsync(village, id, cancellation) ?? throw new ProblemException(Problem.NotFound);
        var found = await repository.FindAsync(village, evidenceId, cancellation);
        if (found?.Deliberation != id)
        {
            throw new ProblemException(Problem.NotFound);
        }

        var events = Accepted.Events(repository.Decide(new EvidenceCommand.Complete(by), found.State, village));
        if (events.Count == 0)
        {
            return await answers.KeepAloneAsync(commit, Partitions.Registry(village), key, Answer.Accepted(new EvidenceReceipt(evidenceId, found.Status), found.Upload().Location), cancellation);
        }

        await RequireReadyAsync(deliberation, found, cancellation);
        var (change, after) = repository.Change(found, village, events);
        var answer = Answer.Accepted(new EvidenceReceipt(evidenceId, after.Status), after.Upload().Location);
        await commit.SaveAsync(answers.Keep(change, key, answer), cancellation);
        return answer;
    }

    private async Task RequireReadyAsync(DeliberationDocument deliberation, EvidenceDocument found, CancellationToken cancellation)
    {
        EvidenceDeclaration.RequireNotCancelled(deliberation);
        if (deliberation.Status == DeliberationStatus.Concluded)
        {
            throw new ProblemException(new Problem(409, EvidenceViolations.DeliberationConcluded, "MUS-7"));
        }

        if (!await blobs.IsUploadedAsync(found.BlobName(), cancellation))
        {
            throw new ProblemException(new Problem(409, "evidence.notUploaded", "MUS-6"));
        }
    }
}
