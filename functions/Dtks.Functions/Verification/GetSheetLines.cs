using System.Globalization;
using Dtks.Domain.Kernel;
using Dtks.Domain.Verification;
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
public sealed class GetSheetLines(Api api, SheetRepository sheets, SheetLineList lines, Listing listing, Cursor cursor, AuditedReads reads)
{
    /// <summary>One page of the list, with the entity tag of the sheet.</summary>
    [Function(nameof(GetSheetLines))]
    [QueryParameters(Paged = true)]
    [Access(Role.VillageOfficer, Role.VillageHead, Role.DistrictHead, Role.RegencyOfficer, Role.Auditor, Area = "village")]
    [Answers<ListAnswer<SheetLineView>>(ETag = true)]
    [Refuses(404, "sheet.missing", Rule = "VER-1")]
    [Refuses(409, "sheet.opening", Rule = "VER-1")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/cycles/{period}/villages/{village}/lines")] HttpRequest request,
        string period,
        string village,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var limit = Cursor.Limit(request);
            var first = int.Parse(cursor.Read(request, caller) ?? "1", CultureInfo.InvariantCulture);
            var sheet = await SheetPath.FindAsync(sheets, village, period, cancellation);
            var last = Math.Min(first + limit - 1, sheet.Tally.Lines);
            var items = await lines.OfAsync(sheet, first, last, MessageCatalogue.Choose(request.Headers.AcceptLanguage), cancellation);
            var next = last < sheet.Tally.Lines ? (last + 1).ToString(CultureInfo.InvariantCulture) : null;

            // After the last line: the households that are missing because they cannot be read.
            var missing = next is null ? sheet.Unreadable ?? [] : [];
            var list = new ListAnswer<SheetLineView>([.. items, .. missing.Select(household => listing.ItemOf(household, request))], cursor.Write(next, request, caller));
            var read = ("sheet.read", sheet.Id, LineRanges.Of(list.Items.Select(line => line.Line)));
            return await reads.ShowPageAsync(Partitions.Registry(village), caller.Actor, read, list, sheet.EntityTag(), cancellation);
        });
}
