using Dtks.Domain.Kernel;
using Dtks.Functions.Data;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using Dtks.Platform.Reads;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Verification;

/// <summary>GET /cycles/{period}/villages/{village}: where the village's sheet stands, the reminders given of it (VER-7), and why it was opened again
/// (VER-8).</summary>
public sealed class GetSheet(Api api, SheetRepository sheets, SheetReminders reminders, SheetWays ways, CarryingSheets carrying, AuditedReads reads, MessageCatalogue messages, TimeProvider clock)
{
    /// <summary>The sheet without its lines; its ETag is what <c>If-Match</c> on decisions, finalisation and re-opening takes.</summary>
    [Function(nameof(GetSheet))]
    [Access(Role.VillageOfficer, Role.VillageHead, Role.DistrictHead, Role.RegencyOfficer, Role.Auditor, Area = "village")]
    [Answers<SheetStandView>(ETag = true)]
    [Refuses(404, "sheet.missing", Rule = "VER-1")]
    [Refuses(409, "sheet.opening", Rule = "VER-1")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/cycles/{period}/villages/{village}")] HttpRequest request,
        string period,
        string village,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var sheet = await SheetPath.FindAsync(sheets, village, period, cancellation);
            var language = MessageCatalogue.Choose(request.Headers.AcceptLanguage);
            var overturned = sheet.Overturned is null ? null : SheetAdvice.Of(sheet, await ways.OfAsync(sheet, cancellation), messages, language);
            var view = SheetStandView.Of(sheet, await reminders.OfAsync(sheet, cancellation), clock.GetUtcNow(), await carrying.OfAsync(sheet, cancellation), overturned, messages, language);
            return await reads.ShowAsync(Partitions.Registry(village), sheet.Id, caller.Actor, "sheet.standRead", view, sheet.EntityTag(), cancellation);
        });
}
