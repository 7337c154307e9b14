using Dtks.Domain.Policies;
using Dtks.Domain.Verification;
using Dtks.Functions.Registry;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using Dtks.Platform.Records;

namespace Dtks.Functions.Verification;

/// <summary>Lines of a sheet as officers see them: they show persons, and are answered through audited reads alone.</summary>
public sealed class SheetLineList(SheetRepository sheets, SheetWays ways, CarryingSheets carrying, Listing listing, PolicyVersions policies, MessageCatalogue messages, TimeProvider clock)
{
    /// <summary>The lines of a range, in order. In the place of a page that cannot be read stand the numbers of its lines.</summary>
    internal async Task<IReadOnlyList<object>> OfAsync(SheetDocument sheet, int first, int last, string language, CancellationToken cancellation)
    {
        if (last < first)
        {
            return [];
        }

        var (running, staying) = (sheet.Running(clock.GetUtcNow()), sheet.StayingUnverified(clock.GetUtcNow()));
        var carried = await carrying.OfAsync(sheet, cancellation);
        var way = sheet.Overturned is null ? null : AidWords.Of(await ways.OfAsync(sheet, cancellation));
        var (from, to) = (sheet.PageOf(first)!.Value, sheet.PageOf(last)!.Value);
        var numbers = Enumerable.Range(from, to - from + 1).ToList();
        var read = (await sheets.LookAsync(sheet, numbers, cancellation)).Read.ToDictionary(page => page.Page);
        return [.. numbers.SelectMany(number => read.TryGetValue(number, out var page) ? Shown(page) : [LeftOut(sheet, number, (first, last), language)])];

        IEnumerable<object> Shown(SheetPageDocument page) =>
            page.Lines.Where(l => l.Line >= first && l.Line <= last).Select(line => SheetLineView.Of(sheet, page, line, (staying?.Contains(line.Line) == false ? null : running, carried), way, policies, messages, language));
    }

    private UnreadableItem LeftOut(SheetDocument sheet, int page, (int First, int Last) asked, string language)
    {
        var (first, last) = sheet.LinesOf(page);
        (first, last) = (Math.Max(first, asked.First), Math.Min(last, asked.Last));
        return listing.ItemOf(SheetPageDocument.IdOf(sheet.Period, page), language) with { Lines = LineRanges.Of(Enumerable.Range(first, last - first + 1)) };
    }
}
