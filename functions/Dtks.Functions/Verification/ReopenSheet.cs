using Dtks.Domain.Kernel;
using Dtks.Domain.Verification;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Verification;

/// <summary>POST /cycles/{period}/villages/{village}/reopening: the regency opens a finalised sheet again, with the reason, until its dossier is endorsed,
/// which is taken back with it (VER-8).</summary>
public sealed class ReopenSheet(Api api, SheetRepository sheets, SheetSteps steps, ISheetDossiers dossiers)
{
    /// <summary>Opens it; after the month's end what was verified by then can be decided anew until the determination date: 422 after it, and where nothing was.</summary>
    [Function(nameof(ReopenSheet))]
    [Access(Role.RegencyOfficer, Area = "village")]
    [Takes<SheetReopeningDraft>(IfMatch = true)]
    [Answers<SheetView>(ETag = true)]
    [Refuses(400, "input.required", "text.characters", "text.length")]
    [Refuses(404, "sheet.missing", Rule = "VER-1")]
    [Refuses(409, "sheet.opening", Rule = "VER-1")]
    [Refuses(409, "sheet.closed", Rule = "VER-7")]
    [Refuses(409, "sheet.endorsed", "sheet.notFinalised", Rule = "VER-8")]
    [Refuses(422, "sheet.determinationPassed", Rule = "RAT-5")]
    [Refuses(422, "sheet.nothingVerified", Rule = "VER-7")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/cycles/{period}/villages/{village}/reopening")] HttpRequest request,
        string period,
        string village,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var body = await RequestBody.ReadBytesAsync(request, cancellation);
            var command = new SheetCommand.Reopen(RequestBody.Parse<SheetReopeningDraft>(body), caller.Actor);
            var key = IdempotencyHeader.Read(request, caller, body);
            var ifMatch = IfMatchHeader.Read(request);
            return await steps.TakeAsync(village, period, key, ifMatch, MessageCatalogue.Choose(request.Headers.AcceptLanguage), sheet => ReopenAsync(sheet, command, cancellation), cancellation);
        });

    // Its lines do not matter for it. A dossier that waits for the camat is taken back with it.
    private async Task<SheetStep> ReopenAsync(SheetDocument sheet, SheetCommand.Reopen command, CancellationToken cancellation)
    {
        var happened = (SheetReopened)(await sheets.DecideAsync(command, sheet, sheets.StateOf(sheet), cancellation))[0];
        var reopened = sheet.OpenedAgain(happened.OpenUntil, new SheetReopening(happened.Meta.At, happened.Reason)) with { Dossier = null };
        return new SheetStep(reopened, happened, await dossiers.WithdrawalAsync(sheet, command.By, await sheets.PolicyAsync(sheet, cancellation), cancellation));
    }
}
