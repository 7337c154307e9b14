using Dtks.Domain.Kernel;
using Dtks.Domain.Verification;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Verification;

/// <summary>POST /cycles/{period}/villages/{village}/finalization: the village head finalises the sheet, once every line is verified (VER-1); one whose month closed
/// before, as it stands (VER-7).</summary>
public sealed class FinaliseSheet(Api api, SheetRepository sheets, SheetSteps steps)
{
    /// <summary>Finalises it; 422 while lines are unverified, and 409 while some cannot be read.</summary>
    [Function(nameof(FinaliseSheet))]
    [Access(Role.VillageHead, Area = "village")]
    [Takes(IfMatch = true)]
    [Answers<SheetView>(ETag = true)]
    [Refuses(404, "sheet.missing", Rule = "VER-1")]
    [Refuses(409, "sheet.finalised", "sheet.opening", "sheet.unreadable", Rule = "VER-1")]
    [Refuses(409, "sheet.closed", Rule = "VER-7")]
    [Refuses(422, "sheet.unverified", Rule = "VER-1")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/cycles/{period}/villages/{village}/finalization")] HttpRequest request,
        string period,
        string village,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var by = caller.Actor;
            var key = IdempotencyHeader.Read(request, caller, await RequestBody.ReadNothingAsync(request, cancellation));
            var ifMatch = IfMatchHeader.Read(request);
            return await steps.TakeAsync(village, period, key, ifMatch, MessageCatalogue.Choose(request.Headers.AcceptLanguage), sheet => FinaliseAsync(sheet, by, cancellation), cancellation);
        });

    private async Task<SheetStep> FinaliseAsync(SheetDocument sheet, Actor by, CancellationToken cancellation)
    {
        var state = sheets.StateOf(sheet, await sheets.LookAsync(sheet, Enumerable.Range(1, sheet.FirstLines.Count), cancellation));
        var happened = (SheetFinalised)(await sheets.DecideAsync(new SheetCommand.Finalise(by), sheet, state, cancellation))[0];
        var finalised = sheet with
        {
            Stage = SheetStage.Finalised,
            Tally = happened.Tally,
            OpenUntil = null,
            Missed = happened.Missed.Count == 0 ? null : LineRanges.Of(happened.Missed),
            FinalisedBy = by.Subject,
            Digest = SheetDigest.Of(state),
        };
        return new SheetStep(finalised, happened);
    }
}
