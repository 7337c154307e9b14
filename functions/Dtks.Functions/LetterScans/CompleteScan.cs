using Dtks.Domain.Kernel;
using Dtks.Domain.LetterScans;
using Dtks.Functions.Data;
using Dtks.Functions.Evidence;
using Dtks.Functions.Ratification;
using Dtks.Platform.Access;
using Dtks.Platform.Changes;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.LetterScans;

/// <summary>POST …/scans/{scanId}/completion: the client says that all bytes are there; the inspection follows (RAT-1).</summary>
public sealed class CompleteScan(Api api, LetterRepository letters, ScanRepository scans, UploadBlobs blobs, ChangeCommit commit, IdempotentAnswers answers)
{
    /// <summary>Takes the scan to inspection. Said again, it is answered with where the scan then stands.</summary>
    [Function(nameof(CompleteScan))]
    [Access(Role.Regent, Area = "regency")]
    [Takes]
    [Answers<EvidenceReceipt>(202)]
    [Refuses(409, "evidence.expired")]
    [Refuses(409, "evidence.notUploaded", Rule = "RAT-1")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/regencies/{regency}/ratifications/{id}/scans/{scanId}/completion")] HttpRequest request,
        string regency,
        string id,
        string scanId,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var by = caller.Actor;
            var key = IdempotencyHeader.Read(request, caller, await RequestBody.ReadNothingAsync(request, cancellation));
            return await answers.OnceAsync(Partitions.Ratifications(regency), key, () => CompleteAsync(regency, id, scanId, by, key, cancellation), cancellation);
        });

    private async Task<Answer> CompleteAsync(string regency, string letter, string scan, Actor by, IdempotencyKey key, CancellationToken cancellation)
    {
        var found = await scans.FindAsync(regency, scan, cancellation);
        if (found?.Letter != letter)
        {
            throw new ProblemException(Problem.NotFound);
        }

        var happened = Accepted.Events(ScanDecider.Decide(new ScanCommand.Complete(by), found.State, letters.Policy(PathArea.Regency(regency)), letters.Now()));
        if (happened.Count == 0)
        {
            return await answers.KeepAloneAsync(commit, Partitions.Ratifications(regency), key, AnswerOf(found), cancellation);
        }

        if (!await blobs.IsUploadedAsync(found.BlobName(), cancellation))
        {
            throw new ProblemException(new Problem(409, "evidence.notUploaded", ScanDecider.Rule));
        }

        var (change, after) = ScanRepository.Change(found, regency, happened[0]);
        var answer = AnswerOf(after);
        await commit.SaveAsync(answers.Keep(change, key, answer), cancellation);
        return answer;
    }

    private static Answer AnswerOf(ScanDocument scan) => Answer.Accepted(new EvidenceReceipt(scan.State.Id, scan.State.Status), scan.Upload().Location);
}
