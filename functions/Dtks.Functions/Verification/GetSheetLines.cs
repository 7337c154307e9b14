using System.Globalization;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
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
            var items = await LinesAsync(sheet, first, last, request, cancellation);
            var next = last < sheet.Tally.Lines ? (last + 1).ToString(CultureInfo.InvariantCulture) : null;

            // After the last line: the households that are missing because they cannot be read.
            var missing = next is null ? sheet.Unreadable ?? [] : [];
            var list = new ListAnswer<SheetLineView>([.. items, .. missing.Select(household => listing.ItemOf(household, request))], cursor.Write(next, request, caller));
            var read = ("sheet.read", sheet.Id, LineRanges.Of(list.Items.Select(line => line.Line)));
            return await reads.ShowPageAsync(Partitions.Registry(village), caller.Actor, read, list, sheet.EntityTag(), cancellation);
        });

    // In the place of a page that cannot be read stand the numbers of its lines.
    private async Task<IReadOnlyList<object>> LinesAsync(SheetDocument sheet, int first, int last, HttpRequest request, CancellationToken cancellation)
    {
        if (last < first)
        {
            return [];
        }

        var (from, to, language) = (sheet.PageOf(first)!.Value, sheet.PageOf(last)!.Value, MessageCatalogue.Choose(request.Headers.AcceptLanguage));
        var numbers = Enumerable.Range(from, to - from + 1).ToList();
        var read = (await sheets.LookAsync(sheet, numbers, cancellation)).Read.ToDictionary(page => page.Page);
        return [.. numbers.SelectMany(number => read.TryGetValue(number, out var page) ? Shown(page) : [LeftOut(sheet, number, (first, last), request)])];

        IEnumerable<object> Shown(SheetPageDocument page) =>
            page.Lines.Where(l => l.Line >= first && l.Line <= last).Select(line => SheetLineView.Of(sheet, page, line, policies, messages, language));
    }

    private UnreadableItem LeftOut(SheetDocument sheet, int page, (int First, int Last) asked, HttpRequest request)
    {
        var (first, last) = sheet.LinesOf(page);
        (first, last) = (Math.Max(first, asked.First), Math.Min(last, asked.Last));
        return listing.ItemOf(SheetPageDocument.IdOf(sheet.Period, page), request) with { Lines = LineRanges.Of(Enumerable.Range(first, last - first + 1)) };
    }
}
