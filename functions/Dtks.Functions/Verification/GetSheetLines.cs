using System.Globalization;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Functions.Data;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Dtks.Platform.Reads;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Verification;

/// <summary>
/// GET /cycles/{period}/villages/{village}/lines: the sheet's lines by number, one per recipient and programme (VER-2, VER-4).
/// </summary>
public sealed class GetSheetLines(Api api, SheetRepository sheets, Listing listing, Cursor cursor, AuditedReads reads, PolicyVersions policies, MessageCatalogue messages)
{
    /// <summary>One page of the list, with the entity tag of the sheet.</summary>
    [Function(nameof(GetSheetLines))]
    [QueryParameters(Paged = true)]
    [Access(Role.VillageOfficer, Role.VillageHead, Role.DistrictHead, Role.RegencyOfficer, Role.Auditor, Area = "village")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "cycles/{period}/villages/{village}/lines")] HttpRequest request,
        string period,
        string village,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var limit = Cursor.Limit(request);
            var first = int.Parse(cursor.Read(request, caller) ?? "1", CultureInfo.InvariantCulture);
            var sheet = await SheetPath.FindAsync(sheets, village, period, cancellation);
            var last = Math.Min(first + limit - 1, sheet.Tally.Lines);
            var items = await LinesAsync(sheet, first, last, MessageCatalogue.Choose(request.Headers.AcceptLanguage), cancellation);
            var next = last < sheet.Tally.Lines ? (last + 1).ToString(CultureInfo.InvariantCulture) : null;

            // After the last line: the households that are missing because they cannot be read.
            var missing = next is null ? sheet.Unreadable ?? [] : [];
            var list = new ListAnswer<SheetLineView>([.. items, .. missing.Select(household => listing.ItemOf(household, request))], cursor.Write(next, request, caller));
            var read = ("sheet.read", sheet.Id, LineRanges.Of(items.Select(line => line.Line)));
            return await reads.ShowPageAsync(Partitions.Registry(village), caller.Actor, read, list, sheet.EntityTag(), cancellation);
        });

    private async Task<IReadOnlyList<SheetLineView>> LinesAsync(SheetDocument sheet, int first, int last, string language, CancellationToken cancellation)
    {
        if (last < first)
        {
            return [];
        }

        var from = sheet.PageOf(first)!.Value;
        var pages = await sheets.PagesAsync(sheet, Enumerable.Range(from, sheet.PageOf(last)!.Value - from + 1), cancellation);
        return
        [
            .. pages.SelectMany(page => page.Lines.Where(l => l.Line >= first && l.Line <= last).Select(line => SheetLineView.Of(sheet, page, line, policies, messages, language))),
        ];
    }
}
