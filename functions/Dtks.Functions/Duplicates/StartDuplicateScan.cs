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

namespace Dtks.Functions.Duplicates;

/// <summary>POST /regencies/{regency}/duplicate-scans: has likely duplicates sought in the regency, one scan at a time (REG-5).</summary>
public sealed class StartDuplicateScan(Api api, ScanStart start, ScanRepository scans, ChangeCommit commit, IdempotentAnswers answers, MessageCatalogue messages)
{
    /// <summary>Begins one: 202.</summary>
    [Function(nameof(StartDuplicateScan))]
    [Access(Role.RegencyOfficer, Area = "regency")]
    [Takes]
    [Answers<ScanView>(202)]
    [Refuses(409, "duplicateScan.underWay", Rule = "REG-5")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/regencies/{regency}/duplicate-scans")] HttpRequest request, string regency, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var area = PathArea.Regency(regency);
            var key = IdempotencyHeader.Read(request, caller, await RequestBody.ReadNothingAsync(request, cancellation));
            var language = MessageCatalogue.Choose(request.Headers.AcceptLanguage);
            return await answers.OnceAsync(
                Partitions.Ratifications(regency),
                key,
                async () =>
                {
                    var (change, state) = await start.BeginAsync(key.Id, area, caller.Actor, cancellation);
                    var answer = AnswerOf(ScanView.Of(state, messages, language));
                    await commit.SaveAsync(answers.Keep(change, key, answer), cancellation);
                    return answer;
                },
                async () => await scans.FindAsync(regency, key.Id, cancellation) is { } found ? AnswerOf(ScanView.Of(found.State, messages, language)) : null,
                cancellation);
        });

    private static Answer AnswerOf(ScanView view) => Answer.Accepted(view, $"/api/regencies/{view.Regency}/duplicate-scans/{view.Id}");
}
