using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.ServiceDesk;
using Dtks.Functions.Data;
using Dtks.Functions.Evidence;
using Dtks.Functions.ServiceDesk.Applications;
using Dtks.Platform.Access;
using Dtks.Platform.Changes;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.ServiceDesk.Papers;

/// <summary>POST …/documents/{fileId}/completion: the client says that all bytes are there; the inspection follows (SVC-2).</summary>
public sealed class CompleteHelpFile(Api api, HelpApplications applications, HelpWork work, HelpFiles files, UploadBlobs blobs, ChangeCommit commit, IdempotentAnswers answers)
{
    /// <summary>Takes the file to inspection. Said again, it is answered with where the file then stands.</summary>
    [Function(nameof(CompleteHelpFile))]
    [Access(Role.DeskOfficer, Role.SectionOfficer, Role.VillageOfficer, Area = "regency", Reach = Reach.Own | Reach.Below)]
    [Takes]
    [Answers<EvidenceReceipt>(202)]
    [Refuses(409, "evidence.expired", "evidence.notUploaded")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/desk/{regency}/applications/{id}/documents/{fileId}/completion")] HttpRequest request,
        string regency,
        string id,
        string fileId,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var area = PathArea.Regency(regency);
            var key = IdempotencyHeader.Read(request, caller, await RequestBody.ReadNothingAsync(request, cancellation));
            return await answers.OnceAsync(Partitions.ServiceDesk(area.Value), key, () => CompleteAsync(area, id, fileId, caller, key, cancellation), cancellation);
        });

    private async Task<Answer> CompleteAsync(AreaCode regency, string application, string file, Caller caller, IdempotencyKey key, CancellationToken cancellation)
    {
        await work.SeenAsync(caller, regency, application, cancellation);
        var found = await files.FindAsync(regency.Value, file, cancellation);
        if (found?.Application != application)
        {
            throw new ProblemException(Problem.NotFound);
        }

        var (policy, now, _) = applications.Today(regency);
        var happened = Accepted.Events(HelpFileRules.Complete(found.State, caller.Actor, policy, now));
        if (happened.Count == 0)
        {
            return await answers.KeepAloneAsync(commit, Partitions.ServiceDesk(regency.Value), key, AnswerOf(found), cancellation);
        }

        if (!await blobs.IsUploadedAsync(found.BlobName(), cancellation))
        {
            throw new ProblemException(new Problem(409, "evidence.notUploaded", found.State.Rule()));
        }

        var (change, after) = HelpFiles.Change(found, regency.Value, happened[0]);
        var answer = AnswerOf(after);
        await commit.SaveAsync(answers.Keep(change, key, answer), cancellation);
        return answer;
    }

    private static Answer AnswerOf(HelpFileDocument file) => Answer.Accepted(new EvidenceReceipt(file.State.Id, file.State.Status), file.Upload().Location);
}
