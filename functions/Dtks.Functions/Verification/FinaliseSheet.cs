using Dtks.Domain.Kernel;
using Dtks.Domain.Verification;
using Dtks.Functions.Data;
using Dtks.Platform.Access;
using Dtks.Platform.Changes;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Verification;

/// <summary>POST /cycles/{period}/villages/{village}/finalization: the village head finalises the sheet, once every line is verified (VER-1); one whose month closed
/// before, as it stands (VER-7).</summary>
public sealed class FinaliseSheet(Api api, SheetRepository sheets, ChangeCommit commit, IdempotentAnswers answers)
{
    /// <summary>Finalises it; 422 while lines are unverified.</summary>
    [Function(nameof(FinaliseSheet))]
    [Access(Role.VillageHead, Area = "village")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "cycles/{period}/villages/{village}/finalization")] HttpRequest request,
        string period,
        string village,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var by = caller.Actor;
            var key = IdempotencyHeader.Read(request, caller, await RequestBody.ReadNothingAsync(request, cancellation));
            var ifMatch = IfMatchHeader.Read(request);
            return await answers.OnceAsync(
                Partitions.Registry(village), key,
                () => FinaliseAsync(village, period, key, ifMatch, by, cancellation),
                cancellation);
        });

    private async Task<Answer> FinaliseAsync(string village, string period, IdempotencyKey key, ExpectedVersion ifMatch, Actor by, CancellationToken cancellation)
    {
        var sheet = await SheetPath.FindAsync(sheets, village, period, cancellation);
        ifMatch.Require(sheet.EntityTag());
        var state = sheets.StateOf(sheet, await sheets.PagesAsync(sheet, cancellation));
        var happened = (SheetFinalised)(await sheets.DecideAsync(new SheetCommand.Finalise(by), sheet, state, cancellation))[0];
        var finalised = sheet with
        {
            Stage = SheetStage.Finalised,
            Tally = happened.Tally,
            OpenUntil = null,
            Missed = happened.Missed.Count == 0 ? null : LineRanges.Of(happened.Missed),
            FinalisedBy = by.Subject,
            Digest = SheetDigest.Of(state),
            History = [.. sheet.History, happened.Meta],
        };
        var (change, next) = sheets.Change(finalised, happened);
        var answer = Answer.Done(SheetView.Of(next), next.EntityTag());
        await commit.SaveAsync(answers.Keep(change, key, answer), cancellation);
        return answer;
    }
}
